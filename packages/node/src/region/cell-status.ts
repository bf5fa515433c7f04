import type { Status } from './open-data/observation.ts';
import type { Reported } from './town-series.ts';

/** What a town told of a code: a number, or why there is none. */
export function statusOf(
  reported: Reported | null | undefined,
  code: string,
): [number | null, Status] {
  if (reported === undefined) return [null, 'not-member'];
  if (reported === null) return [null, 'silent'];
  const count = reported[code];
  return count === null || count === undefined ? [null, 'hidden'] : [count, 'reported'];
}
