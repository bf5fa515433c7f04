import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { isolated } from './isolated.ts';
import { LANGUAGES, type Language } from './languages.ts';
import type { texts } from './nl/texts.ts';
import { PARTS, type Part } from './parts.ts';

export { LANGUAGES, type Language } from './languages.ts';
export type Texts = typeof texts;

const FALLBACK: Language = 'nl';
const REMEMBERED = 'nabij-language';

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}

/** The first of the wanted languages that we have; `nl-BE` finds `nl`. */
export function chooseLanguage(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(language)) return language;
  }
  return FALLBACK;
}

/** Starts the texts in the language of the address (`?lang=`), the last choice or the browser. */
export async function startTexts(): Promise<i18n> {
  const asked = new URLSearchParams(window.location.search).get('lang');
  const language = chooseLanguage([asked, remembered(), ...navigator.languages]);
  const texts = createInstance();
  await texts.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { first: await PARTS.first[language]() } },
    defaultNS: 'first',
    fallbackNS: Object.keys(PARTS),
    // React keeps markup out; what is put in has to keep its own direction
    interpolation: { escape: (value) => isolated(value, texts.dir()) },
    react: { useSuspense: false },
  });
  showLanguage(language);
  return texts;
}

/** Brings the sentences of some pages, in the language of now, before one of them is shown. */
export async function bringPart(texts: i18n, part: Part): Promise<void> {
  await bring(texts, isLanguage(texts.language) ? texts.language : FALLBACK, part);
}

/** Brings what is here of the sentences in one more language, for what somebody else is to read. */
export async function bringLanguage(texts: i18n, language: Language): Promise<void> {
  const here = partsHere(texts);
  await Promise.all(here.map((part) => bring(texts, language, part)));
}

function partsHere(texts: i18n): Part[] {
  const parts = Object.keys(PARTS) as Part[];
  return parts.filter((part) => texts.hasResourceBundle(texts.language, part));
}

async function bring(texts: i18n, language: Language, part: Part): Promise<void> {
  if (texts.hasResourceBundle(language, part)) return;
  texts.addResourceBundle(language, part, await PARTS[part][language]());
}

/** Changes the language of the whole screen and remembers the choice on this machine. */
export async function changeLanguage(texts: i18n, language: Language): Promise<void> {
  await bringLanguage(texts, language);
  await texts.changeLanguage(language);
  showLanguage(language);
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Storage may be switched off; then the choice lasts as long as the window.
  }
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = LANGUAGES[language].dir;
}

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}
