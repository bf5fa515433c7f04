import { type Country, isCitizenLanguage, TIME_ZONES } from '@nabij/protocol';
import type { PlaceholderValues } from './placeholders.ts';

/** What of a case and its point can stand in a letter. */
export interface LetterFacts {
  readonly name: string | null;
  readonly number: number;
  readonly worker: string;
  readonly point: string;
  readonly town: string;
  readonly receivedAt: Date;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  readonly other: string | null;
}

/** Where dates are written otherwise than the bare language says. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** The facts as they are written in a language: days in full, as the calendar of the point has them. */
export function letterValues(
  facts: LetterFacts,
  { language, country, now }: { language: string; country: Country; now: Date },
): PlaceholderValues {
  const locale = isCitizenLanguage(language) ? (LOCALES[language] ?? language) : 'en-GB';
  const written = (at: Date, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at);
  const { name, number, worker, point, town, receivedAt, dueOn, other } = facts;
  const timeZone = TIME_ZONES[country];
  return {
    ...{ worker, point, town },
    number: String(number),
    name: name?.trim() || undefined,
    other: other?.trim() || undefined,
    received: written(receivedAt, timeZone),
    due: dueOn === null ? undefined : written(new Date(dueOn), 'UTC'),
    today: written(now, timeZone),
  };
}
