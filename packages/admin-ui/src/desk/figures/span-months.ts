import type { SpanName } from '@nabij/protocol';
import { quarterOf } from '../../format/period.ts';

/** The first and the last month of a span, `YYYY-MM`, both included. */
export interface SpanMonths {
  readonly first: string;
  readonly last: string;
}

/**
 * The months of a span of a quarter; undefined for what is no quarter.
 * @example spanMonths('2026-Q3', 'year') // { first: '2025-10', last: '2026-09' }
 */
export function spanMonths(period: string, span: SpanName): SpanMonths | undefined {
  const parts = quarterOf(period);
  if (parts === undefined) return undefined;
  const begin = (Number(parts.quarter) - 1) * 3;
  const month = (at: number) =>
    new Date(Date.UTC(Number(parts.year), begin + at, 1)).toISOString().slice(0, 7);
  if (span === 'quarter') return { first: month(0), last: month(2) };
  if (span === 'year') return { first: month(-9), last: month(2) };
  const only = month(Number(span.slice(-1)) - 1);
  return { first: only, last: only };
}
