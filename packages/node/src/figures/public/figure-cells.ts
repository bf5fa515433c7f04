import {
  type DeclaredName,
  hasRollingYear,
  type MeasureName,
  type Period,
  parseAddress,
  type QuarterRelease,
  type Shown,
  spanPeriod,
  valuesOf,
} from '@nabij/protocol';
import { broadestCodes } from './broadest.ts';

/** What towns publish: filings that came in, and cases that were closed. */
export type FigureMeasure = Exclude<MeasureName, 'mass'>;

/** One number of a release that has a place on the public page. */
export interface FigureCell {
  readonly address: string;
  readonly measure: FigureMeasure;
  /** The quarter, or the calendar year as `2025-Q1..2025-Q4`. */
  readonly period: string;
  readonly table: DeclaredName;
  /** Empty for a total. */
  readonly code: string;
  /** As it was released; null: hidden. */
  readonly value: Shown;
  /** Whether some cases of the table may have none of its codes because a code ended. */
  readonly isOpen: boolean;
}

const QUARTER_TABLES: readonly DeclaredName[] = ['total', 'subject'];

/** The tables of a calendar year. */
const YEAR_TABLES: Readonly<Record<FigureMeasure, readonly DeclaredName[]>> = {
  received: [...QUARTER_TABLES, 'ground', 'domain', 'request'],
  closed: [...QUARTER_TABLES, 'care_category', 'outcome', 'timeliness'],
};

/**
 * The calendar year that ends with a quarter, as a period; undefined for other quarters. Rolling
 * years are not public: two that overlap tell the difference of two quarters.
 */
export function calendarYear(quarter: Period): string | undefined {
  return quarter.endsWith('Q4') && hasRollingYear(quarter)
    ? spanPeriod(quarter, 'year')
    : undefined;
}

/** Every number of a release that has a place on the public page, with broadest codes only. */
export function figureCells(release: QuarterRelease): FigureCell[] {
  const broadest = broadestCodes(release.codes);
  const year = calendarYear(release.period);
  return [...valuesOf(release)].flatMap(([address, value]): FigureCell[] => {
    const at = parseAddress(address);
    if (at === undefined || at.measure === 'mass') return [];
    const { measure, period, table } = at;
    const [code = ''] = at.codes;
    const tables = tablesAt(measure, period, { quarter: release.period, year });
    if (!tables.includes(table)) return [];
    const { codes, isOpen } = broadest(table, period);
    if (code !== '' && !codes.has(code)) return [];
    return [{ address, measure, period, table, code, value, isOpen }];
  });
}

function tablesAt(
  measure: FigureMeasure,
  period: string,
  { quarter, year }: { quarter: Period; year: string | undefined },
): readonly DeclaredName[] {
  if (period === quarter) return QUARTER_TABLES;
  return period === year ? YEAR_TABLES[measure] : [];
}
