import type { KeyObject } from 'node:crypto';
import { openRaw, sealRaw } from '../../vault/seal.ts';

/** Lengths of entries are multiples of this, so that a length tells little. */
const STEP = 512;
const END = '\n';
/** Stands alone in the entry of a case that does not open. */
const UNOPENED = '\0';

/** What one case says, to be searched: sealed under a key that only holders derive. */
export function sealEntry(
  secret: Uint8Array,
  caseId: string,
  words: readonly string[] | undefined,
): Buffer {
  const plain = Buffer.from(words === undefined ? UNOPENED : END + words.join(END) + END);
  const padded = Buffer.alloc(Math.ceil(plain.length / STEP) * STEP, END);
  padded.set(plain);
  return sealRaw(secret, placeOf(caseId), padded);
}

/**
 * The words of a case, each between two line ends; undefined for a case that did not open.
 * @throws SealBroken
 */
export function openEntry(
  secret: Uint8Array | KeyObject,
  caseId: string,
  sealed: Uint8Array,
): Buffer | undefined {
  const words = openRaw(secret, placeOf(caseId), sealed);
  return words[0] === 0 ? undefined : words;
}

/** Tells whether an open entry has a word that begins with each of these. */
export function finder(words: readonly string[]): (entry: Buffer) => boolean {
  const starts = words.map((word) => Buffer.from(END + word));
  return (entry) => starts.every((start) => entry.includes(start));
}

function placeOf(caseId: string): string {
  return `case/${caseId}/search`;
}
