import {
  addressesOf,
  DECLARED,
  type DeclaredTable,
  DIMENSIONS,
  hasRollingYear,
  type Period,
  publishedLists,
  type SpanName,
  spanCodes,
  spanPeriod,
} from '@nabij/protocol';
import type { TrendQuestion } from './question.ts';

/** What the numbers of a table are of, in their declared order. */
export interface TableForm {
  /** A code; two of a product as `AGE/WORK`; the table itself where it has no dimension. */
  readonly codes: readonly string[];
  /** By place, the place of the broader code. */
  readonly parents: readonly (number | undefined)[];
}

/** Where a form is looked up: in a release of a quarter, by its version of the code lists. */
export interface FormAt {
  readonly quarter: Period;
  readonly span: SpanName;
  readonly version: string;
}

/** Finds the forms of one table, each once; undefined for a version that is not known here. */
export function formFinder(question: TrendQuestion): (at: FormAt) => TableForm | undefined {
  const known = new Map<string, TableForm | undefined>();
  return (at) => {
    const key = `${at.quarter} ${at.span} ${at.version}`;
    if (!known.has(key)) known.set(key, formOf(question, at));
    return known.get(key);
  };
}

function formOf({ measure, table }: TrendQuestion, at: FormAt): TableForm | undefined {
  const lists = publishedLists(at.version);
  if (lists === undefined) return undefined;
  const { dimensions }: DeclaredTable = DECLARED[table];
  const [first] = dimensions;
  const year = at.span === 'year' && hasRollingYear(at.quarter);
  const period = spanPeriod(at.quarter, at.span);
  const path = `${measure}/${period}/${table}`;
  const codes = addressesOf({ period: at.quarter, codes: at.version, year })
    .filter((address) => address === path || address.startsWith(`${path}/`))
    .map((address) => address.slice(path.length + 1) || table);
  if (first === undefined || dimensions.length > 1) {
    return { codes, parents: codes.map(() => undefined) };
  }
  const parents = new Map(
    spanCodes(first, period, lists).codes.map(({ code, parent }) => [code, parent]),
  );
  const places = new Map(codes.map((code, i) => [code, i]));
  return { codes, parents: codes.map((code) => places.get(parents.get(code) ?? '')) };
}

/** Whether the cells of a table divide the cases: each case is in one of them at most. */
export function dividesCases(table: TrendQuestion['table']): boolean {
  const { dimensions }: DeclaredTable = DECLARED[table];
  return dimensions.length > 0 && dimensions.every((name) => !DIMENSIONS[name].many);
}

/** Whether no cell of a table can be more than the total of its measure and period. */
export function isWithinTotal(table: TrendQuestion['table']): boolean {
  const { pairs = false, dimensions }: DeclaredTable = DECLARED[table];
  // a case counts once for each pair, so in the margins of the pairs it can count several times
  return table !== 'total' && !(pairs && dimensions.length === 1);
}
