import {
  DECLARED,
  type DeclaredName,
  type MeasureName,
  type SpanName,
  tablesIn,
} from '@nabij/protocol';

/** How long the periods of a trend are; a year is four quarters, with Q4 that of the calendar. */
export const TREND_SPANS = ['month', 'quarter', 'year'] as const;

/** How long the periods of a trend are. */
export type TrendSpan = (typeof TREND_SPANS)[number];

/** Which numbers: one measure in one table, by month, quarter or rolling year. */
export interface TrendQuestion {
  readonly measure: MeasureName;
  readonly table: DeclaredName;
  readonly span: TrendSpan;
  /** Of a table with two dimensions: only the cells of this code of the first one. */
  readonly code?: string | undefined;
  /** What a number of every town means is told of this code. */
  readonly of?: string | undefined;
  /** Whose numbers are told beside those of the region: of `all`, of `none`, or of this town. */
  readonly town?: string | undefined;
}

const SPANS_OF: Readonly<Record<TrendSpan, readonly SpanName[]>> = {
  month: ['month-1', 'month-2', 'month-3'],
  quarter: ['quarter'],
  year: ['year'],
};

/** The spans of a release that a trend is made of. */
export function spansOf(span: TrendSpan): readonly SpanName[] {
  return SPANS_OF[span];
}

/** Whether releases have these numbers at all. */
export function isDeclared({ measure, table, span, code }: TrendQuestion): boolean {
  const [first = 'quarter'] = SPANS_OF[span];
  const isProduct = DECLARED[table].dimensions.length === 2;
  return tablesIn(measure, first).includes(table) && (code === undefined || isProduct);
}
