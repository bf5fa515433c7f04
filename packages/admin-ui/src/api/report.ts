import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** Bounds; a null `high` is none. */
interface Range {
  low: number;
  high: number | null;
}

/** Per 10,000 inhabitants, and what it can be with chance. */
export interface ReportRate {
  rate: Range;
  interval: Range;
}

export interface ReportRow {
  code: string;
  visible: number;
  hiddenTowns: number;
}

export type ReportMeasure = 'received' | 'closed' | 'mass';

export interface ReportTable {
  measure: ReportMeasure;
  table: string;
  rows: ReportRow[];
}

export type QuarterState = 'in-time' | 'late' | 'silent' | 'not-member';

export interface ReportTown {
  id: string;
  name: string;
  population: number | null;
  quarters: { period: string; state: QuarterState }[];
  came: 'all' | 'some' | 'none';
  received: { visible: number; isExact: boolean } | null;
  rate: ReportRate | null;
  /** Too few for its rate to be compared. */
  isFew: boolean;
}

export type NotCompared =
  | 'not-over'
  | 'no-year-before'
  | 'other-towns'
  | 'hidden'
  | 'other-measure'
  | 'other-span'
  | 'other-codes'
  | 'other-threshold'
  | 'silent'
  | 'population-unknown'
  | 'small-numbers';

export interface Compared {
  before: number | null;
  finding: 'higher' | 'lower' | 'not-apart' | null;
  why: NotCompared[];
}

/** All that a calendar year of the region says. */
export interface YearReport {
  year: number;
  years: number[];
  isOver: boolean;
  quarters: string[];
  made: string;
  towns: ReportTown[];
  tables: ReportTable[];
  compared: { received: Compared; closed: Compared };
  rate: ReportRate | null;
  hidden: { numbers: number; of: number };
  thresholds: number[];
}

/** @param year without: the newest whole one */
export function reportQuery(year: string | undefined) {
  return queryOptions({
    queryKey: ['region-report', year ?? 'newest'],
    queryFn: ({ signal }) => {
      const search = year === undefined ? '' : `?${new URLSearchParams({ year })}`;
      return request<YearReport>(`/api/region/report${search}`, { signal });
    },
  });
}
