import { CODE_VERSION } from '../codes/code-list.ts';
import type { Period } from '../period.ts';
import { type FindLists, publishedLists, type SpanCodes, spanCodes } from './span-codes.ts';
import { hasRollingYear, rollingYear, spanPeriod } from './spans.ts';
import {
  DECLARED,
  type DeclaredName,
  type DeclaredTable,
  type DimensionName,
  MEASURE_NAMES,
  type MeasureName,
  SPAN_NAMES,
  type SpanName,
  tablesIn,
} from './tables.ts';

/**
 * A quarter of which the counts are released.
 * @example const quarter: CountedQuarter = { period: '2026-Q3', year: false };
 */
export interface CountedQuarter {
  readonly period: Period;
  /** Whether it has its rolling year: so when the three quarters before it were counted too. */
  readonly year: boolean;
  /** Version of the code lists; this package's own when it is not given. */
  readonly codes?: string;
  /** Whether the point counted nothing before it: so for the first release of a chain. */
  readonly first?: boolean;
}

/** One declared table of one measure in one span: its cells follow from it. */
export interface Block {
  readonly measure: MeasureName;
  readonly span: SpanName;
  /** Period of the span, such as `2026-07`. */
  readonly period: string;
  readonly table: DeclaredName;
  /** How the addresses of its cells begin, such as `closed/2026-Q3/ground`. */
  readonly path: string;
  /** The codes of each dimension: none for a total, one list for most, two for a product. */
  readonly axes: readonly SpanCodes[];
}

/**
 * The quarters with, for each, whether it has a rolling year among them.
 * @example countedQuarters(['2026-Q1', '2026-Q2'])
 */
export function countedQuarters(periods: readonly Period[], codes?: string): CountedQuarter[] {
  const counted = new Set(periods);
  return periods.map((period) => {
    const year = hasRollingYear(period) && rollingYear(period).every((it) => counted.has(it));
    return { period, year, ...(codes === undefined ? {} : { codes }) };
  });
}

/**
 * Every declared table of a quarter, in the fixed order of measures, spans and tables.
 * @throws RangeError for a version of the code lists that is not known
 */
export function blocksOf(quarter: CountedQuarter, find: FindLists = publishedLists): Block[] {
  const lists = find(quarter.codes ?? CODE_VERSION);
  if (lists === undefined) throw new RangeError('No such version of the code lists');
  const known = new Map<string, SpanCodes>();
  const codesOf = (name: DimensionName, period: string): SpanCodes => {
    const key = `${name} ${period}`;
    const codes = known.get(key) ?? spanCodes(name, period, lists);
    known.set(key, codes);
    return codes;
  };
  const spans = SPAN_NAMES.filter((span) => span !== 'year' || quarter.year);
  return MEASURE_NAMES.flatMap((measure) =>
    spans.flatMap((span) => {
      const period = spanPeriod(quarter.period, span);
      return tablesIn(measure, span).map((table) => {
        const { dimensions, broad = false }: DeclaredTable = DECLARED[table];
        const all = dimensions.map((name) => codesOf(name, period));
        const axes = broad || measure === 'mass' || all.length > 1 ? all.map(broadest) : all;
        const path = `${measure}/${period}/${table}`;
        return { measure, span, period, table, path, axes };
      });
    }),
  );
}

function broadest(axis: SpanCodes): SpanCodes {
  const codes = axis.codes.filter(({ parent }) => parent === undefined);
  return { ...axis, codes, cells: new Set(codes.map(({ code }) => code)) };
}

/**
 * The codes of each cell of a table, in order: `[]` for a total.
 */
export function cellsOf({ axes }: Block): string[][] {
  return axes.reduce<string[][]>(
    (rows, { codes }) => rows.flatMap((row) => codes.map(({ code }) => [...row, code])),
    [[]],
  );
}
