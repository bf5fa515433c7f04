/** The least threshold that any point may use. */
export const MIN_THRESHOLD = 3;

/** The threshold that points use when nothing else was agreed. */
export const DEFAULT_THRESHOLD = 5;

/** No count is ever more: a number beyond it is a fault, not a busy quarter. */
export const MOST_COUNT = 1_000_000;
