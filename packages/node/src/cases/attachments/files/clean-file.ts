import { Refusal } from '../../../system/problem.ts';
import { cleanName } from './clean-name.ts';
import { cleanPicture } from './clean-picture.ts';
import { sniff } from './sniff.ts';

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
 * Makes a file fit to be kept: of a kind that is taken, named by what it is, pictures drawn anew
 * without hidden details. Documents and sound stay as they are, hidden details too.
 * @throws Refusal file-not-taken, too-large
 */
export async function cleanFile(given: { name: string; bytes: Uint8Array }): Promise<CleanFile> {
  if (given.bytes.length > MAX_FILE_BYTES) throw new Refusal('too-large');
  const kind = await sniff(given.bytes);
  if (!kind) throw new Refusal('file-not-taken');
  const { type, extension } = kind;
  const bytes = kind.picture ? await cleanPicture(given.bytes, type) : given.bytes;
  if (bytes.length > MAX_FILE_BYTES) throw new Refusal('too-large');
  return { name: cleanName(given.name, extension), type, bytes };
}
