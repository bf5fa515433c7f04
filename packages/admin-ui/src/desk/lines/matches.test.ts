import fc from 'fast-check';
import { expect, it } from 'vitest';
import { digitsOf, matches } from './matches.ts';

const SAM = ['Sâm de Wijk', 'Woonbedrijf', 'wijkbeheerder'];

it('finds every word, in any order, with or without accents and capitals', () => {
  expect(matches(SAM, 'wijk SAM')).toBe(true);
  expect(matches(SAM, 'woonb')).toBe(true);
  expect(matches(SAM, 'sam politie')).toBe(false);
  expect(matches(SAM, '  ')).toBe(true);
  expect(digitsOf('0999 / 00-02')).toBe('09990002');
});

it('finds every text by itself', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => matches([text], text)));
});
