import type { Figure } from './figure.ts';

/** One row of a table: what it is of, and its figures. */
export interface Row {
  readonly key: string;
  readonly label: string;
  /** How many broader rows it belongs under. */
  readonly depth: number;
  readonly figures: readonly Figure[];
}

const HEADER = [
  ...['id', 'label', 'period', 'status', 'count_shown', 'count_least', 'count_most'],
  ...['towns_hidden', 'towns_silent', 'per_10000_least', 'per_10000_most'],
  ...['interval_95_least', 'interval_95_most', 'not_comparable_because'],
] as const;

/**
 * What is on the screen as CSV (RFC 4180), one line per row and period. Whether a number is there
 * says `status`; an empty `most` is no bound.
 */
export function figuresCsv(rows: readonly Row[]): string {
  const lines = rows.flatMap(({ key, label, figures }) =>
    figures.map((figure) => [key, label, ...valuesOf(figure)]),
  );
  return [HEADER, ...lines].map((values) => `${values.map(field).join(',')}\r\n`).join('');
}

type Value = string | number | null | undefined;

function valuesOf({ period, kind, visible, bounds, rate, ...gaps }: Figure): Value[] {
  return [
    ...[period, kind === 'number' && gaps.hiddenTowns > 0 ? 'partly-hidden' : kind],
    ...[kind === 'number' ? visible : null, bounds?.low, bounds?.high],
    ...[gaps.hiddenTowns, gaps.silentTowns],
    ...[rounded(rate?.rate.low), rounded(rate?.rate.high)],
    ...[rounded(rate?.interval.low), rounded(rate?.interval.high)],
    gaps.notComparable.join(' '),
  ];
}

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 1000) / 1000;
}

function field(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  // what a spreadsheet would run as a formula (OWASP, CSV injection)
  const text = /^[\t\r\n]|^\s*[=+\-@|%＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n\t;']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
