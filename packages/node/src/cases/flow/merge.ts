import { randomBytes } from 'node:crypto';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { auditAct, lockFor } from '../act.ts';
import type { Actor } from '../acts.ts';
import { countAs, seedOf } from '../counted/person.ts';
import { refreshDue } from '../deadlines/due.ts';
import { sealNote } from '../note-place.ts';
import { newOwner } from '../owner.ts';
import { lockCases } from '../retention/store.ts';
import { type CaseRow, insertJournal, lockCase, updateCase } from '../store.ts';
import { isEnded } from '../workflow.ts';
import { onAnother } from './another-case.ts';
import { idOfNumber, lockMerges, mainOf, moveMerged } from './merge-store.ts';
import { tell } from './tell.ts';

/** Into which case another one goes, and why they belong together. */
export interface Merging {
  readonly version: number;
  /** The number of the main case. */
  readonly into: number;
  /** The same person told it twice, or several people tell of the same matter. */
  readonly because: 'person' | 'matter';
}

/**
 * Merges a case into another: it is handled with that one, is with whoever has it, and ends with
 * it. Every reporter goes on seeing their own case only; what they filed stays where it is.
 * @throws Refusal not-found, changed-meanwhile; move-not-allowed into itself, into a case that
 *   nobody has, that has ended or that is merged itself
 */
export async function mergeCase(db: Db, actor: Actor, wanted: Merging): Promise<void> {
  const { caseId, now } = actor;
  await db.transaction(async (tx) => {
    await lockMerges(tx);
    const mainId = await idOfNumber(tx, wanted.into);
    if (!mainId) throw new Refusal('not-found');
    const main = await lockBoth(tx, caseId, mainId);
    const { current, to } = await lockFor(tx, actor, { name: 'merge', version: wanted.version });
    await journalMerge(tx, actor, { current, to, note: `→ ${main.number}` });
    await moveMerged(tx, caseId, mainId);
    await updateCase(tx, current, {
      ...newOwner(current, main.ownerId),
      state: to,
      mergedInto: mainId,
      mergedBecause: wanted.because,
    });
    const there = await noteOnMain(tx, actor, { main, note: `← ${current.number}` });
    if (there && wanted.because === 'person') {
      await countAs(tx, actor, await seedOf(main, there.filingKey));
    }
    await tell(tx, actor, { sentence: 'merged' });
    await refreshDue(tx, caseId, actor);
    await auditAct(tx, { ...actor, now }, 'merge');
  });
}

/**
 * Undoes a merge: the case stands on its own again, with whoever has it now.
 * @throws Refusal not-found, changed-meanwhile, move-not-allowed
 */
export async function unmergeCase(
  db: Db,
  actor: Actor,
  { version }: { version: number },
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockMerges(tx);
    const mainId = await mainOf(tx, actor.caseId);
    if (mainId) await lockCases(tx, [actor.caseId, mainId]);
    const { current, to } = await lockFor(tx, actor, { name: 'unmerge', version });
    const main = mainId && (await lockCase(tx, mainId));
    const note = main ? `↮ ${main.number}` : undefined;
    await journalMerge(tx, actor, { current, to, ...(note ? { note } : {}), act: 'unmerge' });
    await updateCase(tx, current, { state: to });
    if (main) {
      await noteOnMain(tx, actor, { main, note: `↮ ${current.number}`, act: 'unmerge' });
    }
    if (current.mergedBecause === 'person') await countAs(tx, actor, randomBytes(32));
    await tell(tx, actor, { sentence: 'unmerged' });
    await refreshDue(tx, current.id, actor);
    await auditAct(tx, actor, 'unmerge');
  });
}

/**
 * Locks the two in one order: deleting what is over time may hold one of them and wait for the
 * other. Merges themselves go one at a time.
 */
async function lockBoth(tx: Db, caseId: string, mainId: string): Promise<CaseRow> {
  if (caseId === mainId) throw new Refusal('move-not-allowed');
  await lockCases(tx, [caseId, mainId]);
  const main = await lockCase(tx, mainId);
  if (!main) throw new Refusal('not-found');
  if (main.ownerId === null || main.state === 'MERGED' || isEnded(main.state)) {
    throw new Refusal('move-not-allowed');
  }
  return main;
}

async function journalMerge(
  tx: Db,
  actor: Actor,
  it: { current: CaseRow; to: string; note?: string; act?: 'merge' | 'unmerge' },
): Promise<void> {
  const { current, to, note, act = 'merge' } = it;
  await insertJournal(tx, {
    caseId: current.id,
    at: actor.now,
    actorId: actor.accountId,
    act,
    fromState: current.state,
    toState: to,
    sealedNote: note === undefined ? null : await sealNote(actor, note),
  });
}

/** The main case tells of it too; its state stays, and so does its version for who looks at it. */
async function noteOnMain(
  tx: Db,
  actor: Actor,
  { main, ...it }: { main: CaseRow; note: string; act?: 'merge' | 'unmerge' },
): Promise<Actor | undefined> {
  const there = await onAnother(tx, actor, main.id);
  if (!there) return undefined;
  await journalMerge(tx, there, { ...it, current: main, to: main.state });
  await auditAct(tx, there, it.act ?? 'merge');
  return there;
}
