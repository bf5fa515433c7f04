import type { Chance } from './chance.ts';
import { PLACES } from './places.ts';
import type { TownId } from './region.ts';
import type { Language } from './stories/story.ts';

/** Where and when a story is told, and in which language. */
interface Scene {
  readonly town: TownId;
  readonly language: Language;
  /** The day of which it tells. */
  readonly day: Date;
}

const CHOICE = /\[([^[\]]*)\]/;
const SLOT = /\{(\w+)\}/g;
// Marks words that were filled in, so that they get a capital where a sentence begins.
const FILLED = '\u0001';
const AT_START = new RegExp(`(^|[.!?]["”»]?\\s+)${FILLED}(\\p{Ll})`, 'gu');

const WORDS: Readonly<Record<string, readonly string[]>> = {
  day: ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag'],
  weekend: ['zaterdag', 'zaterdagavond', 'vrijdagavond', 'zondag'],
  hour: ['rond half negen', 'even na vijven', 'om kwart over twee', 'tegen zessen', 'om half elf'],
  weeks: ['drie weken', 'vijf weken', 'zes weken', 'twee maanden', 'zeven weken'],
  months: ['vier maanden', 'een half jaar', 'zeven maanden', 'acht maanden', 'bijna een jaar'],
  times: ['twee keer', 'drie keer', 'vier keer'],
  nth: ['tweede', 'derde', 'vierde'],
  child: ['zoon', 'dochter', 'jongste', 'oudste'],
  age: ['zeven', 'negen', 'elf', 'twaalf', 'veertien'],
  kin: ['moeder', 'vader', 'oma', 'opa', 'tante', 'schoonmoeder', 'schoonvader'],
  country: ['Marokko', 'Turkije', 'Suriname', 'Syrië', 'Eritrea', 'Polen', 'Ghana', 'Iran'],
};

const LOCALES: Readonly<Record<Language, string>> = {
  nl: 'nl-NL',
  en: 'en-GB',
  fr: 'fr-BE',
  ar: 'ar-MA',
  tr: 'tr-TR',
  pl: 'pl-PL',
};

/**
 * A teller for one case: takes choices at random and fills in slots, the same word for the same
 * slot in all texts of the case.
 */
export function teller(scene: Scene, chance: Chance): (text: string) => string {
  const filled = new Map<string, string>();
  const fill = (slot: string): string => {
    const known = filled.get(slot) ?? wordFor(slot, scene, chance);
    filled.set(slot, known);
    return `${FILLED}${known}`;
  };
  return (text) => {
    const chosen = choose(text, chance).replace(SLOT, (_, slot: string) => fill(slot));
    return chosen
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
      .join('\n\n')
      .replace(AT_START, (_, before: string, letter: string) => before + letter.toUpperCase())
      .replaceAll(FILLED, '');
  };
}

function choose(text: string, chance: Chance): string {
  const match = CHOICE.exec(text);
  if (!match) return text;
  const chosen = chance.pick((match[1] ?? '').split('|'));
  return choose(
    text.replace(match[0], () => chosen),
    chance,
  );
}

function wordFor(slot: string, scene: Scene, chance: Chance): string {
  if (slot === 'date') return dayAndMonth(scene);
  const places: Readonly<Record<string, readonly string[]>> = { ...PLACES[scene.town] };
  const words = places[slot] ?? WORDS[slot];
  if (!words) throw new RangeError(`No words for {${slot}}`);
  const word = chance.pick(words);
  // the article belongs to Dutch only
  return scene.language === 'nl' ? word : word.replace(/^(de|het) /, '');
}

function dayAndMonth({ day, language }: Scene): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.format(day);
}
