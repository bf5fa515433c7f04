/** Languages in which every screen is complete, with their own name, direction, and how React Aria speaks. */
export const LANGUAGES = {
  nl: { name: 'Nederlands', dir: 'ltr', locale: 'nl-NL' },
  fr: { name: 'Français', dir: 'ltr', locale: 'fr-FR' },
  de: { name: 'Deutsch', dir: 'ltr', locale: 'de-DE' },
  en: { name: 'English', dir: 'ltr', locale: 'en-US' },
  ar: { name: 'العربية', dir: 'rtl', locale: 'ar-AE' },
} as const;
export type Language = keyof typeof LANGUAGES;
