import { z } from 'zod';
import { LANGUAGES } from '../intake/texts.ts';

/**
 * Everything but the line end that no reader sees: control characters, and marks that turn the
 * direction of what follows (UAX #9).
 */
const UNSEEN = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u;

/** A blank line ends a paragraph; more of them say no more. */
function settled(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\n\s*\n/g, '\n\n')
    .trim();
}

const words = (longest: number) =>
  z
    .string()
    .overwrite(settled)
    .max(longest)
    .refine((text) => !UNSEEN.test(text));

/** Plain text in which nothing is markup; what a town has no words for is empty. */
const ownWordsSchema = z.strictObject({
  welcome: words(300),
  about: words(1_000),
  receipt: words(300),
});

/** The town's own words by language. */
export const textsSchema = z.record(z.string().regex(/^[a-z]{2,3}$/), ownWordsSchema);

/** Whether citizens can read each of the languages in which there are words. */
export function areRead(texts: z.output<typeof textsSchema>): boolean {
  return Object.keys(texts).every((code) => LANGUAGES.some((one) => one === code));
}
