const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
const FREQUENCY = { month: 'M', quarter: 'Q', year: 'A' } as const;

/** How long a period is. */
export type Span = keyof typeof MONTHS;

/** A month, a quarter, or twelve months that begin with a quarter. */
export interface Timed {
  readonly span: Span;
  readonly year: number;
  /** The first month, 1–12. */
  readonly month: number;
}

/**
 * Reads `2026-07`, `2026-Q3`, `2026` or `2025-Q4..2026-Q3`.
 * @throws RangeError
 */
export function timed(period: string): Timed {
  const found = /^(\d{4})(?:-(0[1-9]|1[0-2])|-Q([1-4])(?:\.\.(\d{4})-Q([1-4]))?)?$/.exec(period);
  if (!found) throw new RangeError('Not a period');
  const [, year, month, quarter, lastYear, lastQuarter] = found.map(Number);
  if (!year) throw new RangeError('Not a period');
  if (month) return { span: 'month', year, month };
  if (!quarter) return { span: 'year', year, month: 1 };
  const first = { year, month: quarter * 3 - 2 };
  if (!lastYear || !lastQuarter) return { span: 'quarter', ...first };
  if (lastYear * 4 + lastQuarter !== year * 4 + quarter + 3) throw new RangeError('Not four');
  return { span: 'year', ...first };
}

/** Frequency by the code list CL_FREQ of SDMX. */
export function frequency(period: string): 'M' | 'Q' | 'A' {
  return FREQUENCY[timed(period).span];
}

/**
 * As SDMX 3.0 writes time: `2026-07`, `2026-Q3`, `2026`; twelve months that are no calendar year
 * are a start and a duration of ISO 8601, `2025-10-01/P1Y`.
 */
export function sdmxPeriod(period: string): string {
  const { span, year, month } = timed(period);
  const padded = String(month).padStart(2, '0');
  if (span === 'month') return `${year}-${padded}`;
  if (span === 'quarter') return `${year}-Q${(month + 2) / 3}`;
  return month === 1 ? `${year}` : `${year}-${padded}-01/P1Y`;
}

/** As DHIS2 writes time: `202607`, `2026Q3`, `2026`; null for twelve months of two years. */
export function dhis2Period(period: string): string | null {
  const { span, year, month } = timed(period);
  if (span === 'month') return `${year}${String(month).padStart(2, '0')}`;
  if (span === 'quarter') return `${year}Q${(month + 2) / 3}`;
  return month === 1 ? `${year}` : null;
}
