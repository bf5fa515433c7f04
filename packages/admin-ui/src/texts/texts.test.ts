import { type Country, deadlinesOf, PROBLEMS, regimes } from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { texts as en } from './en/texts.ts';
import { chooseLanguage } from './language.ts';
import { texts as nl } from './nl/texts.ts';

/** Every sentence by its full key. */
function sentences(texts: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of sentences(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

function placeholders(text: string | undefined): string[] {
  return [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

const dutch = sentences(nl);
const english = sentences(en);

describe('texts', () => {
  it('have the same keys in every language', () => {
    expect(dutch.size).toBeGreaterThan(200);
    expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort());
  });

  it('have the same placeholders in every language', () => {
    for (const [key, text] of dutch) {
      expect(placeholders(english.get(key)), key).toEqual(placeholders(text));
    }
  });

  it('are never empty', () => {
    for (const [key, text] of [...dutch, ...english]) expect(text.trim(), key).not.toBe('');
  });

  it('have one and other for every plural', () => {
    for (const key of dutch.keys()) {
      if (key.endsWith('_one')) expect(dutch.has(key.replace(/_one$/, '_other')), key).toBe(true);
    }
  });

  it('have a sentence for every problem that a node can answer, and for no other', () => {
    const known = [...Object.keys(PROBLEMS), 'unreachable'].sort();
    expect(Object.keys(nl.problem).sort()).toEqual(known);
  });
});

describe('the words for terms', () => {
  const countries: readonly Country[] = ['NL', 'BE'];
  const known = countries.flatMap((country) => regimes(country).map(({ id }) => ({ id, country })));
  const terms = known.flatMap(({ id: regime, country }) =>
    deadlinesOf({ regime, start: new Date('2026-01-01T12:00:00Z'), country }),
  );

  it('name every regime of every country, and no other', () => {
    const ids = new Set(known.map(({ id }) => id));
    expect(Object.keys(nl.terms.regime).sort()).toEqual([...ids].sort());
  });

  it('name every step and whoever takes it', () => {
    const [steps, who] = [Object.keys(nl.terms.step), Object.keys(nl.terms.who)];
    expect(terms.filter(({ step }) => !steps.includes(step))).toEqual([]);
    expect(terms.filter((term) => !who.includes(term.who))).toEqual([]);
  });
});

describe('chooseLanguage', () => {
  it.each([
    [['en-GB', 'nl'], 'en'],
    [[null, 'nl-BE'], 'nl'],
    [['fr', 'de', 'EN'], 'en'],
    [['fr'], 'nl'],
    [[], 'nl'],
    [['toString'], 'nl'],
  ] as const)('of %j takes %s', (wanted, language) => {
    expect(chooseLanguage(wanted)).toBe(language);
  });
});
