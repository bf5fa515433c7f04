import type { LabelLanguage } from '@nabij/protocol';
import { type CsvValue, csv } from '../system/csv.ts';
import { statusOf } from './cell-status.ts';
import { codeLabel } from './code-labels.ts';
import type { Trend } from './trend.ts';

const HEADER = [
  'period',
  'town_id',
  'town',
  'measure',
  'table',
  'code',
  'label',
  'count',
  'status',
] as const;

/** A trend as CSV, one line per period, town and code; `status` says why a count is empty. */
export function trendCsv(trend: Trend, language: LabelLanguage): string {
  const { measure, table } = trend;
  const labels = new Map(trend.codes.map((code) => [code, codeLabel(trend, code, language)]));
  const rows = trend.periods.flatMap((period) =>
    trend.towns.flatMap(({ id, name, cells }) =>
      trend.codes.map((code): CsvValue[] => {
        const [count, status] = statusOf(cells[period], code);
        const text = labels.get(code) ?? code;
        return [period, id, name, measure, table, code, text, count, status];
      }),
    ),
  );
  return csv(HEADER, rows);
}
