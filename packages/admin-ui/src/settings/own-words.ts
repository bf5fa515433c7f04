import type { PointSettings } from '../api/settings.ts';

/** What a town says in its own words: a text for each place, in each language of the point. */
export type Words = PointSettings['texts'];
type OwnWords = Words[string];
export type WordsPart = keyof OwnWords;

export const WORDS_PARTS: readonly WordsPart[] = ['welcome', 'about', 'receipt'];

/** In characters; the node takes no more. */
const LONGEST: Readonly<Record<WordsPart, number>> = { welcome: 300, about: 1_000, receipt: 300 };
/** Marks that nobody sees and other programs leave in a text that is brought from there. */
const UNSEEN = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/** What stands in the fields: every text of every language that citizens can choose. */
export function wordsIn({ languages, texts }: Pick<PointSettings, 'languages' | 'texts'>): Words {
  return Object.fromEntries(
    languages.map((code) => [code, mapped((part) => at(texts, code, part))]),
  );
}

/** What is sent; languages that the point no longer speaks keep what they had. */
export function textsIn(words: Words, kept: Words): Words {
  const tidied = Object.keys(words).map((code) => [
    code,
    mapped((part) => tidy(at(words, code, part))),
  ]);
  const all: Words = { ...kept, ...Object.fromEntries(tidied) };
  return Object.fromEntries(
    Object.entries(all).filter(([, own]) => WORDS_PARTS.some((part) => own[part] !== '')),
  );
}

/** How many characters may still be typed; below zero when there are too many. */
export function leftIn(text: string, part: WordsPart): number {
  return LONGEST[part] - tidy(text).length;
}

export function isTooLong(words: Words): boolean {
  return Object.values(words).some((own) =>
    WORDS_PARTS.some((part) => leftIn(own[part], part) < 0),
  );
}

/** What somebody typed since `before`, brought onto what is kept now. */
export function wordsOnto(mine: Words, before: Words, kept: Words): Words {
  return Object.fromEntries(
    Object.keys(kept).map((code) => [
      code,
      mapped((part) => {
        const typed = at(mine, code, part);
        return typed === at(before, code, part) ? at(kept, code, part) : typed;
      }),
    ]),
  );
}

function at(words: Words, code: string, part: WordsPart): string {
  return words[code]?.[part] ?? '';
}

function mapped(text: (part: WordsPart) => string): OwnWords {
  return { welcome: text('welcome'), about: text('about'), receipt: text('receipt') };
}

/** As the node keeps it: a blank line ends a paragraph, and more of them say no more. */
function tidy(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(UNSEEN, '')
    .replaceAll(/\n\s*\n/g, '\n\n')
    .trim();
}
