import type { Period } from '@nabij/protocol';
import type { Overview } from '../overview.ts';

/** Of one quarter of a town: when its release came, or why there is none. */
export const QUARTER_STATES = ['in-time', 'late', 'silent', 'not-member'] as const;

/** Of one quarter of a town: when its release came, or why there is none. */
export type QuarterState = (typeof QUARTER_STATES)[number];

/** How a town delivered a year. */
export interface Delivered {
  readonly id: string;
  readonly name: string;
  readonly population: number | null;
  readonly quarters: readonly { readonly period: Period; readonly state: QuarterState }[];
  /** Whether all is here that was to come, some of it, or nothing. */
  readonly came: 'all' | 'some' | 'none';
}

/** The four quarters of a calendar year. */
export function quartersOf(year: number): Period[] {
  return ([1, 2, 3, 4] as const).map((quarter): Period => `${year}-Q${quarter}`);
}

/** The quarters of a year up to the last one of which any town told; none when nobody did. */
export function toldQuarters({ reported }: Overview, year: number): Period[] {
  const told = new Set(Object.values(reported).flatMap((releases) => Object.keys(releases)));
  const quarters = quartersOf(year);
  return quarters.slice(0, quarters.findLastIndex((period) => told.has(period)) + 1);
}

/**
 * How each town that was to report delivered these quarters, in the order of the overview.
 * @param whole - the towns that told the year itself
 */
export function deliveries(
  { towns, reported, silent }: Overview,
  periods: readonly Period[],
  whole: ReadonlySet<string>,
): Delivered[] {
  return towns.flatMap(({ id, name, population }): Delivered[] => {
    const quarters = periods.map((period) => {
      const release = reported[id]?.[period];
      if (release) return { period, state: release.isLate ? 'late' : 'in-time' } as const;
      return { period, state: silent[id]?.[period] ? 'silent' : 'not-member' } as const;
    });
    const has = (...states: QuarterState[]) => quarters.some(({ state }) => states.includes(state));
    if (!has('in-time', 'late', 'silent')) return [];
    const isAll = whole.has(id) || !has('silent', 'not-member');
    const came = isAll ? 'all' : has('in-time', 'late') ? 'some' : 'none';
    return [{ id, name, population, quarters, came }];
  });
}
