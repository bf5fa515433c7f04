/** The least number that is shown to everybody, besides a true zero. */
export const LEAST_SHOWN = 10;

/** So coarse are public numbers. */
const STEP = 5;

/** What a number can be, both ends included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * A number as everybody may see it: to the nearest multiple of five, zero as zero. (Controlled
 * only by the audit, not by the rounding: Hundepool et al., Statistical Disclosure Control, 2012,
 * ch. 5.4.)
 * @throws RangeError for a number that is not shown to everybody
 */
export function rounded(count: number): number {
  if (!canBeShown(count)) throw new RangeError('Too small to be shown to everybody');
  return Math.round(count / STEP) * STEP;
}

/** A lower bound as everybody may see it: the multiple of five below. */
export function roundedDown(count: number): number {
  return Math.floor(count / STEP) * STEP;
}

/** Whether a count is large enough for everybody, or zero. */
export function canBeShown(count: number): boolean {
  return count === 0 || count >= LEAST_SHOWN;
}

/** What a number can have been before it was rounded. */
export function meantBy(shown: number): Interval {
  if (shown === 0) return { low: 0, high: 0 };
  return { low: Math.max(LEAST_SHOWN, shown - 2), high: shown + 2 };
}

/** Whether a number of which only this is known keeps what is promised of those not shown. */
export function isWide({ low, high }: Interval): boolean {
  return high >= LEAST_SHOWN && high - low >= LEAST_SHOWN;
}
