import { type Country, deadlinesOf, PROBLEMS, regimes } from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import { texts as ar } from './ar/texts.ts';
import { texts as de } from './de/texts.ts';
import { texts as en } from './en/texts.ts';
import { texts as fr } from './fr/texts.ts';
import { chooseLanguage, type Language } from './language.ts';
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

const LOADED = { nl, fr, de, en, ar } satisfies Record<Language, object>;
const dutch = sentences(nl);
const others = Object.entries(LOADED).map(([code, texts]) => [code, sentences(texts)] as const);

/** A key without its plural form: languages have different ones (CLDR). */
const bare = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const bareKeys = (found: ReadonlyMap<string, string>) =>
  [...new Set([...found.keys()].map(bare))].sort();

describe('texts', () => {
  it('have the same keys in every language', () => {
    expect(dutch.size).toBeGreaterThan(200);
    for (const [code, found] of others) expect(bareKeys(found), code).toEqual(bareKeys(dutch));
  });

  it('have the same placeholders in every language', () => {
    for (const [code, found] of others) {
      for (const [key, text] of found) {
        const model = dutch.get(key) ?? dutch.get(`${bare(key)}_other`);
        // a form for one or two may say the number in words
        const forms = placeholders(text);
        const expected = placeholders(model);
        const isNumbered = key !== bare(key) && expected.includes('count');
        const same = isNumbered ? forms.filter((name) => name !== 'count') : forms;
        const wanted = isNumbered ? expected.filter((name) => name !== 'count') : expected;
        expect(same, `${code}: ${key}`).toEqual(wanted);
      }
    }
  });

  it('are never empty', () => {
    for (const [code, found] of others) {
      for (const [key, text] of found) expect(text.trim(), `${code}: ${key}`).not.toBe('');
    }
  });

  it('have every plural form that their language needs', () => {
    for (const [code, found] of others) {
      const forms = new Intl.PluralRules(code).resolvedOptions().pluralCategories;
      const plurals = new Set([...found.keys()].filter((key) => key !== bare(key)).map(bare));
      for (const key of plurals) {
        const missing = forms.filter((form) => !found.has(`${key}_${form}`));
        expect(missing, `${code}: ${key}`).toEqual([]);
      }
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
    [['sv', 'pt', 'EN'], 'en'],
    [['fr-BE', 'en'], 'fr'],
    [['sv'], 'nl'],
    [[], 'nl'],
    [['toString'], 'nl'],
  ] as const)('of %j takes %s', (wanted, language) => {
    expect(chooseLanguage(wanted)).toBe(language);
  });
});
