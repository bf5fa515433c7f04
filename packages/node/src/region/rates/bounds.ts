/**
 * What is known of a count: it is a whole number from `low` to `high`. Both are the same where it
 * is shown; `high` is null where nothing bounds a hidden one from above.
 */
export interface Bounds {
  readonly low: number;
  readonly high: number | null;
}

/** The bounds of a number that is shown. */
export function exactly(value: number): Bounds {
  return { low: value, high: value };
}

/** Whether nothing of it is hidden. */
export function isExact({ low, high }: Bounds): boolean {
  return low === high;
}
