/**
 * Languages of the pages for citizens.
 * @example const choices = CITIZEN_LANGUAGES.map((language) => ({ language }));
 */
export const CITIZEN_LANGUAGES = ['nl', 'fr', 'de', 'en', 'ar', 'tr', 'pl', 'uk'] as const;

/**
 * A language of the pages for citizens (BCP 47).
 * @example const language: CitizenLanguage = 'tr';
 */
export type CitizenLanguage = (typeof CITIZEN_LANGUAGES)[number];

/** One text in every language of the pages for citizens. */
export type CitizenWords = Readonly<Record<CitizenLanguage, string>>;

/**
 * Whether there are words for citizens in a language, spelled exactly so.
 * @example isCitizenLanguage('uk'); // true
 */
export function isCitizenLanguage(language: string): language is CitizenLanguage {
  return CITIZEN_LANGUAGES.some((known) => known === language);
}

/** A text in a language; English for a language that has no words here. */
export function inLanguage(words: CitizenWords, language: string): string {
  return words[isCitizenLanguage(language) ? language : 'en'];
}
