import { dividesCases } from './declared-form.ts';
import { mostOf } from './hidden-bounds.ts';
import type { TrendQuestion } from './question.ts';
import type { Said } from './said.ts';

/** One code over several towns. */
export interface Sum {
  visible: number;
  hiddenTowns: number;
  /** The most that all of it can be; null where nothing bounds what is hidden. */
  high: number | null;
}

/** Adds what towns said of one period, code by code. Silent towns are no part of it. */
export function sumOf(said: Iterable<Said>, table: TrendQuestion['table']): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  const divides = dividesCases(table);
  for (const town of said) {
    const most = mostOf(town, divides);
    for (const [place, code] of town.form.codes.entries()) {
      const sum = sums.get(code) ?? { visible: 0, hiddenTowns: 0, high: 0 };
      sums.set(code, sum);
      const count = town.counts?.[place] ?? null;
      if (count === null) sum.hiddenTowns += 1;
      else sum.visible += count;
      const more = sum.high === null ? null : (count ?? most(place));
      sum.high = sum.high === null || more === null ? null : sum.high + more;
    }
  }
  return sums;
}
