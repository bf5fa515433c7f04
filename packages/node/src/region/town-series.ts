import type { Meaning } from './compared.ts';
import { dividesCases } from './declared-form.ts';
import { mostOf } from './hidden-bounds.ts';
import type { Expectation } from './membership.ts';
import type { TrendQuestion } from './question.ts';
import type { Bounds } from './rates/bounds.ts';
import type { Said, SaidBy } from './said.ts';
import { isDue, type SpanPeriod } from './span-periods.ts';
import type { Town } from './store.ts';

/** A town's numbers for one period by code; null is hidden. */
export type Reported = Record<string, number | null>;

export interface TownSeries {
  id: string;
  name: string;
  population: number | null;
  municipalities: string[];
  /** By period: numbers, or null where the town is silent; absent where it was no member. */
  cells: Record<string, Reported | null>;
  /** By period and code, where it was asked for: what its numbers mean. */
  meaning?: Record<string, Record<string, Meaning>>;
}

/** What a town told, period by period, with each gap named for what it is. */
export function townSeries(
  { id, name, population, municipalities }: Town,
  periods: readonly SpanPeriod[],
  known: TownKnown,
): TownSeries {
  const cells: TownSeries['cells'] = {};
  for (const at of periods) {
    const its = reportedIn(at, known.said.get(at.period)?.get(id), known);
    if (its !== undefined) cells[at.period] = its;
  }
  return { id, name, population, municipalities, cells };
}

interface TownKnown {
  readonly said: ReadonlyMap<string, SaidBy>;
  readonly expected: Expectation | undefined;
  /** Only this code, where one was asked for. */
  readonly of?: string | undefined;
}

/** A town's numbers for one period: null where it is silent, undefined where it was no member. */
export function reportedIn(
  at: SpanPeriod,
  said: Said | undefined,
  { expected, of }: Omit<TownKnown, 'said'>,
): Reported | null | undefined {
  if (said) return reportedOf(said, of);
  return isDue(expected, at) ? null : undefined;
}

function reportedOf({ form, counts }: Said, of: string | undefined): Reported {
  const reported: Reported = {};
  for (const [place, code] of form.codes.entries()) {
    if (of === undefined || of === code) reported[code] = counts?.[place] ?? null;
  }
  return reported;
}

/**
 * What each number of a town can be, by code.
 * @param of - this code alone
 */
export function boundsOf(
  said: Said,
  table: TrendQuestion['table'],
  of?: string,
): Map<string, Bounds> {
  const most = mostOf(said, dividesCases(table));
  const bounds = new Map<string, Bounds>();
  for (const [place, code] of said.form.codes.entries()) {
    if (of !== undefined && of !== code) continue;
    const count = said.counts?.[place] ?? null;
    const isHidden = count === null;
    bounds.set(code, isHidden ? { low: 0, high: most(place) } : { low: count, high: count });
  }
  return bounds;
}
