import type { Range } from '../rates/rate.ts';

/** What a method makes of the past: all that it could be, whatever the hidden counts are. */
export interface Limits {
  /** What was to be expected. */
  readonly expected: Range;
  /** The most that is not unusual: only more than this warns. */
  readonly upper: Range;
  /** How many earlier periods it rests on. */
  readonly periods: number;
}

/** The chance of more than the upper limit that the methods aim at when nothing has changed. */
export const CHANCE = 0.01;

/** The largest whole number for which something holds that holds up to there, and for 0. */
export function largest(holds: (value: number) => boolean): number {
  let above = 1;
  while (holds(above)) above *= 2;
  let below = Math.floor(above / 2);
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (holds(middle)) below = middle;
    else above = middle;
  }
  return below;
}
