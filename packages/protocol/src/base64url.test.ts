import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64url } from './base64url.ts';

const encode = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

describe('decodeBase64url', () => {
  it('gives back every sequence of bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase64url(encode(bytes))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('takes one spelling only: any other text of the same bytes is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const decoded = decodeBase64url(text);
        if (decoded !== undefined) expect(encode(decoded)).toBe(text);
      }),
    );
  });

  const refused: readonly (readonly [string, string])[] = [
    ['padding', 'AA=='],
    ['trailing bits of two characters', 'AB'],
    ['trailing bits of three characters', 'AAB'],
    ['a single character', 'A'],
    ['five characters', 'AAAAA'],
    ['+ and /', '+/+/'],
    ['a space', 'AA AA'],
    ['a line break at the end', 'AAAA\n'],
    ['NUL', 'AAAA\0'],
    ['a character beyond Latin-1', 'AAA\u0141'],
  ];
  it.each(refused)('refuses %s', (_, text) => {
    expect(decodeBase64url(text)).toBeUndefined();
  });

  it('takes no characters for no bytes', () => {
    expect(decodeBase64url('')).toHaveLength(0);
  });
});
