import { addDuration, type Day, dayOf, durationParts } from './calendar-day.ts';
import type { Provenance } from './code-list.ts';
import deadlines from './deadlines.json' with { type: 'json' };
import { addWorkingDays, type Country, workingDayFrom } from './holidays.ts';
import { type CitizenWords, inLanguage } from './words.ts';

/** One row of the list: a step that somebody must take within a term. */
interface Row {
  readonly id: string;
  /** `*`: whatever the regime is. */
  readonly regimes: readonly string[];
  readonly jurisdiction: string;
  readonly step: keyof typeof deadlines.steps;
  readonly who: keyof typeof deadlines.who;
  /** ISO 8601; null: the law leaves the term to somebody else. */
  readonly duration: string | null;
  readonly counting: 'calendar' | 'working';
  readonly extension: string | null;
  /** `facts`: the term counts from what happened, not from the filing. */
  readonly from?: 'facts';
  readonly promise: boolean;
  readonly ref: string;
  readonly source: string;
  readonly provenance: Provenance;
  readonly note?: string;
}

/** A set of rules that says who must handle a filing, and by when. */
export interface Regime {
  /** Stable, such as `NL-AWB`. */
  readonly id: string;
  /** `NL`, `BE-VLG` (Flanders) or `EU`. */
  readonly jurisdiction: string;
  /** Who does what, in plain words. */
  name(language: string): string;
}

/** What somebody must have done by the end of a day. */
export interface Deadline {
  readonly id: string;
  /** For {@link stepName}. */
  readonly step: string;
  /** For {@link whoName}. */
  readonly who: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly due: Day;
  /** By how much it may be put off (ISO 8601); null: it may not. */
  readonly extendable: string | null;
  /** Article of law, or `design`. */
  readonly ref: string;
  /** True: promised by this product; no law sets the term. */
  readonly promise: boolean;
}

/** The longest terms that the Algemene termijnenwet moves, by unit (art. 4). */
const LONGEST = new Map([
  ['D', 90],
  ['W', 12],
  ['M', 3],
]);

const TIME_ZONES = { NL: 'Europe/Amsterdam', BE: 'Europe/Brussels' } as const;

// JSON enters here; deadlines.test.ts holds the file to these types.
const ROWS = deadlines.deadlines as unknown as readonly Row[];
const STEPS: ReadonlyMap<string, CitizenWords> = new Map(Object.entries(deadlines.steps));
const WHO: ReadonlyMap<string, CitizenWords> = new Map(Object.entries(deadlines.who));

/**
 * The regimes that can apply to a filing in a country, in a fixed order.
 * @example regimes('NL').map(({ id }) => id) // ['NL-AWB', …]
 */
export function regimes(country: Country): Regime[] {
  return deadlines.regimes
    .filter(({ countries }) => countries.includes(country))
    .map(({ id, jurisdiction, name }) => ({
      id,
      jurisdiction,
      name: (language) => inLanguage(name, language),
    }));
}

/**
 * The deadlines of a filing, the earliest first: the promises of the point, and those of its
 * regime. A regime that is null, or that the country does not have, adds none. A term that no law
 * sets is left out, and so is one that counts from what happened.
 * @param filing - `start` is the moment the regime starts from (receipt, application, opinion)
 * @throws RangeError when `start` is no date
 * @example deadlinesOf({ regime: 'NL-AWB', start: new Date(), country: 'NL' })
 */
export function deadlinesOf(filing: {
  regime: string | null;
  start: Date;
  country: Country;
}): Deadline[] {
  const { regime, start, country } = filing;
  const first = dayOf(start, TIME_ZONES[country]);
  const known = regimes(country).some(({ id }) => id === regime);
  return ROWS.filter((row) => row.regimes.some((of) => of === '*' || (known && of === regime)))
    .flatMap((row) => {
      if (row.duration === null || row.from !== undefined) return [];
      return [deadlineOf(row, dueOf({ ...row, duration: row.duration }, first, country))];
    })
    .sort((a, b) => a.due.localeCompare(b.due));
}

/** What happens at a step, to be said with its last day; the step itself when it is not known. */
export function stepName(step: string, language: string): string {
  const words = STEPS.get(step);
  return words === undefined ? step : inLanguage(words, language);
}

/** Who must act; the code itself when it is not known. */
export function whoName(who: string, language: string): string {
  const words = WHO.get(who);
  return words === undefined ? who : inLanguage(words, language);
}

function deadlineOf(row: Row, due: Day): Deadline {
  const { id, step, who, extension, ref, promise } = row;
  return { id, step, who, due, extendable: extension, ref, promise };
}

/** The day on which the term starts does not count. */
function dueOf(row: Row & { duration: string }, start: Day, country: Country): Day {
  if (row.counting === 'working') {
    return addWorkingDays(start, durationParts(row.duration).count, country);
  }
  const end = addDuration(start, row.duration);
  return runsOn(row) ? workingDayFrom(end, country) : end;
}

/**
 * Whether a term that ends on a Saturday, Sunday or public holiday runs on to the next working
 * day: in the law of the Netherlands when it is not above 90 days, 12 weeks or 3 months (Algemene
 * termijnenwet, art. 1(1) and 4), in that of the Union always (Regulation 1182/71, art. 3(4)).
 */
function runsOn(row: Row & { duration: string }): boolean {
  if (row.promise) return false;
  if (row.jurisdiction === 'EU') return true;
  if (row.jurisdiction !== 'NL') return false;
  const { count, unit } = durationParts(row.duration);
  return count <= (LONGEST.get(unit) ?? 0);
}
