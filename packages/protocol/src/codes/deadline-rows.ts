import type { Day } from './calendar-day.ts';
import type { Provenance } from './code-list.ts';
import deadlines from './deadlines.json' with { type: 'json' };
import { type Country, countryOf } from './holidays.ts';

/**
 * Why a term may stand still. Awb 4:15 for decisions on an application, GDPR 12(6).
 * @example const reason: StandstillReason = 'WAITS_FOR_REPORTER';
 */
export type StandstillReason =
  | 'WAITS_FOR_REPORTER'
  | 'WAITS_ABROAD'
  | 'AGREED'
  | 'REPORTER_DELAYS'
  | 'BEYOND_CONTROL'
  | 'IDENTITY';

/** One row of the list: a step that somebody must take within a term. */
export interface Row {
  readonly id: string;
  /** `*`: whatever the regime is. None: it belongs to no single filing. */
  readonly regimes: readonly string[];
  readonly jurisdiction: string;
  readonly step: keyof typeof deadlines.steps;
  readonly who: keyof typeof deadlines.who;
  /** ISO 8601, or a day of the year (`04-01`); null: the law leaves the term to somebody else. */
  readonly duration: string | null;
  readonly counting: 'calendar' | 'working' | 'yearly' | 'clock';
  readonly extension: string | null;
  /** Why it may stand still; without: it never does. */
  readonly standstill?: readonly StandstillReason[];
  /** A town's own regulation may set it. */
  readonly settable?: boolean;
  /** `facts`: the term counts from what happened, not from the filing. */
  readonly from?: 'facts' | 'acknowledgement';
  readonly promise: boolean;
  readonly ref: string;
  readonly source: string;
  readonly provenance: Provenance;
  readonly note?: string;
}

/** A row that gives a day, once it is known from when it counts. */
export type DatedRow = Row & { readonly duration: string };

/**
 * What a town's own regulation says of one term, and for filings from which day on.
 * @example
 * const own: OwnTerm = { term: 'BE-VLG-LOCAL', since: '2026-01-01', days: 30, extensionDays: 15 };
 */
export interface OwnTerm {
  /** Id of a row that may be set. */
  readonly term: string;
  readonly since: Day;
  /** Calendar days. */
  readonly days: number;
  /** By how many days it may be put off; null: not at all. */
  readonly extensionDays: number | null;
}

/**
 * What stands as `ref` of a term that a town's own regulation sets.
 * @example const ref = deadline.ref === OWN_REGULATION ? undefined : deadline.ref;
 */
export const OWN_REGULATION = 'own-regulation';

// JSON enters here; deadlines.test.ts holds the file to these types.
export const ROWS = deadlines.deadlines as unknown as readonly Row[];

/**
 * The terms that a town's own regulation may set in a country, in the order of the list.
 * @example settableTerms('BE').map(({ id, days }) => ({ id, days }));
 */
export function settableTerms(country: Country): readonly {
  readonly id: string;
  readonly step: string;
  readonly days: number;
  readonly extensionDays: number | null;
}[] {
  return ROWS.filter((row) => row.settable && countryOf(row.jurisdiction) === country).map(
    ({ id, step, duration, extension }) => ({
      id,
      step,
      days: daysOf(duration ?? ''),
      extensionDays: extension === null ? null : daysOf(extension),
    }),
  );
}

/** A row as it stands in a town on the day from which it counts. */
export function rowOn(row: Row, start: Day, own: readonly OwnTerm[]): Row {
  if (!row.settable) return row;
  const [rule] = own
    .filter(({ term, since }) => term === row.id && since <= start)
    .sort((one, other) => other.since.localeCompare(one.since));
  if (!rule) return row;
  const extension = rule.extensionDays === null ? null : `P${rule.extensionDays}D`;
  const set = { duration: `P${rule.days}D`, extension };
  return { ...row, ...set, promise: false, ref: OWN_REGULATION };
}

function daysOf(duration: string): number {
  return Number(/^P(\d+)D$/.exec(duration)?.[1] ?? Number.NaN);
}
