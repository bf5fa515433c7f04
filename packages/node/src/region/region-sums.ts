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

/** The same, so that towns can be taken away again. */
export interface Total {
  /** So many told of this code, hidden or not. */
  readonly towns: number;
  readonly visible: number;
  readonly hiddenTowns: number;
  /** The most that all of it can be, but for the towns that nothing bounds. */
  readonly high: number;
  readonly unbounded: number;
}

/** By code, in the order in which codes were first told. */
export type Totals = ReadonlyMap<string, Total>;

const NOTHING: Total = { towns: 0, visible: 0, hiddenTowns: 0, high: 0, unbounded: 0 };

/** Adds what towns said of one period, code by code. Silent towns are no part of it. */
export function totalsOf(said: Iterable<Said>, table: TrendQuestion['table']): Totals {
  const divides = dividesCases(table);
  const byForm = new Map<TableForm, Counting[]>();
  for (const town of said) {
    const { form, counts } = town;
    const sums = byForm.get(form) ?? form.codes.map(() => ({ ...NOTHING }));
    byForm.set(form, sums);
    const most = mostOf(town, divides);
    for (const [place, sum] of sums.entries()) count(sum, counts?.[place] ?? null, most(place));
  }
  return byCode(byForm);
}

type Counting = { -readonly [Name in keyof Total]: Total[Name] };

function count(sum: Counting, shown: number | null, most: number | null): void {
  sum.towns += 1;
  if (shown === null) sum.hiddenTowns += 1;
  else sum.visible += shown;
  const high = shown ?? most;
  if (high === null) sum.unbounded += 1;
  else sum.high += high;
}

function byCode(byForm: ReadonlyMap<TableForm, readonly Total[]>): Totals {
  const codes = new Map<string, Total>();
  for (const [form, sums] of byForm) {
    for (const [place, sum] of sums.entries()) {
      const code = form.codes[place] ?? '';
      codes.set(code, combined(codes.get(code) ?? NOTHING, sum, 1));
    }
  }
  return codes;
}

function combined(a: Total, b: Total, sign: 1 | -1): Total {
  return {
    towns: a.towns + sign * b.towns,
    visible: a.visible + sign * b.visible,
    hiddenTowns: a.hiddenTowns + sign * b.hiddenTowns,
    high: a.high + sign * b.high,
    unbounded: a.unbounded + sign * b.unbounded,
  };
}

/** What is left of the totals without some of the towns; codes that only those told are gone. */
export function without(all: Totals, some: Totals): Totals {
  const left = [...all].map(([code, total]): [string, Total] => [
    code,
    combined(total, some.get(code) ?? NOTHING, -1),
  ]);
  return new Map(left.filter(([, { towns }]) => towns > 0));
}

/** What is said of a region. */
export function sumsOf(totals: Totals): Map<string, Sum> {
  return new Map(
    [...totals].map(([code, { visible, hiddenTowns, high, unbounded }]) => [
      code,
      { visible, hiddenTowns, high: unbounded > 0 ? null : high },
    ]),
  );
}

/** Adds what towns said of one period, code by code. Silent towns are no part of it. */
export function sumOf(said: Iterable<Said>, table: TrendQuestion['table']): Map<string, Sum> {
  return sumsOf(totalsOf(said, table));
}
