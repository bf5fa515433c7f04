/** The parts of a quarter that is written as `2026-Q3`; undefined for anything else. */
export function quarterOf(
  period: string,
): { year: string; quarter: '1' | '2' | '3' | '4' } | undefined {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
  if (year === undefined) return undefined;
  if (quarter !== '1' && quarter !== '2' && quarter !== '3' && quarter !== '4') return undefined;
  return { year, quarter };
}

/** The same quarter one year earlier. */
export function yearBefore(period: string): string | undefined {
  const parts = quarterOf(period);
  return parts === undefined ? undefined : `${Number(parts.year) - 1}-Q${parts.quarter}`;
}

/** The instant at which a quarter ends (UTC calendar); undefined when it is no quarter. */
export function endOf(period: string): Date | undefined {
  const parts = quarterOf(period);
  if (parts === undefined) return undefined;
  return new Date(Date.UTC(Number(parts.year), Number(parts.quarter) * 3, 1));
}
