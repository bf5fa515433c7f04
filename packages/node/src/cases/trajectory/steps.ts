import { dayIn } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { reached } from './members.ts';
import { type OpenTrajectory, type Planning, trajectoryFor } from './open-trajectory.ts';
import { checkStep, type Doer, openStep, PLAN_MAX, type Step, sealStep } from './plan.ts';
import { countOpen, deleteStep, goalById, insertStep, keepStep, stepById } from './plan-store.ts';
import { notePlanned } from './planned.ts';

/** A step that is to be; its id is made where the form is, so that sending twice makes one. */
export interface NewStep {
  readonly id: string;
  readonly what: string;
  readonly doer: Doer;
  /** Who does it, where that is neither the person nor this point. */
  readonly name: string | null;
  /** By when, `YYYY-MM-DD`. */
  readonly dueOn: string | null;
  /** To which goal it leads. */
  readonly goalId: string | null;
}

/** A step as it is to be from now on; `version` is that on the screen. */
export interface ChangedStep extends NewStep {
  readonly version: number;
  readonly done: boolean;
}

/**
 * Writes a step into the plan of a case's person; the same one again changes nothing. For what was
 * agreed in a conference too: give the transaction in which that is kept.
 * @throws Refusal not-found; move-not-allowed where the reporter withdrew; plan-full;
 *   reason-required where it is not said what is done or by whom; request-invalid
 */
export async function addStep(db: Db, on: Planning, wanted: NewStep): Promise<void> {
  const told = cleaned(wanted);
  checkStep(told);
  await db.transaction(async (tx) => {
    const at = await trajectoryFor(tx, on);
    const known = await stepById(tx, wanted.id);
    if (known?.trajectoryId === at.id) return;
    if (known) throw new Refusal('changed-meanwhile');
    await checkRoom(tx, at.id);
    await checkGoalOf(tx, on, { at, goalId: told.goalId });
    const { caseId, now } = on;
    const made = { trajectoryId: at.id, caseId, at: now, doneOn: null, version: 1 };
    await insertStep(tx, await sealStep(at.key, { ...told, ...made }));
    await notePlanned(tx, on, wanted.id);
  });
}

/**
 * Says a step otherwise, or that it was done.
 * @throws Refusal as `addStep`; changed-meanwhile where a colleague was first
 */
export async function changeStep(db: Db, on: Planning, wanted: ChangedStep): Promise<void> {
  const told = cleaned(wanted);
  checkStep(told);
  await db.transaction(async (tx) => {
    const { at, known } = await stepIn(tx, on, wanted);
    if (known.doneOn !== null && !wanted.done) await checkRoom(tx, at.id);
    if (told.goalId !== known.goalId) await checkGoalOf(tx, on, { at, goalId: told.goalId });
    const { trajectoryId, caseId, at: since, version } = known;
    const kept = { trajectoryId, caseId, at: since, version: version + 1 };
    const doneOn = wanted.done ? (known.doneOn ?? dayIn(on.country, on.now)) : null;
    await keepStep(tx, await sealStep(at.key, { ...told, doneOn, ...kept }));
    await notePlanned(tx, on, wanted.id);
  });
}

/** @throws Refusal not-found; changed-meanwhile where a colleague changed it */
export async function removeStep(
  db: Db,
  on: Planning,
  wanted: { id: string; version: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    await stepIn(tx, on, wanted);
    await deleteStep(tx, wanted.id);
    await notePlanned(tx, on, wanted.id);
  });
}

async function stepIn(
  tx: Db,
  on: Planning,
  { id, version }: { id: string; version: number },
): Promise<{ at: OpenTrajectory; known: Step }> {
  const at = await trajectoryFor(tx, on);
  const from = { caseId: on.caseId, trajectoryId: at.id };
  const row = await reached(tx, from, await stepById(tx, id));
  if (row.version !== version) throw new Refusal('changed-meanwhile');
  return { at, known: await openStep(at.key, row) };
}

function cleaned({ id, what, doer, name, dueOn, goalId }: NewStep): NewStep {
  return { id, what: what.trim(), doer, name: name?.trim() || null, dueOn, goalId };
}

async function checkRoom(tx: Db, trajectoryId: string): Promise<void> {
  const { steps } = await countOpen(tx, trajectoryId);
  if (steps >= PLAN_MAX.steps) throw new Refusal('plan-full');
}

async function checkGoalOf(
  tx: Db,
  { caseId }: Planning,
  { at, goalId }: { at: OpenTrajectory; goalId: string | null },
): Promise<void> {
  if (goalId === null) return;
  await reached(tx, { caseId, trajectoryId: at.id }, await goalById(tx, goalId));
}
