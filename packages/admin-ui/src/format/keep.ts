/** A term as people say it: one number and one unit. */
export interface KeepTerm {
  count: number;
  unit: KeepUnit;
}

export type KeepUnit = 'years' | 'months' | 'days';

/** Reads an ISO 8601 duration of one unit, or of years and months; undefined for any other. */
export function keepTermOf(written: string): KeepTerm | undefined {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(written);
  if (match === null) return undefined;
  const [years = 0, months = 0, days = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (days > 0) return years + months === 0 ? { count: days, unit: 'days' } : undefined;
  if (months > 0) return { count: years * 12 + months, unit: 'months' };
  return years > 0 ? { count: years, unit: 'years' } : undefined;
}

/** The months of a term; undefined for one with days. */
export function monthsOf(written: string): number | undefined {
  const term = keepTermOf(written);
  if (term === undefined || term.unit === 'days') return undefined;
  return term.unit === 'years' ? term.count * 12 : term.count;
}
