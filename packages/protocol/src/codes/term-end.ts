import {
  addDays,
  addDuration,
  type Day,
  daysFrom,
  durationParts,
  laterDay,
} from './calendar-day.ts';
import type { DatedRow } from './deadline-rows.ts';
import { addWorkingDays, type Country, workingDayFrom } from './holidays.ts';

/** Days on which a term stood still, both included. */
export interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** A later last day that somebody was told. */
export interface Extended {
  /** The day on which they were told. */
  readonly told: Day;
  readonly until: Day;
}

/**
 * What happened to one term after it began.
 * @example const moved: Moved = { stood: [], extended: [] };
 */
export interface Moved {
  readonly stood: readonly Span[];
  readonly extended: readonly Extended[];
}

/** When a term ends, and when at the latest. */
export interface TermEnd {
  /** The last day. */
  readonly due: Day;
  /** The last day as it would be had nobody put it off. */
  readonly regular: Day;
  /** The latest last day that the law allows without anybody's consent; null: it may not move. */
  readonly longest: Day | null;
}

/** The longest terms that the Algemene termijnenwet moves, by unit (art. 4). */
const LONGEST = new Map([
  ['D', 90],
  ['W', 12],
  ['M', 3],
]);

/** Reckons the end of a term. The day on which it starts does not count. */
export function termEnd(
  row: DatedRow,
  { start, country }: { start: Day; country: Country },
  moved: Moved,
): TermEnd {
  if (row.counting === 'working') {
    const due = addWorkingDays(start, durationParts(row.duration).count, country);
    return { due, regular: due, longest: null };
  }
  const first = addDuration(start, row.duration);
  const rolled = (day: Day) => (runsOn(row) ? workingDayFrom(day, country) : day);
  const after = { ...moved, stood: apart(moved.stood, addDays(start, 1)) };
  const bare = stretched(first, { ...after, extended: [] }, rolled);
  const end = stretched(first, after, rolled);
  const told = after.extended.some(({ until }) => until === end);
  return {
    // a day that somebody was told is that day, also where it is a day off
    due: told ? laterDay(end, rolled(bare)) : rolled(end),
    regular: rolled(bare),
    longest: row.extension === null ? null : rolled(addDuration(bare, row.extension)),
  };
}

/** Walks through what happened, in its order: a pause after the end of a term changes nothing. */
function stretched(first: Day, { stood, extended }: Moved, rolled: (day: Day) => Day): Day {
  const pauses = stood.map((span) => ({ ...span, at: span.from, told: false }));
  const tellings = extended.map(({ told: at, until }) => ({ at, from: at, until, told: true }));
  return [...pauses, ...tellings]
    .sort((one, other) => one.at.localeCompare(other.at))
    .reduce((end, { from, until, told }) => {
      if (told) return laterDay(until, end);
      return from <= rolled(end) ? addDays(end, daysFrom(from, until)) : end;
    }, first);
}

/** Spans from a day on, those that touch or overlap made one. */
function apart(spans: readonly Span[], first: Day): Span[] {
  const sorted = spans
    .map(({ from, until }) => ({ from: laterDay(from, first), until }))
    .filter(({ from, until }) => from <= until)
    .sort((one, other) => one.from.localeCompare(other.from));
  const kept: Span[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (!last || span.from > last.until) kept.push(span);
    else kept.splice(-1, 1, { from: last.from, until: laterDay(last.until, span.until) });
  }
  return kept;
}

/**
 * Whether a term that ends on a Saturday, Sunday or public holiday runs on to the next working
 * day: in the law of the Netherlands when it is not above 90 days, 12 weeks or 3 months (Algemene
 * termijnenwet, art. 1(1) and 4), in that of the Union always (Regulation 1182/71, art. 3(4)).
 */
function runsOn(row: DatedRow): boolean {
  if (row.promise) return false;
  if (row.jurisdiction === 'EU') return true;
  if (row.jurisdiction !== 'NL') return false;
  const { count, unit } = durationParts(row.duration);
  return count <= (LONGEST.get(unit) ?? 0);
}
