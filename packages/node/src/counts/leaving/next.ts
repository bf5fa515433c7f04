import { type Country, type Period, periodOf } from '@nabij/protocol';
import { findSuperior } from '../../federation/peers.ts';
import type { Db } from '../../system/database.ts';
import { duePeriods } from '../release.ts';
import { firstMonth } from '../store.ts';
import { leavesAt } from './schedule.ts';
import {
  failureOf,
  type Hold,
  hasPeople,
  holdOf,
  isUnproven,
  lastMoves,
  readSchedule,
} from './store.ts';

/** Why a quarter does not leave by itself; first what has to be put right first. */
export const WAITS_FOR = ['region', 'people', 'letting-go', 'hand', 'proof'] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

/** What leaves next. */
export interface NextLeaving {
  readonly period: Period;
  /** When it leaves by itself; null while it waits for something else than its day. */
  readonly at: Date | null;
  readonly waitsFor: WaitsFor | null;
  readonly hold: Hold | undefined;
  /** When its preparation failed last, if it did. */
  readonly failedAt: Date | undefined;
}

/**
 * The quarter that leaves next: the oldest that is due, else the one that runs. Undefined where
 * nothing was counted yet.
 */
export async function nextLeaving(
  db: Db,
  { country, now }: { country: Country; now: Date },
): Promise<NextLeaving | undefined> {
  if ((await firstMonth(db)) === undefined) return undefined;
  const [period = periodOf(now)] = await duePeriods(db, now);
  const { automatic, days, setAt } = await readSchedule(db);
  const superior = await findSuperior(db);
  const hold = await holdOf(db, period);
  const waits: readonly [WaitsFor, boolean][] = [
    ['region', superior === undefined],
    ['people', !(await hasPeople(db))],
    ['letting-go', hold !== undefined],
    ['hand', !automatic],
    ['proof', await isUnproven(db, period)],
  ];
  const waitsFor = waits.find(([, isSo]) => isSo)?.[0] ?? null;
  const after = latest([...(await lastMoves(db)), setAt, superior?.admittedAt]);
  const at = waitsFor === null ? leavesAt(period, { days, country, after }) : null;
  return { period, at, waitsFor, hold, failedAt: await failureOf(db, period) };
}

function latest(moments: readonly (Date | null | undefined)[]): Date | undefined {
  const times = moments.flatMap((at) => (at ? [at.getTime()] : []));
  return times.length === 0 ? undefined : new Date(Math.max(...times));
}
