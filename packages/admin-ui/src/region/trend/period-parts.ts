import { quarterOf } from '../../format/period.ts';

type Quarter = '1' | '2' | '3' | '4';

/** The parts of a period of a trend. */
export type PeriodParts =
  | { readonly span: 'month'; readonly year: string; readonly month: string }
  | { readonly span: 'quarter'; readonly year: string; readonly quarter: Quarter }
  /** The four quarters that end with this one. */
  | { readonly span: 'year'; readonly year: string; readonly quarter: Quarter };

/** Reads `2026-07`, `2026-Q3` or `2025-Q4..2026-Q3`; undefined for anything else. */
export function periodParts(period: string): PeriodParts | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
  if (year !== undefined && month !== undefined) return { span: 'month', year, month };
  const [from = '', to] = period.split('..');
  const parts = quarterOf(to ?? from);
  if (parts === undefined) return undefined;
  return { span: to === undefined ? 'quarter' : 'year', ...parts };
}

/** The same period one year earlier. */
export function yearEarlier(period: string): string {
  return period.replaceAll(/\d{4}(?=-)/g, (year) => String(Number(year) - 1));
}
