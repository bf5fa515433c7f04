import { hkdfSync, randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O or U (https://www.crockford.com/base32.html). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
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
 * Reads a code as people type it: any spacing or dashes, lower case, O for 0, I or L for 1.
 * @returns the code as printed, or undefined if it cannot be one (the check character is wrong)
 */
export function readReceiptCode(typed: string): string | undefined {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const values = Array.from(letters, (letter) => ALPHABET.indexOf(letter));
  if (values.length !== LENGTH + 1 || values.includes(-1)) return undefined;
  const body = values.slice(0, LENGTH);
  return checkValue(body) === values[LENGTH] ? writeCode(body) : undefined;
}

/** Derives what a code opens, by HKDF-SHA-256 (RFC 5869); 80 random bits need no slow hash. */
export function codeSecrets(code: string): CodeSecrets {
  const derived = new Uint8Array(hkdfSync('sha256', code, 'nabij receipt code', '', 64));
  return { lookup: derived.slice(0, 32), key: derived.slice(32) };
}

function writeCode(values: number[]): string {
  const letters = [...values, checkValue(values)].map((value) => ALPHABET[value]).join('');
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
}

/** ISO/IEC 7064 hybrid system, modulus 33 over 32: any one wrong character is found. */
function checkValue(values: number[]): number {
  let product = 32;
  for (const value of values) {
    const sum = (product + value) % 32 || 32;
    product = (sum * 2) % 33;
  }
  return (33 - product) % 32;
}
