import { z } from 'zod';

/**
 * The most people that one point shows of itself.
 * @example const shown = people.slice(0, MAX_SHOWN_PEOPLE);
 */
export const MAX_SHOWN_PEOPLE = 100;

// Shown on other people's screens: nothing that rewrites a line or turns its direction.
const SAFE_TEXT = /^[^\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u;

/** One line of text that may stand on any screen. */
export function lineSchema(longest: number) {
  return z.string().trim().min(1).max(longest).regex(SAFE_TEXT);
}

const postcode = z.int().min(0).max(99_999);

/** Codes of the municipalities that a node serves. */
export const municipalitiesSchema = z.array(z.string().regex(/^[A-Za-z0-9._:-]{1,32}$/)).max(1000);

/** BCP 47 tags of the languages in which people are helped. */
export const languagesSchema = z
  .array(
    z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
      .refine(isLanguageTag),
  )
  .max(64);

/** Whether it is a well-formed tag: with the right letters alone it need not be one. */
export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

const shownPersonSchema = z.object({ name: lineSchema(80), line: lineSchema(120) });

/**
 * Somebody who works at a point and chose to be shown: a name, and what they are there for.
 * @example
 * const person: ShownPerson = { name: 'Geeske', line: 'Helps with complaints about care.' };
 */
export type ShownPerson = z.infer<typeof shownPersonSchema>;

/**
 * What citizens need to find a point, all of it optional. `places` are villages and other names by
 * which people look for the town; `postcodes` are ranges of the digits, both ends included.
 */
export const pointFacts = {
  town: lineSchema(80).exactOptional(),
  address: lineSchema(200).exactOptional(),
  hours: lineSchema(200).exactOptional(),
  phone: lineSchema(200).exactOptional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .exactOptional(),
  places: z.array(lineSchema(80)).max(200).exactOptional(),
  postcodes: z
    .array(z.tuple([postcode, postcode]).refine(([first, last]) => first <= last))
    .max(200)
    .exactOptional(),
  people: z.array(shownPersonSchema).max(MAX_SHOWN_PEOPLE).exactOptional(),
};
