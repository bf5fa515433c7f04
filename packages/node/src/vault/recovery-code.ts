import { hkdfSync, randomBytes } from 'node:crypto';
import { readCode, writeCode } from './crockford.ts';

const LENGTH = 32;

/** The code of a recovery sheet: 160 random bits as 32 characters, and a check character. */
export function newRecoveryCode(): string {
  return writeCode(Array.from(randomBytes(LENGTH), (byte) => byte & 31));
}

/** Reads such a code as people type it, from paper. @returns undefined if it cannot be one */
export function readRecoveryCode(typed: string): string | undefined {
  return readCode(typed, LENGTH);
}

/** The key that wraps the sheet's private key: HKDF-SHA-256 (RFC 5869) of a code as printed. */
export function recoveryCodeKey(code: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', code, 'nabij recovery sheet', '', 32));
}
