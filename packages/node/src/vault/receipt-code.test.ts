import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSecrets, newReceiptCode, readReceiptCode } from './receipt-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const code = fc.constant(null).map(newReceiptCode);
const NOISE = [' ', '-', '  ', '.', '\t', '\u00a0', '–', '_', '/'];

/** The ways in which people write one character of a code. */
function spellings(letter: string): string[] {
  const alike = { '0': ['O', 'o'], '1': ['I', 'i', 'L', 'l'] }[letter] ?? [];
  const wide = String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
  return [letter, letter.toLowerCase(), wide, ...alike];
}

/** A code together with some way to type it. */
const typed = code.chain((printed) => {
  const letters = [...printed.replaceAll('-', '')];
  const written = letters.map((letter) =>
    fc.tuple(fc.constantFrom(...spellings(letter)), fc.constantFrom('', ...NOISE)),
  );
  return fc.tuple(
    fc.constant(printed),
    fc.tuple(...written).map((parts) => parts.flat().join('')),
  );
});

describe('a receipt code', () => {
  it('is 16 characters and a check character, in groups of four', () => {
    fc.assert(
      fc.property(code, (printed) => {
        expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/);
      }),
    );
  });

  it('is read back as printed from any spelling', () => {
    fc.assert(fc.property(typed, ([printed, text]) => readReceiptCode(text) === printed));
  });

  it('is refused with any one character wrong', () => {
    fc.assert(
      fc.property(code, fc.nat(16), fc.nat(30), (printed, at, other) => {
        const letters = [...printed.replaceAll('-', '')];
        const wrong = [...ALPHABET].filter((letter) => letter !== letters[at])[other] ?? '';
        expect(readReceiptCode(letters.with(at, wrong).join(''))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['nothing', ''],
    ['a character too few', '7K3M-9QXT-2WHD-5R8B'],
    ['a U, which codes have not', 'UUUU-UUUU-UUUU-UUUU-U'],
    ['other letters', 'привет'],
    ['NUL bytes', '\0'.repeat(17)],
    ['a very long text', 'A'.repeat(100_000)],
  ])('is not %s', (_, text) => {
    expect(readReceiptCode(text)).toBeUndefined();
  });

  it('is refused with a character too many or too few', () => {
    const letters = newReceiptCode().replaceAll('-', '');
    expect(readReceiptCode(`${letters}0`)).toBeUndefined();
    expect(readReceiptCode(letters.slice(1))).toBeUndefined();
  });

  it('is never the same twice', () => {
    expect(new Set(fc.sample(code, 500)).size).toBe(500);
  });

  it('derives where to look and what opens, and one tells nothing of the other', () => {
    const [one, two] = [newReceiptCode(), newReceiptCode()].map(codeSecrets);
    expect(codeSecrets('A')).toEqual(codeSecrets('A'));
    const all = [one?.lookup, one?.key, two?.lookup, two?.key].map((it) =>
      Buffer.from(it ?? []).toString('hex'),
    );
    expect(new Set(all).size).toBe(4);
    expect(all.every((it) => it.length === 64)).toBe(true);
  });
});
