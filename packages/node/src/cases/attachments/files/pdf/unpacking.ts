import { constants, inflateSync } from 'node:zlib';
import {
  PDFName,
  PDFObjectStreamParser,
  type PDFRawStream,
  PDFXRefStreamParser,
} from '@cantoo/pdf-lib';

/** All parts of one document that are packed together, unpacked: more than three files that are taken. */
const MOST_BYTES = 64 * 1024 * 1024;
const MOST_PARTS = 500_000;

const FILTER = PDFName.of('Filter');
const FLATE = PDFName.of('FlateDecode');

/**
 * Bounds what the library unpacks while it reads: it would unpack a few bytes to any length, in
 * memory that no limit of a thread counts. For one document, as a thread reads one.
 */
export function boundUnpacking(): void {
  const { forStream } = PDFObjectStreamParser;
  let bytes = 0;
  let parts = 0;
  PDFObjectStreamParser.forStream = (stream, wait) => {
    unpack(stream, MOST_BYTES - bytes);
    bytes += stream.contents.length;
    parts += Number(stream.dict.get(PDFName.of('N'))?.toString());
    if (!(parts <= MOST_PARTS)) throw new Error('Too many parts');
    return forStream(stream, wait);
  };
  const { forStream: forTable } = PDFXRefStreamParser;
  PDFXRefStreamParser.forStream = (stream) => {
    // of the table only what is written beside it is used: no row of it needs to be read
    stream.dict.delete(FILTER);
    stream.dict.set(PDFName.of('Index'), stream.dict.context.obj([0, 0]));
    stream.updateContents(new Uint8Array());
    return forTable(stream);
  };
}

function unpack(stream: PDFRawStream, maxOutputLength: number): void {
  const filter = stream.dict.lookup(FILTER);
  if (filter === undefined) return;
  const isFlate = filter === FLATE || filter.toString().replaceAll(' ', '') === '[/FlateDecode]';
  if (!isFlate || maxOutputLength <= 0) throw new Error('Packed too much');
  // one that was cut off gives what it has, as it does in every reader
  const options = { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH };
  stream.updateContents(new Uint8Array(inflateSync(stream.contents, options)));
  stream.dict.delete(FILTER);
}
