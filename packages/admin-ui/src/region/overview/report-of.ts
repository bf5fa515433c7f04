import type { Overview, OverviewTown } from '../../api/region.ts';
import { endOf } from '../../format/period.ts';

/** When a town's table of a quarter came, or why there is none. */
export type Report = { receivedAt: string } | 'silent' | 'not-member';

/** A town is silent only about quarters that ended after it became a member. */
export function reportOf(overview: Overview, town: OverviewTown, period: string): Report {
  const receivedAt = overview.reported[town.id]?.[period];
  if (receivedAt !== undefined) return { receivedAt };
  const end = endOf(period);
  return end !== undefined && end <= new Date(town.admittedAt) ? 'not-member' : 'silent';
}
