import { type Period, type SpanName, spanPeriod } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { formFinder, isWithinTotal, type TableForm } from './declared-form.ts';
import type { TrendQuestion } from './question.ts';
import { type Counts, listTable } from './trend-store.ts';

/** What a town said of one period in one table. */
export interface Said {
  readonly form: TableForm;
  /** By the places of the form; null where all is hidden. */
  readonly counts: Counts;
  /** How many there are in all, which no cell exceeds; null where that is not known. */
  readonly total: number | null;
}

/** What each town said of a period. */
export type SaidBy = Map<string, Said>;

/** Everything that was said in a table, by period of its span. */
export async function readSaid(db: Db, question: TrendQuestion): Promise<Map<string, SaidBy>> {
  const { table } = question;
  const bound = isWithinTotal(table);
  const [groups, totals] = [
    await listTable(db, question, table),
    bound ? await listTable(db, question, 'total') : [],
  ];
  const totalOf = new Map(
    totals.map(({ period, span, said }) => [placeOf(period, span), new Map(said)]),
  );
  const find = formFinder(question);
  const all = new Map<string, SaidBy>();
  for (const { period, span, codes, said } of groups) {
    const form = find({ quarter: period, span, version: codes });
    if (form === undefined) continue;
    const place = placeOf(period, span);
    const by = all.get(place) ?? new Map<string, Said>();
    all.set(place, by);
    const its = totalOf.get(place);
    const narrow = narrowTo(form, question.code);
    for (const [iss, counts] of said) {
      by.set(iss, { ...narrow(counts), total: its?.get(iss)?.[0] ?? null });
    }
  }
  return all;
}

/** Leaves of a product only the cells of one code of its first dimension, named by the second. */
function narrowTo(
  form: TableForm,
  code: string | undefined,
): (counts: Counts) => Pick<Said, 'form' | 'counts'> {
  if (code === undefined) return (counts) => ({ form, counts });
  const start = `${code}/`;
  const kept = form.codes.flatMap((it, i) => (it.startsWith(start) ? [i] : []));
  const narrowed = {
    codes: kept.map((i) => form.codes[i]?.slice(start.length) ?? ''),
    parents: kept.map(() => undefined),
  };
  return (counts) => ({
    form: narrowed,
    counts: counts && kept.map((i) => counts[i] ?? null),
  });
}

function placeOf(period: Period, span: SpanName): string {
  return spanPeriod(period, span);
}
