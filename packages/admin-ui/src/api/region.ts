import type { DeclaredName, MeasureName } from '@nabij/protocol';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

/** The counts of one town in one period; null means that the town was silent. */
export type TownCells = Readonly<Record<string, number | null>> | null;

/** A range of numbers; a null `high` is no bound. */
export interface Range {
  low: number;
  high: number | null;
}

/** Why a number must not be set beside the one before it. */
export const NOT_COMPARABLE = [
  'other-measure',
  'other-span',
  'other-codes',
  'other-threshold',
  'silent',
  'population-unknown',
  'small-numbers',
] as const;
export type NotComparable = (typeof NOT_COMPARABLE)[number];

/** What a number means: what it can be, and what that is for each 10,000 inhabitants. */
export interface Meaning {
  bounds: Range;
  /** `interval` holds what chance could have made of it, in 95 of 100 cases. */
  rate: { rate: Range; interval: Range } | null;
  notComparable: NotComparable[];
}

export interface TrendTown {
  id: string;
  name: string;
  population: number | null;
  municipalities: string[];
  /** A period that is missing here was before the town became a member. */
  cells: Readonly<Record<string, TownCells>>;
  /** By period and code, where it was asked for. */
  meaning?: Readonly<Record<string, Readonly<Record<string, Meaning>>>>;
}

export interface RegionCell extends Meaning {
  visible: number;
  toldTowns: number;
  hiddenTowns: number;
  silentTowns: number;
}

/** The methods of early warning. */
export const METHODS = ['farrington', 'ears-c2', 'ears-c1', 'exceedance'] as const;

/** What early warning finds in one series. */
export interface Warning {
  outcome: 'warns' | 'perhaps' | 'no' | 'too-short';
  method: (typeof METHODS)[number] | null;
  observed: Range | null;
  expected: Range | null;
  /** The most that is not unusual. */
  upper: Range | null;
  explanation: {
    key:
      | 'silent'
      | 'too-few-periods'
      | 'too-few-reports'
      | 'above'
      | 'within'
      | 'could-be-above'
      | 'too-much-hidden';
    periods: number;
    hidden: number;
  };
  /** Share of warnings of nothing in simulated series of about `level` reports a period. */
  falseAlarms: { level: number; runs: number; steady: number; varied: number } | null;
}

export interface Warnings {
  period: string;
  /** So many towns the series are of. */
  towns: number;
  codes: Readonly<Record<string, Warning>>;
}

export interface Trend {
  measure: MeasureName;
  table: DeclaredName;
  span: 'month' | 'quarter' | 'year';
  code?: string;
  periods: string[];
  codes: string[];
  /** Smaller numbers are not set beside others. */
  fewestToCompare: number;
  towns: TrendTown[];
  region: Readonly<Record<string, Readonly<Record<string, RegionCell>>>>;
  warnings: Warnings | null;
}

/** Which numbers are asked for. */
export interface TrendQuestion {
  measure: MeasureName;
  table: DeclaredName;
  span: Trend['span'];
  /** Of a table with two dimensions: the code of the first one. */
  code?: string | undefined;
  /** What a number of every town means is told of this code. */
  of?: string | undefined;
  town: string;
}

/** The trend that answers a question; the one before stays in sight meanwhile. */
export function trendQuery(question: TrendQuestion) {
  return queryOptions({
    queryKey: ['trend', question],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<Trend>(`/api/region/trend?${words(question)}`, { signal }),
  });
}

/** Addresses of a whole table, of every town, in formats that other programs read. */
export function openDataAddresses({ measure, table, span }: TrendQuestion) {
  const search = words({ measure, table, span });
  return {
    csv: `/api/region/open-data.csv?${search}`,
    csvw: `/api/region/open-data.csv-metadata.json?${search}`,
    json: `/api/region/open-data.json?${search}`,
    sdmx: `/api/region/open-data.sdmx.csv?${search}`,
  };
}

function words(of: object): URLSearchParams {
  const told = Object.entries(of).filter(([, value]) => typeof value === 'string');
  return new URLSearchParams(told);
}
