import { COUNT_TABLES, type LabelLanguage, label } from '@nabij/protocol';
import { type CsvValue, csv } from './csv.ts';
import { TOTAL } from './gather.ts';
import type { Reported, Trend } from './trend.ts';

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

/** A trend as CSV, one line per quarter, town and code; `status` says why a count is empty. */
export function trendCsv(trend: Trend, language: LabelLanguage): string {
  const { measure, table } = trend;
  const labels = new Map(
    trend.codes.map((code) => [
      code,
      table === TOTAL ? TOTAL : label(COUNT_TABLES[table].list, code, language),
    ]),
  );
  const rows = trend.periods.flatMap((period) =>
    trend.towns.flatMap(({ id, name, cells }) =>
      trend.codes.map((code): CsvValue[] => {
        const [count, status] = cellOf(cells[period], code);
        const text = labels.get(code) ?? code;
        return [period, id, name, measure, table, code, text, count, status];
      }),
    ),
  );
  return csv(HEADER, rows);
}

function cellOf(
  reported: Reported | null | undefined,
  code: string,
): [number | null, 'reported' | 'hidden' | 'silent' | 'not-member'] {
  if (reported === undefined) return [null, 'not-member'];
  if (reported === null) return [null, 'silent'];
  const count = reported[code];
  return count === null || count === undefined ? [null, 'hidden'] : [count, 'reported'];
}
