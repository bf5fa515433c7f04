import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const TREND_MEASURES = ['received', 'closed'] as const;
export const TREND_TABLES = ['total', 'subject', 'ground', 'domain'] as const;
export type TrendMeasure = (typeof TREND_MEASURES)[number];
export type TrendTable = (typeof TREND_TABLES)[number];

/** The counts of one town in one quarter; null means that the town was silent. */
export type TownCells = Readonly<Record<string, number | null>> | null;

export interface TrendTown {
  id: string;
  name: string;
  population: number | null;
  /** A quarter that is missing here was before the town became a member. */
  cells: Readonly<Record<string, TownCells>>;
}

export interface RegionCell {
  visible: number;
  hiddenTowns: number;
  silentTowns: number;
}

export interface Trend {
  measure: TrendMeasure;
  table: TrendTable;
  periods: string[];
  codes: string[];
  towns: TrendTown[];
  region: Readonly<Record<string, Readonly<Record<string, RegionCell>>>>;
}

export function trendQuery(measure: TrendMeasure, table: TrendTable) {
  return queryOptions({
    queryKey: ['trend', measure, table],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const search = new URLSearchParams({ measure, table });
      return request<Trend>(`/api/region/trend?${search}`, { signal });
    },
  });
}

/** Address of the same figures as CSV, with the names of codes in one language. */
export function trendCsvAddress(
  { measure, table }: Pick<Trend, 'measure' | 'table'>,
  language: string,
): string {
  return `/api/region/trend.csv?${new URLSearchParams({ measure, table, language })}`;
}
