import type { TodayGroup } from '../../api/lists.ts';

/** The parts as they are shown: what cannot wait first, and nothing that is empty. */
export interface TodayOrder {
  /** The part that begins with the case to begin with; none where all is waiting for others. */
  first: TodayGroup | undefined;
  others: TodayGroup[];
}

/**
 * A case may be late and new at once, and then stands in both parts, as their counts say. So the
 * case to begin with is not shown once more: it is the first line of the first part.
 */
export function orderOf(groups: readonly TodayGroup[]): TodayOrder {
  const filled = groups.filter(({ cases }) => cases.length > 0);
  const first = filled.find(({ name }) => name !== 'forOthers');
  return { first, others: filled.filter((group) => group !== first) };
}
