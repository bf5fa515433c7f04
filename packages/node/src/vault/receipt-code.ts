import { hkdfSync, randomBytes } from 'node:crypto';
import { readCode, writeCode } from './crockford.ts';

const LENGTH = 16;

/** What a receipt code turns into: where the filing is found, and the key that opens it. */
export interface CodeSecrets {
  readonly lookup: Uint8Array;
  readonly key: Uint8Array;
}

/** A new receipt code: 80 random bits as 16 characters in groups of four, and a check character. */
export function newReceiptCode(): string {
  return writeCode(Array.from(randomBytes(LENGTH), (byte) => byte & 31));
}

/**
 * Reads a code as people type it.
 * @returns the code as printed, or undefined if it cannot be one (the check character is wrong)
 */
export function readReceiptCode(typed: string): string | undefined {
  return readCode(typed, LENGTH);
}

/** Derives what a code opens, by HKDF-SHA-256 (RFC 5869); 80 random bits need no slow hash. */
export function codeSecrets(code: string): CodeSecrets {
  const derived = new Uint8Array(hkdfSync('sha256', code, 'nabij receipt code', '', 64));
  return { lookup: derived.slice(0, 32), key: derived.slice(32) };
}
