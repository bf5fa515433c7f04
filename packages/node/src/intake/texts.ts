import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance } from 'i18next';

/** The languages in which the citizen's pages are complete. */
export const LANGUAGES = ['nl', 'en', 'fr', 'de', 'ar', 'tr', 'pl', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name; who looks for theirs finds no flag and needs no other language. */
const NAMES: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  ar: 'العربية',
  tr: 'Türkçe',
  pl: 'Polski',
  uk: 'Українська',
};

/**
 * Reads a sentence by its key. Our own type: the desk's program, which reads our routes' types,
 * tells i18next that there are no keys but those of its own texts.
 */
type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

/** Texts of one language; `list` reads a list of sentences. */
export interface Texts {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly t: Translate;
  list(key: string): string[];
}

/** The resources of one language as they lie in its folder: one file for each part of the site. */
export function resourcesOf(language: Language): object[] {
  const folder = join(import.meta.dirname, 'texts', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object);
}

/** Loads the texts of all languages once. A missing sentence falls back to Dutch. */
export function loadTexts(): (language: Language) => Texts {
  const instance = createInstance();
  // hono/html escapes everything; escaping twice would show &amp;amp;
  const ready = instance.init({
    resources: {},
    fallbackLng: 'nl',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  ready.catch(() => {});
  for (const language of LANGUAGES) {
    for (const resource of resourcesOf(language)) {
      instance.addResourceBundle(language, 'translation', resource, true);
    }
  }
  return (language) => {
    const fixed: unknown = instance.getFixedT(language);
    const read = fixed as (key: string, values?: object) => unknown;
    const direction = instance.dir(language);
    return {
      language,
      direction,
      t: (key, values = {}) => read(key, values) as string,
      list: (key) => read(key, { returnObjects: true }) as string[],
    };
  };
}

/** The name of a language in that language. */
export function nameOfLanguage(language: Language): string {
  return NAMES[language];
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The first of these that a browser asks for by its `Accept-Language` (RFC 9110, 12.5.4). */
export function wantedLanguage(
  header: string | undefined,
  offered: readonly Language[],
): Language | undefined {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.map((tag) => offered.find((it) => it === tag)).find((it) => it !== undefined);
}
