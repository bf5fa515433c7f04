import { cleanApart } from './clean-apart.ts';
import { cleanName } from './clean-name.ts';
import { cleanPicture } from './clean-picture.ts';
import { faultOf } from './fault-of.ts';
import { FileRefused } from './file-refused.ts';
import { hasTestVirus } from './scan.ts';
import { type Kind, sniff } from './sniff.ts';
import { isWholePdf } from './whole-pdf.ts';

/** 20 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** A file as it may be kept. */
export interface CleanFile {
  readonly name: string;
  /** Media type, by what is in it. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes a file fit to be kept: of a kind that is taken, named by what it is, without hidden details.
 * Pictures are drawn anew; the pages of a PDF, sound and text stay as they are.
 * @throws FileRefused for whatever is wrong with it
 */
export async function cleanFile(given: { name: string; bytes: Uint8Array }): Promise<CleanFile> {
  if (given.bytes.length > MAX_FILE_BYTES) throw new FileRefused('large');
  if (hasTestVirus(given.bytes)) throw new FileRefused('infected');
  const kind = await sniff(given.bytes);
  if (!kind) throw new FileRefused(await faultOf(given));
  const { type, extension } = kind;
  const bytes = await cleaned(given.bytes, kind);
  if (bytes.length > MAX_FILE_BYTES) throw new FileRefused(kind.picture ? 'pixels' : 'large');
  return { name: cleanName(given.name, extension), type, bytes };
}

async function cleaned(bytes: Uint8Array, kind: Kind): Promise<Uint8Array> {
  if (kind.picture) return drawn(bytes, kind);
  if (kind.type === 'text/plain') return bytes;
  if (kind.type === 'application/pdf' && !isWholePdf(bytes)) throw new FileRefused('broken');
  return cleanApart(bytes, kind.type);
}

async function drawn(bytes: Uint8Array, kind: Kind): Promise<Uint8Array> {
  try {
    return await cleanPicture(bytes, kind.type);
  } catch (error) {
    const isOfPhone = kind.heic && error instanceof FileRefused && error.fault === 'broken';
    throw isOfPhone ? new FileRefused('heic') : error;
  }
}
