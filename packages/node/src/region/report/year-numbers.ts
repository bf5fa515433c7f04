import type { DeclaredName, MeasureName } from '@nabij/protocol';
import { dividesCases, type Forms, isWithinTotal, type TableForm } from '../declared-form.ts';
import type { Asked, SaidOfYear } from './report-store.ts';

/** What is known of one number of one town in a year. */
export interface Known {
  /** What is shown of it, or of a hidden total what its parts show; nothing of it can be. */
  readonly visible: number;
  /** Whether that is all of it. */
  readonly isExact: boolean;
}

/** One table of a year: what each town said of each code, in the order of the codes. */
export type YearTable = ReadonlyMap<string, ReadonlyMap<string, Known>>;

/** The tables of a year, by measure and table. */
export type YearTables = ReadonlyMap<string, YearTable>;

/** Where a table stands among those of a year. */
export function keyOf(measure: MeasureName, table: DeclaredName): string {
  return `${measure}/${table}`;
}

/**
 * Adds what towns said of a year. Only broadest codes are taken: narrower ones are in them. People
 * of several quarters cannot be added, as the same ones may come again: the most of one quarter
 * is what is sure.
 */
export function yearTables(
  forms: Forms,
  asked: readonly Asked[],
  said: readonly SaidOfYear[],
): YearTables {
  const tables = new Map<string, Map<string, Map<string, Known>>>(
    asked.map(([measure, table]) => [keyOf(measure, table), new Map()]),
  );
  for (const row of said) {
    const { measure, table, period, span, codes } = row;
    const form = forms({ measure, table }, { quarter: period, span, version: codes });
    const known = tables.get(keyOf(measure, table));
    if (form === undefined || known === undefined) continue;
    for (const [iss, counts] of row.said) {
      for (const [code, count] of countsOf(form, row.part, counts)) {
        const byTown = known.get(code) ?? new Map<string, Known>();
        known.set(code, byTown);
        byTown.set(iss, together(byTown.get(iss), count, row));
      }
    }
  }
  raiseTotals(asked, tables);
  return tables;
}

/**
 * A total of which something is hidden is at least what other tables of that town show of it: each
 * person comes with a case, and codes of which a case has one add up. Else a report would say fewer
 * reports than people.
 */
function raiseTotals(
  asked: readonly Asked[],
  tables: ReadonlyMap<string, ReadonlyMap<string, Map<string, Known>>>,
): void {
  for (const [measure, table] of asked) {
    const totals = tables.get(keyOf(measure, 'total'))?.get('total');
    if (!isWithinTotal(table) || totals === undefined) continue;
    const rows = [...(tables.get(keyOf(measure, table))?.values() ?? [])];
    for (const [iss, total] of totals) {
      const shown = rows.map((byTown) => byTown.get(iss)?.visible ?? 0);
      const least = dividesCases(table)
        ? shown.reduce((sum, one) => sum + one, 0)
        : Math.max(0, ...shown);
      if (!total.isExact && least > total.visible) {
        totals.set(iss, { visible: least, isExact: false });
      }
    }
  }
}

function countsOf(
  { codes, parents }: TableForm,
  part: string,
  counts: readonly (number | null)[] | null,
): (readonly [string, number | null])[] {
  const isIn = (code: string) => part === '' || code.startsWith(`${part}/`);
  const start = codes.findIndex(isIn);
  return codes.flatMap((code, place) =>
    isIn(code) && parents[place] === undefined
      ? [[code, counts?.[place - start] ?? null] as const]
      : [],
  );
}

function together(
  before: Known | undefined,
  count: number | null,
  { table, span }: SaidOfYear,
): Known {
  const now = { visible: count ?? 0, isExact: count !== null };
  if (span === 'year') return now;
  if (table === 'people') {
    return { visible: Math.max(before?.visible ?? 0, now.visible), isExact: false };
  }
  if (before === undefined) return now;
  return { visible: before.visible + now.visible, isExact: before.isExact && now.isExact };
}
