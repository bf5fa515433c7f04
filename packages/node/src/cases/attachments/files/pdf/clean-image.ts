import { constants, inflateSync } from 'node:zlib';
import { PDFArray, PDFName, type PDFRawStream } from '@cantoo/pdf-lib';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanJpeg2000 } from './clean-jpeg2000.ts';

const OPTIONS = { maxOutputLength: 64 * 1024 * 1024, finishFlush: constants.Z_SYNC_FLUSH };
const FILTER = PDFName.of('Filter');
const KINDS: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | undefined>> = {
  '/DCTDecode': cleanJpeg,
  '/JPXDecode': cleanJpeg2000,
};

/**
 * Photos lie in a PDF as their whole files, with place and device (EXIF): those go, the picture
 * stays as it is.
 * @throws Error if a photo cannot be followed
 */
export function cleanImage(stream: PDFRawStream): void {
  const { dict } = stream;
  const given = dict.lookup(FILTER);
  const filters = (given instanceof PDFArray ? given.asArray() : [given]).map(String);
  const clean = KINDS[filters.at(-1) ?? ''];
  if (!clean) return;
  const isPacked = filters.length === 2 && filters[0] === '/FlateDecode';
  if (filters.length > 1 && !isPacked) throw new Error('A picture is packed in an odd way');
  const whole = isPacked ? inflateSync(stream.contents, OPTIONS) : stream.contents;
  const kept = clean(whole);
  if (!kept) throw new Error('A picture cannot be followed');
  if (isPacked) {
    dict.set(FILTER, PDFName.of(filters[1]?.slice(1) ?? ''));
    const params = dict.lookup(PDFName.of('DecodeParms'));
    dict.delete(PDFName.of('DecodeParms'));
    const own = params instanceof PDFArray ? params.asArray()[1] : undefined;
    if (own) dict.set(PDFName.of('DecodeParms'), own);
  }
  stream.updateContents(kept);
}
