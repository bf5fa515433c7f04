import type { Bounds } from '../rates/bounds.ts';

/** Protected counts of months or quarters, the oldest first; the last one is looked at. */
export interface Series {
  readonly perYear: 4 | 12;
  /** Null: nothing came (silent). A hidden count has bounds; a zero is a count. */
  readonly values: readonly (Bounds | null)[];
}

/** An earlier count, with how many periods ago it is of. */
export interface Past {
  readonly count: Bounds;
  readonly ago: number;
}

/** What is known of the periods before the last one, the nearest first; the silent left out. */
export function pastOf({ values }: Series): Past[] {
  const last = values.length - 1;
  return values
    .flatMap((count, index) => (index < last && count ? [{ count, ago: last - index }] : []))
    .reverse();
}
