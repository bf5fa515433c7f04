import { dividesCases, type TableForm } from './declared-form.ts';
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
  const divides = dividesCases(table);
  const byForm = new Map<TableForm, Sum[]>();
  for (const town of said) {
    const { form, counts } = town;
    const sums = byForm.get(form) ?? form.codes.map(nothing);
    byForm.set(form, sums);
    const most = mostOf(town, divides);
    for (const [place, sum] of sums.entries()) {
      const count = counts?.[place] ?? null;
      if (count === null) sum.hiddenTowns += 1;
      else sum.visible += count;
      const more = sum.high === null ? null : (count ?? most(place));
      sum.high = sum.high === null || more === null ? null : sum.high + more;
    }
  }
  return byCode(byForm);
}

function nothing(): Sum {
  return { visible: 0, hiddenTowns: 0, high: 0 };
}

function byCode(byForm: ReadonlyMap<TableForm, readonly Sum[]>): Map<string, Sum> {
  const codes = new Map<string, Sum>();
  for (const [form, sums] of byForm) {
    for (const [place, { visible, hiddenTowns, high }] of sums.entries()) {
      const code = form.codes[place] ?? '';
      const sum = codes.get(code) ?? nothing();
      codes.set(code, {
        visible: sum.visible + visible,
        hiddenTowns: sum.hiddenTowns + hiddenTowns,
        high: sum.high === null || high === null ? null : sum.high + high,
      });
    }
  }
  return codes;
}
