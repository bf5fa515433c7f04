import { type Day, laterDay } from './calendar-day.ts';
import {
  type DatedRow,
  type OwnTerm,
  ROWS,
  type Row,
  rowOn,
  type StandstillReason,
} from './deadline-rows.ts';
import deadlines from './deadlines.json' with { type: 'json' };
import type { Country } from './holidays.ts';
import { type Moved, type TermEnd, termEnd } from './term-end.ts';
import { dayIn } from './town-day.ts';
import { type CitizenWords, inLanguage } from './words.ts';

/**
 * A set of rules that says who must handle a filing, and by when.
 * @example const names = (all: readonly Regime[]) => all.map((regime) => regime.name('nl'));
 */
export interface Regime {
  /** Stable, such as `NL-AWB`. */
  readonly id: string;
  /** `NL`, `BE-VLG` (Flanders) or `EU`. */
  readonly jurisdiction: string;
  /** Who does what, in plain words. */
  name(language: string): string;
}

/**
 * What somebody must have done by the end of a day.
 * @example const isClose = (it: Deadline) => it.due <= '2026-10-12';
 */
export interface Deadline extends TermEnd {
  readonly id: string;
  /** For {@link stepName}. */
  readonly step: string;
  /** For {@link whoName}. */
  readonly who: string;
  /** By how much it may be put off (ISO 8601); null: it may not. */
  readonly extendable: string | null;
  /** For what reasons it may stand still; none: it never does. */
  readonly standstill: readonly StandstillReason[];
  /** Article of law, `own-regulation` of the town, or `design`. */
  readonly ref: string;
  /** True: promised by this product; no law sets the term. */
  readonly promise: boolean;
}

/**
 * What happened to the terms of a filing after it came in.
 * @example
 * const none: TermChanges = { moved: new Map(), stated: new Map(), acknowledged: null, own: [] };
 */
export interface TermChanges {
  /** By id of the term. */
  readonly moved: ReadonlyMap<string, Moved>;
  /** Last days that others set where the law leaves it to them, by id of the term. */
  readonly stated: ReadonlyMap<string, Day>;
  /** When the receipt was acknowledged, from which some terms count; null: it was not. */
  readonly acknowledged: Day | null;
  /** The terms of the town's own regulation. */
  readonly own: readonly OwnTerm[];
}

/** For {@link deadlinesOf}. */
export interface TermsOf extends Partial<TermChanges> {
  readonly regime: string | null;
  /** The moment the regime starts from: receipt, application, opinion. */
  readonly start: Date;
  readonly country: Country;
}

const NOT_MOVED: Moved = { stood: [], extended: [] };

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
 * sets is left out until somebody stated it, and so is one that counts from what happened.
 * @throws RangeError when `start` is no date
 * @example deadlinesOf({ regime: 'NL-AWB', start: new Date(), country: 'NL' })
 */
export function deadlinesOf(filing: TermsOf): Deadline[] {
  const start = dayIn(filing.country, filing.start);
  return rowsOf(filing)
    .flatMap((row) => endOf(rowOn(row, start, filing.own ?? []), start, filing))
    .sort((a, b) => a.due.localeCompare(b.due));
}

/**
 * The terms of a regime that the law leaves to somebody else: their last day is what that one
 * states. In a country that does not have the regime there are none.
 * @example openTerms(null, 'BE').map(({ id, step }) => ({ id, name: stepName(step, 'nl') }));
 */
export function openTerms(regime: string | null, country: Country): { id: string; step: string }[] {
  return rowsOf({ regime, country })
    .filter(({ duration }) => duration === null)
    .map(({ id, step }) => ({ id, step }));
}

/**
 * What happens at a step, to be said with its last day; the step itself when it is not known.
 * @example stepName(deadline.step, 'nl');
 */
export function stepName(step: string, language: string): string {
  const words = STEPS.get(step);
  return words === undefined ? step : inLanguage(words, language);
}

/**
 * Who must act; the code itself when it is not known.
 * @example whoName(deadline.who, 'fr');
 */
export function whoName(who: string, language: string): string {
  const words = WHO.get(who);
  return words === undefined ? who : inLanguage(words, language);
}

function rowsOf({ regime, country }: { regime: string | null; country: Country }): Row[] {
  const known = regimes(country).some(({ id }) => id === regime);
  return ROWS.filter((row) => row.regimes.some((of) => of === '*' || (known && of === regime)));
}

/** None for a row of which no end is known. */
function endOf(row: Row, start: Day, filing: TermsOf): Deadline[] {
  const moved = filing.moved?.get(row.id) ?? NOT_MOVED;
  const at = { start, country: filing.country };
  if (row.from === 'facts') return [];
  if (row.duration === null) return statedEnd(row, filing.stated?.get(row.id));
  const dated = { ...row, duration: row.duration };
  if (row.from !== 'acknowledgement') return [deadlineOf(row, termEnd(dated, at, moved))];
  const acknowledged = filing.acknowledged ?? endOfAcknowledging(row, at);
  const from = { ...at, start: laterDay(acknowledged, start) };
  return [deadlineOf(row, termEnd(dated, from, moved))];
}

/** From when feedback counts where nobody acknowledged (Directive 2019/1937, art. 9(1)(f)). */
function endOfAcknowledging(row: Row, at: { start: Day; country: Country }): Day {
  const first = ROWS.find(
    ({ step, regimes: of }) => step === 'acknowledge' && of.some((id) => row.regimes.includes(id)),
  );
  if (!first || first.duration === null) return at.start;
  return termEnd({ ...first, duration: first.duration } satisfies DatedRow, at, NOT_MOVED).due;
}

/** A day that was stated, where the law leaves it to somebody. */
function statedEnd(row: Row, due: Day | undefined): Deadline[] {
  return due === undefined ? [] : [deadlineOf(row, { due, regular: due, longest: null })];
}

function deadlineOf(row: Row, end: TermEnd): Deadline {
  const { id, step, who, extension, standstill = [], ref, promise } = row;
  return { id, step, who, ...end, extendable: extension, standstill, ref, promise };
}
