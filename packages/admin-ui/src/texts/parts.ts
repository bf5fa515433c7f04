import type { Language } from './languages.ts';

/** Where the sentences of some pages are, in each language. */
type Loading = Readonly<Record<Language, () => Promise<object>>>;

/** Sentences are brought with the pages that say them; the first part with whatever is opened. */
export const PARTS = {
  first: {
    nl: async () => (await import('./nl/first.ts')).first,
    fr: async () => (await import('./fr/first.ts')).first,
    de: async () => (await import('./de/first.ts')).first,
    en: async () => (await import('./en/first.ts')).first,
    ar: async () => (await import('./ar/first.ts')).first,
  },
  desk: {
    nl: async () => (await import('./nl/desk.ts')).desk,
    fr: async () => (await import('./fr/desk.ts')).desk,
    de: async () => (await import('./de/desk.ts')).desk,
    en: async () => (await import('./en/desk.ts')).desk,
    ar: async () => (await import('./ar/desk.ts')).desk,
  },
  region: {
    nl: async () => (await import('./nl/region.ts')).region,
    fr: async () => (await import('./fr/region.ts')).region,
    de: async () => (await import('./de/region.ts')).region,
    en: async () => (await import('./en/region.ts')).region,
    ar: async () => (await import('./ar/region.ts')).region,
  },
  office: {
    nl: async () => (await import('./nl/office.ts')).office,
    fr: async () => (await import('./fr/office.ts')).office,
    de: async () => (await import('./de/office.ts')).office,
    en: async () => (await import('./en/office.ts')).office,
    ar: async () => (await import('./ar/office.ts')).office,
  },
} satisfies Readonly<Record<string, Loading>>;

/** Some pages whose sentences come together. */
export type Part = keyof typeof PARTS;
