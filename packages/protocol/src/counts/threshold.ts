/**
 * The least threshold that any point may use.
 * @example const isAllowed = threshold >= MIN_THRESHOLD;
 */
export const MIN_THRESHOLD = 3;

/**
 * The threshold that points use when nothing else was agreed.
 * @example const threshold = settings.threshold ?? DEFAULT_THRESHOLD;
 */
export const DEFAULT_THRESHOLD = 5;

/**
 * No count is ever more: a number beyond it is a fault, not a busy quarter.
 * @example const ranges = rangesOf(linked, shown, MOST_COUNT);
 */
export const MOST_COUNT = 1_000_000;
