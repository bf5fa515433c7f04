import type { Overview } from '../../api/members.ts';
import { reportOf, type Standing, standingOf } from './report-of.ts';

/** How many towns are in each state, of one quarter. */
export type Tally = Readonly<Record<Standing, number>>;

export function tallyOf(overview: Overview, period: string): Tally {
  const tally = { inTime: 0, late: 0, notYet: 0, silent: 0, skipped: 0, notMember: 0 };
  for (const { id } of overview.towns) tally[standingOf(reportOf(overview, id, period))] += 1;
  return tally;
}

/** The one thing to say of a quarter: who is missing goes before who still has time. */
export function findingOf(tally: Tally): { key: 'missing' | 'notYet' | 'all'; count: number } {
  const missing = tally.silent + tally.skipped;
  if (missing > 0) return { key: 'missing', count: missing };
  if (tally.notYet > 0) return { key: 'notYet', count: tally.notYet };
  return { key: 'all', count: tally.inTime + tally.late };
}
