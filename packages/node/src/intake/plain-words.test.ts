import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MOST_WORDS = 20;
const MEAN_WORDS = 12;

/** Words of offices and lawyers, for which there is an ordinary one. */
const STOP: Readonly<Record<'nl' | 'en', readonly string[]>> = {
  nl: [
    ...['aangaande', 'alsmede', 'alsook', 'behoudens', 'belanghebbende', 'betreffende', 'casus'],
    ...['conform', 'derhalve', 'desalniettemin', 'desgewenst', 'dient te', 'dienen te', 'doch'],
    ...['door middel van', 'eerdergenoemde', 'evenals', 'evenwel', 'gaarne', 'geschieden', 'heden'],
    ...[
      'hieromtrent',
      'hierbij',
      'in casu',
      'in het kader van',
      'indien',
      'indienen van',
      'ingevolge',
    ],
    ...[
      'inzake',
      'jegens',
      'middels',
      'mits',
      'nimmer',
      'nopens',
      'omtrent',
      'onderhavige',
      'reeds',
    ],
    ...['respectievelijk', 'teneinde', 'ter zake', 'terzake', 'thans', 'tevens', 'uwerzijds'],
    ...['van toepassing', 'verstrekken', 'vigerende', 'voornoemde', 'wederom', 'zulks'],
    ...[
      'ten aanzien van',
      'met betrekking tot',
      'op basis van',
      'in verband met',
      'als gevolg van',
    ],
    ...[
      'bezwaarlijk',
      'functionaliteit',
      'implementeren',
      'faciliteren',
      'stakeholder',
      'aanhangig',
    ],
  ],
  en: [
    ...[
      'aforementioned',
      'ascertain',
      'commence',
      'endeavour',
      'facilitate',
      'forthwith',
      'hereby',
    ],
    ...[
      'herein',
      'hereto',
      'herewith',
      'in accordance with',
      'in order to',
      'in respect of',
      'inter alia',
    ],
    ...[
      'in the event',
      'notwithstanding',
      'prior to',
      'pursuant',
      'regarding',
      'shall',
      'subsequent',
    ],
    ...[
      'terminate',
      'thereof',
      'therein',
      'thereto',
      'utilise',
      'utilize',
      'via',
      'whereas',
      'whilst',
    ],
    ...['with regard to', 'concerning', 'applicable', 'functionality', 'leverage', 'stakeholder'],
    ...['please note', 'kindly', 'e.g.', 'i.e.', 'etc.', 'and/or', 'case handler', 'remedy'],
  ],
};

interface Sentence {
  readonly key: string;
  readonly text: string;
  readonly words: number;
}

function leaves(node: unknown, path = ''): [key: string, text: string][] {
  if (typeof node === 'string') return [[path, node]];
  return Object.entries(node as Record<string, unknown>).flatMap(([key, below]) =>
    leaves(below, path ? `${path}.${key}` : key),
  );
}

/** The sentences of a text; what a placeholder stands for counts as one word. */
function sentencesOf(key: string, text: string, language: string): Sentence[] {
  const words = new Intl.Segmenter(language, { granularity: 'word' });
  const filled = text.replace(/\{\{\w+\}\}/g, 'x');
  return filled.split(/(?<=[.?!…]["”’)]?)\s+/).map((one) => ({
    key,
    text: one,
    words: [...words.segment(one)].filter(({ isWordLike }) => isWordLike).length,
  }));
}

const mean = (sentences: readonly Sentence[]) =>
  sentences.reduce((sum, { words }) => sum + words, 0) / sentences.length;

function hasWord(text: string, word: string): boolean {
  const bounded = word.replace(/[.]/g, '\\.').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\d])${bounded}(?![\\p{L}\\d])`, 'iu').test(text);
}

describe.each(['nl', 'en'] as const)("the citizen's texts in %s", (language) => {
  const folder = join(import.meta.dirname, 'texts', language);
  const areas = readdirSync(folder).map((file) => {
    const texts = leaves(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    const sentences = texts.flatMap(([key, text]) => sentencesOf(key, text, language));
    return { area: file.slice(0, -'.json'.length), texts, sentences };
  });
  const all = areas.flatMap(({ area, sentences }) =>
    sentences.map((one) => ({ ...one, key: `${area}: ${one.key}` })),
  );

  it(`have no sentence of more than ${MOST_WORDS} words`, () => {
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(({ words }) => words > MOST_WORDS)).toEqual([]);
  });

  it(`have ${MEAN_WORDS} words in a sentence on average at most, in every part`, () => {
    // labels and headings are no sentences and would make the mean look better than it is
    const whole = (sentences: readonly Sentence[]) =>
      sentences.filter(({ text }) => /[.?]["”’)]?$/.test(text));
    expect(mean(whole(all))).toBeLessThanOrEqual(MEAN_WORDS);
    for (const { area, sentences } of areas.filter((it) => whole(it.sentences).length > 0)) {
      expect([area, mean(whole(sentences)) <= MEAN_WORDS]).toEqual([area, true]);
    }
  });

  it('use no words of offices', () => {
    const found = areas.flatMap(({ area, texts }) =>
      texts.flatMap(([key, text]) =>
        STOP[language]
          .filter((word) => hasWord(text, word))
          .map((word) => `${area}: ${key}: ${word}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('do not shout', () => {
    const loud = areas.flatMap(({ texts }) =>
      texts.filter(([, text]) => /!|\p{Lu}{5,}/u.test(text)),
    );
    expect(loud).toEqual([]);
  });
});

describe('the rules', () => {
  it('see a long sentence, a word of an office, and count a placeholder once', () => {
    const long = `Dit ${'is '.repeat(20)}lang.`;
    expect(sentencesOf('a', long, 'nl').map(({ words }) => words)).toEqual([22]);
    expect(sentencesOf('a', 'Bel {{phone}}. Of kom?', 'nl').map(({ words }) => words)).toEqual([
      2, 2,
    ]);
    expect(hasWord('U dient te bellen.', 'dient te')).toBe(true);
    expect(hasWord('Wie dat indiende', 'indien')).toBe(false);
  });
});
