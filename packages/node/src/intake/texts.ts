import { createInstance, type TFunction } from 'i18next';
import en from './texts/en.json' with { type: 'json' };
import nl from './texts/nl.json' with { type: 'json' };

/** The languages in which the citizen's pages are complete. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const RESOURCES = { nl, en };

/** Texts of one language; `list` reads a list of sentences. */
export interface Texts {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly t: TFunction;
  list(key: string): string[];
}

/** Loads the texts of all languages once. A missing sentence falls back to Dutch. */
export function loadTexts(): (language: Language) => Texts {
  const instance = createInstance();
  // hono/html escapes everything; escaping twice would show &amp;amp;
  const ready = instance.init({
    resources: Object.fromEntries(
      LANGUAGES.map((language) => [language, { translation: RESOURCES[language] }]),
    ),
    fallbackLng: 'nl',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  ready.catch(() => {});
  return (language) => {
    const t = instance.getFixedT(language);
    const direction = instance.dir(language);
    return { language, direction, t, list: (key) => t(key, { returnObjects: true }) as string[] };
  };
}

/** The name of a language in that language. */
export function nameOfLanguage(language: Language): string {
  return RESOURCES[language].languageName;
}

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}
