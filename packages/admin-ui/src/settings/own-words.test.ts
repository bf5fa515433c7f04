import { describe, expect, it } from 'vitest';
import { isTooLong, leftIn, textsIn, wordsIn, wordsOnto } from './own-words.ts';

const EMPTY = { welcome: '', about: '', receipt: '' };
const NL = { ...EMPTY, welcome: 'Welkom.' };
const FR = { ...EMPTY, welcome: 'Bienvenue.' };

describe('own words in fields', () => {
  it('are there for each language of the point, and those of others stay kept', () => {
    const texts = { nl: NL, tr: FR };
    const words = wordsIn({ languages: ['nl', 'fr'], texts });
    expect(words).toEqual({ nl: NL, fr: EMPTY });
    expect(textsIn(words, texts)).toEqual(texts);
    expect(textsIn({ ...words, nl: { ...EMPTY, about: ' \n ' } }, texts)).toEqual({ tr: FR });
  });

  it('are sent without what nobody sees', () => {
    const about = 'Bel\t\u2068ons\u2069.\u0007\r\n \n\n\nOf kom. ';
    const { nl } = textsIn({ nl: { ...EMPTY, about } }, {});
    expect(nl?.about).toBe('Bel ons.\n\nOf kom.');
  });

  it('say how much room is left', () => {
    expect([leftIn('abc ', 'welcome'), leftIn('x'.repeat(1_001), 'about')]).toEqual([297, -1]);
    const full = { ...EMPTY, receipt: 'x'.repeat(300) };
    expect(isTooLong({ nl: full })).toBe(false);
    expect(isTooLong({ nl: NL, fr: { ...full, receipt: `${full.receipt}x` } })).toBe(true);
  });

  it('stay as typed, and the rest is as a colleague left it', () => {
    const before = { nl: NL, fr: EMPTY };
    const mine = { nl: { ...NL, about: 'Wij.' }, fr: FR };
    const theirs = { nl: { ...NL, welcome: 'Dag.' }, fr: { ...FR, welcome: 'Salut.' } };
    expect(wordsOnto(mine, before, theirs)).toEqual({
      nl: { ...EMPTY, welcome: 'Dag.', about: 'Wij.' },
      fr: FR,
    });
  });
});
