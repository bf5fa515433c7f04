import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOneNumber, fold, wordsOf } from './words.ts';

describe('folding', () => {
  it.each([
    ['Élève', 'eleve'],
    ['STRAẞE', 'strasse'],
    ['İstanbul ışık IŞIK', 'istanbul isik isik'],
    ['مُحَمَّد أحمد', 'محمد احمد'],
    ['مـــحمد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['discri\u00ADminatie', 'discriminatie'],
    ['ﬁets ２４', 'fiets 24'],
    ['e\u0301e', 'ee'],
  ])('%s is %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('keeps the signs that make another word, as in Hindi', () => {
    expect(fold('कि')).not.toBe(fold('की'));
  });

  it('is the same however a text is composed or capitalised, and stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = fold(text);
        expect(fold(folded)).toBe(folded);
        expect(fold(text.normalize('NFD'))).toBe(folded);
        expect(fold(text.normalize('NFC'))).toBe(folded);
      }),
      { numRuns: 500 },
    );
    for (let point = 0; point < 0x3000; point += 1) {
      const letter = String.fromCodePoint(point);
      const folded = fold(letter);
      const same = [fold(folded), fold(letter.toUpperCase()), fold(letter.toLowerCase())];
      expect([point, ...same]).toEqual([point, folded, folded, folded]);
    }
  });
});

describe('words', () => {
  it('are taken apart at everything that is no letter or digit, once each, in order', () => {
    expect(wordsOf(["Zo'n foto: bo@example.org!", 'FOTO 12-3'])).toEqual(
      ['12', '3', 'bo', 'example', 'foto', 'n', 'org', 'zo'].sort(),
    );
    expect(wordsOf(['…', '', '👍'])).toEqual([]);
  });

  it('hold a telephone number as one', () => {
    expect(asOneNumber('+31 (0)6 – 12 34 56 78')).toBe('310612345678');
  });
});
