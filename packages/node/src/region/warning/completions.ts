import type { Bounds } from '../rates/bounds.ts';

/**
 * Everything that counts can be between them, one array each; null where there are more than
 * `most` ways, or a count has no upper bound.
 */
export function completions(counts: readonly Bounds[], most: number): Iterable<number[]> | null {
  let ways = 1;
  for (const { low, high } of counts) {
    ways *= high === null ? Number.POSITIVE_INFINITY : high - low + 1;
    if (ways > most) return null;
  }
  return all(counts, ways);
}

function* all(counts: readonly Bounds[], ways: number): Generator<number[]> {
  for (let way = 0; way < ways; way += 1) {
    let rest = way;
    yield counts.map(({ low, high }) => {
      const room = (high ?? low) - low + 1;
      const value = low + (rest % room);
      rest = Math.floor(rest / room);
      return value;
    });
  }
}
