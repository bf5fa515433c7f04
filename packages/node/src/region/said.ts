import { CODE_VERSION, type Period, type SpanName, spanPeriod } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { type Forms, isWithinTotal, type TableForm } from './declared-form.ts';
import { spansOf, type TrendQuestion } from './question.ts';
import type { Counts, SaidTogether } from './trend-store.ts';

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

/** Where the region's numbers are read, with the forms that are kept between questions. */
export interface Region {
  readonly db: Db;
  readonly forms: Forms;
}

/** Reads the numbers of one table, of some towns and quarters or of all. */
export type ReadTable = (question: TrendQuestion) => Promise<SaidTogether[]>;

/** Everything that was said in a table, by period of its span. */
export async function readSaid(
  { forms }: Region,
  question: TrendQuestion,
  read: ReadTable,
): Promise<Map<string, SaidBy>> {
  const { table } = question;
  const bound = isWithinTotal(table);
  const [groups, totals] = [
    await read(question),
    bound ? await read({ ...question, table: 'total' }) : [],
  ];
  const totalOf = new Map(
    totals.map(({ period, span, said }) => [placeOf(period, span), new Map(said)]),
  );
  const all = new Map<string, SaidBy>();
  const rows = new Map<string, (number | null)[]>();
  for (const { period, span, codes, part, said } of groups) {
    const whole = forms(question, { quarter: period, span, version: codes });
    if (whole === undefined) continue;
    const form = question.code === undefined ? whole : formOfPart(whole, part);
    const isPart = part !== '' && question.code === undefined;
    const start = isPart ? whole.codes.findIndex((it) => it.startsWith(`${part}/`)) : 0;
    const place = placeOf(period, span);
    const by = all.get(place) ?? new Map<string, Said>();
    all.set(place, by);
    const its = totalOf.get(place);
    for (const [iss, counts] of said) {
      const total = its?.get(iss)?.[0] ?? null;
      const whole = isPart ? filled(rows, counts, { key: `${place} ${iss}`, form, start }) : counts;
      by.set(iss, { form, total, counts: whole });
    }
  }
  return all;
}

/** Puts a row of a product in its place; what is not there is hidden. Null: all of it so far. */
function filled(
  rows: Map<string, (number | null)[]>,
  counts: Counts,
  { key, form, start }: { key: string; form: TableForm; start: number },
): Counts {
  const known = rows.get(key);
  if (counts === null) return known ?? null;
  const all = known ?? Array<null>(form.codes.length).fill(null);
  rows.set(key, all);
  for (const [i, count] of counts.entries()) all[start + i] = count;
  return all;
}

/** The codes that a question has by the newest code lists, in a quarter. */
export function declaredCodes(
  { forms }: Region,
  question: TrendQuestion,
  quarter: Period,
): readonly string[] {
  const [span = 'quarter'] = spansOf(question.span);
  const form = forms(question, { quarter, span, version: CODE_VERSION });
  if (form === undefined) return [];
  return question.code === undefined ? form.codes : formOfPart(form, question.code).codes;
}

/** Of a product, the cells of one code of its first dimension, named by the second. */
function formOfPart(form: TableForm, code: string): TableForm {
  const start = `${code}/`;
  const codes = form.codes.filter((it) => it.startsWith(start)).map((it) => it.slice(start.length));
  return { codes, parents: codes.map(() => undefined) };
}

function placeOf(period: Period, span: SpanName): string {
  return spanPeriod(period, span);
}
