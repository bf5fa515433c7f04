import { dayIn, TIME_ZONES } from '@nabij/protocol';
import type { Beholder } from './conditions.ts';
import type { ListDeps } from './dependencies.ts';

/** Who looks at a list, and what day it is for them. */
export function beholderOf(
  { clock, country }: Pick<ListDeps, 'clock' | 'country'>,
  accountId: string,
): Beholder {
  return { accountId, today: dayIn(country, clock.now()), timeZone: TIME_ZONES[country] };
}
