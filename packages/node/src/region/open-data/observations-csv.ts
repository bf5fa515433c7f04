import { csv } from '../csv.ts';
import { checkDataSet, codesInOrder, type DataSet } from './observation.ts';
import { frequency, sdmxPeriod } from './period.ts';

/** The columns before and after those of the dimensions. */
export const BEFORE = ['town', 'town_name', 'measure', 'period', 'frequency', 'table'] as const;
export const AFTER = ['count', 'status'] as const;

/**
 * Observations as CSV of RFC 4180, one a line; no count is an empty field, and `status` says why.
 * Names that a spreadsheet would run as a formula get an apostrophe in front.
 * @throws RangeError as `checkDataSet`
 */
export function observationsCsv(data: DataSet): string {
  checkDataSet(data);
  const { dimensions, observations } = data;
  const rows = observations.map((observation) => {
    const { town, townName, measure, period, table, count, status } = observation;
    const of = [town, townName, measure, sdmxPeriod(period), frequency(period), table];
    return [...of, ...codesInOrder(dimensions, observation), count, status];
  });
  return csv([...BEFORE, ...dimensions, ...AFTER], rows);
}
