import { dayIn } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { reached } from './members.ts';
import { type OpenTrajectory, type Planning, trajectoryFor } from './open-trajectory.ts';
import { checkGoal, type GoalRow, PLAN_MAX, sealGoal } from './plan.ts';
import { countOpen, deleteGoal, goalById, insertGoal, keepGoal } from './plan-store.ts';
import { notePlanned } from './planned.ts';

/** A goal that is to be; its id is made where the form is, so that sending twice makes one. */
export interface NewGoal {
  readonly id: string;
  /** A code of `life_domain`. */
  readonly area: string;
  /** What the person wants, in their own words. */
  readonly words: string;
}

/** A goal as it is to be from now on; `version` is that on the screen. */
export interface ChangedGoal extends NewGoal {
  readonly version: number;
  readonly reached: boolean;
}

/**
 * Writes down a goal; the same one again changes nothing.
 * @throws Refusal not-found; move-not-allowed where the reporter withdrew; plan-full;
 *   reason-required without words; request-invalid
 */
export async function addGoal(db: Db, on: Planning, wanted: NewGoal): Promise<void> {
  const told = cleaned(wanted);
  checkGoal(told, on);
  await db.transaction(async (tx) => {
    const at = await trajectoryFor(tx, on);
    const known = await goalById(tx, wanted.id);
    if (known?.trajectoryId === at.id) return;
    if (known) throw new Refusal('changed-meanwhile');
    await checkRoom(tx, at.id);
    const { caseId, now } = on;
    const made = { trajectoryId: at.id, caseId, at: now, reachedOn: null, version: 1 };
    await insertGoal(tx, await sealGoal(at.key, { ...told, ...made }));
    await notePlanned(tx, on, wanted.id);
  });
}

/**
 * Says a goal otherwise, or that it was reached.
 * @throws Refusal as `addGoal`; changed-meanwhile where a colleague was first
 */
export async function changeGoal(db: Db, on: Planning, wanted: ChangedGoal): Promise<void> {
  const told = cleaned(wanted);
  await db.transaction(async (tx) => {
    const { at, known } = await goalIn(tx, on, wanted);
    checkGoal(told, { now: on.now, carried: [known.area] });
    if (known.reachedOn !== null && !wanted.reached) await checkRoom(tx, at.id);
    const { trajectoryId, caseId, at: since, version } = known;
    const kept = { trajectoryId, caseId, at: since, version: version + 1 };
    const reachedOn = wanted.reached ? (known.reachedOn ?? dayIn(on.country, on.now)) : null;
    await keepGoal(tx, await sealGoal(at.key, { ...told, reachedOn, ...kept }));
    await notePlanned(tx, on, wanted.id);
  });
}

/** Takes a goal out; its steps stay. @throws Refusal not-found; changed-meanwhile */
export async function removeGoal(
  db: Db,
  on: Planning,
  wanted: { id: string; version: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    await goalIn(tx, on, wanted);
    await deleteGoal(tx, wanted.id);
    await notePlanned(tx, on, wanted.id);
  });
}

async function goalIn(
  tx: Db,
  on: Planning,
  { id, version }: { id: string; version: number },
): Promise<{ at: OpenTrajectory; known: GoalRow }> {
  const at = await trajectoryFor(tx, on);
  const from = { caseId: on.caseId, trajectoryId: at.id };
  const known = await reached(tx, from, await goalById(tx, id));
  if (known.version !== version) throw new Refusal('changed-meanwhile');
  return { at, known };
}

function cleaned({ id, area, words }: NewGoal): NewGoal {
  return { id, area, words: words.trim() };
}

async function checkRoom(tx: Db, trajectoryId: string): Promise<void> {
  const { goals } = await countOpen(tx, trajectoryId);
  if (goals >= PLAN_MAX.goals) throw new Refusal('plan-full');
}
