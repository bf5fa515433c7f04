import {
  addressesOf,
  DECLARED,
  type DeclaredName,
  type DeclaredTable,
  DIMENSIONS,
  hasRollingYear,
  type Period,
  parseAddress,
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

/** Finds the form of a table; undefined for a version that is not known here. */
export type Forms = (
  of: Pick<TrendQuestion, 'measure' | 'table'>,
  at: FormAt,
) => TableForm | undefined;

type ByPath = ReadonlyMap<string, TableForm>;

/**
 * Finds forms and keeps them by quarter and version: to spell a quarter's addresses takes longer
 * than to read it. Equal forms are one object.
 */
export function declaredForms(): Forms {
  const quarters = new Map<string, ByPath>();
  const equal = new Map<string, TableForm>();
  return ({ measure, table }, { quarter, span, version }) => {
    if (publishedLists(version) === undefined) return undefined;
    const key = `${quarter} ${version}`;
    const forms = quarters.get(key) ?? formsOf(quarter, version, equal);
    quarters.set(key, forms);
    return forms.get(`${measure}/${spanPeriod(quarter, span)}/${table}`);
  };
}

function formsOf(quarter: Period, version: string, equal: Map<string, TableForm>): ByPath {
  const year = hasRollingYear(quarter);
  const cells = new Map<string, { table: DeclaredName; period: string; codes: string[] }>();
  for (const address of addressesOf({ period: quarter, codes: version, year })) {
    const at = parseAddress(address);
    if (at === undefined) continue;
    const path = `${at.measure}/${at.period}/${at.table}`;
    const known = cells.get(path) ?? { ...at, codes: [] };
    known.codes.push(at.codes.join('/') || at.table);
    cells.set(path, known);
  }
  return new Map(
    [...cells].map(([path, { table, period, codes }]) => {
      const key = [version, table, ...codes].join(' ');
      const form = equal.get(key) ?? {
        codes,
        parents: parentsOf(codes, { table, period, version }),
      };
      equal.set(key, form);
      return [path, form];
    }),
  );
}

function parentsOf(
  codes: readonly string[],
  { table, period, version }: { table: DeclaredName; period: string; version: string },
): (number | undefined)[] {
  const { dimensions }: DeclaredTable = DECLARED[table];
  const [first] = dimensions;
  const lists = publishedLists(version);
  if (!lists || !first || dimensions.length > 1) return codes.map(() => undefined);
  const places = new Map(codes.map((code, i) => [code, i]));
  const parents = new Map(
    spanCodes(first, period, lists).codes.map(({ code, parent }) => [code, parent]),
  );
  return codes.map((code) => places.get(parents.get(code) ?? ''));
}

/** Whether the cells of a table divide the cases: each case is in one of them at most. */
export function dividesCases(table: DeclaredName): boolean {
  const { dimensions }: DeclaredTable = DECLARED[table];
  return dimensions.length > 0 && dimensions.every((name) => !DIMENSIONS[name].many);
}

/** Whether no cell of a table can be more than the total of its measure and period. */
export function isWithinTotal(table: DeclaredName): boolean {
  const { pairs = false, dimensions }: DeclaredTable = DECLARED[table];
  // a case counts once for each pair, so in the margins of the pairs it can count several times
  return table !== 'total' && !(pairs && dimensions.length === 1);
}
