import {
  epochSeconds,
  type ProblemCode,
  type SenderEvent,
  type SenderState,
  stepSender,
} from '@nabij/protocol';
import { type AuditAct, type AuditActor, audit } from '../access/audit/audit.ts';
import { countedOf } from '../cases/counted/count-case.ts';
import { refreshDue } from '../cases/deadlines/due.ts';
import { releaseMerged } from '../cases/flow/merge-store.ts';
import { erasureOf } from '../cases/rights/store.ts';
import { type CaseRow, insertJournal, lockAnyCase, updateCase } from '../cases/store.ts';
import { countAgain } from '../counts/aside.ts';
import { forgetContent, forgetDead } from '../federation/by-ref.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { StepDeps } from './dependencies.ts';
import { leaveTombstone } from './leave-tombstone.ts';
import { say } from './say.ts';
import {
  deleteParts,
  findHandover,
  isGiven,
  isSent,
  lockHandover,
  type SentRow,
  updateHandover,
} from './store.ts';

/** What happens to a handover, by whom, and when. */
export interface Happening<Event> {
  readonly event: Event;
  readonly by: AuditActor;
  readonly now: Date;
  /** From when on the other point has the case, as it says. */
  readonly since?: Date;
  /** The worker who takes a case. */
  readonly accountId?: string;
}

/**
 * Steps a handover at its sender: the state, what it does to the case, and what is said, in the
 * transaction of the caller. A refusal is answered, so that the state is stored all the same.
 * @throws Refusal not-found
 */
export async function stepSending(
  tx: Db,
  deps: StepDeps,
  { id, ...happening }: Happening<SenderEvent> & { id: string },
): Promise<ProblemCode | undefined> {
  const before = await findHandover(tx, id);
  // the case first, as whoever changes a case holds it already
  if (before?.caseId) await lockAnyCase(tx, before.caseId);
  const row = await lockHandover(tx, id);
  if (!row || !isSent(row)) throw new Refusal('not-found');
  const isRevoked = row.state.at === 'offered' && (await isTakenBack(tx, row, row.state.consent));
  if (!isRevoked) return stepOnce(tx, deps, { row, happening });
  const revoking = { ...happening, event: { event: 'revoke' } as const };
  await stepOnce(tx, deps, { row, happening: revoking });
  const after = await lockHandover(tx, id);
  if (!after || !isSent(after) || happening.event.event === 'revoke') return undefined;
  return stepOnce(tx, deps, { row: after, happening });
}

/** Whether it must not go: by the consent, or as its reporter asked to erase it. */
async function isTakenBack(tx: Db, { caseId }: SentRow, consent: string): Promise<boolean> {
  if (!(await isGiven(tx, consent))) return true;
  const asked = caseId === null ? undefined : await erasureOf(tx, caseId);
  return asked !== undefined && asked.decidedAt === null;
}

async function stepOnce(
  tx: Db,
  deps: StepDeps,
  { row, happening }: { row: SentRow; happening: Happening<SenderEvent> },
): Promise<ProblemCode | undefined> {
  const { now } = happening;
  const step = stepSender(row.state, happening.event, epochSeconds(now));
  if (step.state !== row.state) {
    await updateHandover(tx, row.id, { state: step.state, changedAt: now });
    await forgetDead(tx, row.id);
    await take(tx, deps, { row, to: step.state, happening });
  }
  await say(tx, deps, { row: { ...row, state: step.state }, messages: step.messages, now });
  return step.refused;
}

interface Taking {
  readonly row: SentRow;
  readonly to: SenderState;
  readonly happening: Happening<SenderEvent>;
}

/** What a new state does to the case. */
async function take(tx: Db, deps: StepDeps, it: Taking): Promise<void> {
  const { row, to } = it;
  const current = row.caseId === null ? undefined : await lockAnyCase(tx, row.caseId);
  // erased meanwhile: nothing is left that could move
  if (!current) return;
  if (to.at === 'moved') await moveAway(tx, current, it);
  if (to.at === 'back') await comeBack(tx, deps, { ...it, current, because: to.because });
  if (to.at === 'arrived') await arrive(tx, current, it);
}

async function moveAway(tx: Db, current: CaseRow, { row, happening }: Taking): Promise<void> {
  // who tells of the same matter agreed to nothing
  await releaseMerged(tx, [current.id], happening.now);
  await updateHandover(tx, row.id, { fromState: current.state });
  await note(tx, current, { ...happening, act: 'handover-moved', to: 'TRANSFERRED', row });
  await updateCase(tx, current, {
    state: 'TRANSFERRED',
    frozenBy: null,
    dueOn: null,
    dueStep: null,
  });
}

async function comeBack(
  tx: Db,
  deps: StepDeps,
  { row, happening, current, because }: Taking & { current: CaseRow; because: string },
): Promise<void> {
  const { now } = happening;
  const state = (row.fromState ?? current.state) as CaseRow['state'];
  const caseId = current.id;
  await updateCase(tx, current, { state, frozenBy: null });
  await countAgain(tx, { caseId, counted: await countedOf(tx, current) }, row.aside ?? []);
  const rest = { aside: null, fromState: null, sealedDocument: null, sealedRest: null };
  await updateHandover(tx, row.id, rest);
  await deleteParts(tx, row.id);
  await forgetContent(tx, row.id, 'handover-content');
  await refreshDue(tx, caseId, { ...deps, now });
  await note(tx, current, { ...happening, act: 'handover-back', to: state, row, because });
}

async function arrive(tx: Db, current: CaseRow, { row, happening }: Taking): Promise<void> {
  const { now, since = now } = happening;
  await leaveTombstone(tx, current, row);
  const gone = { sealedDocument: null, sealedRest: null, aside: null, fromState: null };
  await updateHandover(tx, row.id, { ...gone, since });
  await deleteParts(tx, row.id);
  await forgetContent(tx, row.id, 'handover-content');
  await note(tx, current, { ...happening, act: 'handover-arrived', to: 'TRANSFERRED', row });
}

interface Noting {
  readonly row: SentRow;
  readonly act: AuditAct & `handover-${string}`;
  readonly to: string;
  readonly by: AuditActor;
  readonly now: Date;
  readonly because?: string;
}

async function note(tx: Db, current: CaseRow, it: Noting): Promise<void> {
  const { row, act, to, by, now: at, because } = it;
  const actorId = by.kind === 'account' ? by.id : null;
  const entry = { caseId: current.id, at, actorId, act, fromState: current.state, toState: to };
  await insertJournal(tx, { ...entry, sealedNote: null });
  const subject = because === undefined ? row.id : `${row.id} ${because}`;
  await audit(tx, { at, actor: by, act, caseId: current.id, subject });
}
