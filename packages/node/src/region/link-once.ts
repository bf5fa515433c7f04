import { type CountedQuarter, type LinkedCounts, linkedCounts } from '@nabij/protocol';

/** Towns that began at different times have different quarters behind them. */
const MOST_KEPT = 12;

/**
 * Gives the relations of the quarters and keeps those that were asked for last: a thousand towns
 * send the same quarter in the same days, and their relations are the same.
 */
export function linkOnce(): (quarters: readonly CountedQuarter[]) => LinkedCounts {
  const kept = new Map<string, LinkedCounts>();
  return (quarters) => {
    const key = JSON.stringify(
      quarters.map(({ period, year, codes, first }) => [period, year, codes, first]),
    );
    const linked = kept.get(key) ?? linkedCounts(quarters);
    kept.delete(key);
    kept.set(key, linked);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return linked;
  };
}
