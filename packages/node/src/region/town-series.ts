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
  known: { said: ReadonlyMap<string, SaidBy>; expected: Expectation | undefined },
): TownSeries {
  const cells: TownSeries['cells'] = {};
  for (const at of periods) {
    const said = known.said.get(at.period)?.get(id);
    if (said) cells[at.period] = reportedOf(said);
    else if (isDue(known.expected, at)) cells[at.period] = null;
  }
  return { id, name, population, municipalities, cells };
}

function reportedOf({ form, counts }: Said): Reported {
  const reported: Reported = {};
  for (const [place, code] of form.codes.entries()) reported[code] = counts?.[place] ?? null;
  return reported;
}

/** What each number of a town can be, by code. */
export function boundsOf(said: Said, table: TrendQuestion['table']): Map<string, Bounds> {
  const most = mostOf(said, dividesCases(table));
  return new Map(
    said.form.codes.map((code, place) => {
      const count = said.counts?.[place] ?? null;
      return [code, count === null ? { low: 0, high: most(place) } : { low: count, high: count }];
    }),
  );
}
