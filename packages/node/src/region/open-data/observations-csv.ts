import { csvLines } from '../../system/csv.ts';
import { checkDataSet, codesInOrder } from './observation.ts';
import { frequency, sdmxPeriod } from './period.ts';
import type { Writer } from './writer.ts';

/** The columns before and after those of the dimensions. */
export const BEFORE = ['town', 'town_name', 'measure', 'period', 'frequency', 'table'] as const;
export const AFTER = ['count', 'status'] as const;

/**
 * Observations as CSV of RFC 4180, one a line; no count is an empty field, and `status` says why.
 * Names that a spreadsheet would run as a formula get an apostrophe in front.
 * @throws RangeError as `checkDataSet`
 */
export function csvWriter(dimensions: readonly string[]): Writer {
  checkDataSet({ dimensions, observations: [] });
  return {
    begin: csvLines([[...BEFORE, ...dimensions, ...AFTER]]),
    between: '',
    end: '',
    rows: (observations) => {
      checkDataSet({ dimensions, observations });
      const rows = observations.map((observation) => {
        const { town, townName, measure, period, table, count, status } = observation;
        const of = [town, townName, measure, sdmxPeriod(period), frequency(period), table];
        return [...of, ...codesInOrder(dimensions, observation), count, status];
      });
      return csvLines(rows);
    },
  };
}
