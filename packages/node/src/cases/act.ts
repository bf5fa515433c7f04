import { audit } from '../access/audit/audit.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { Act, Actor } from './acts.ts';
import { refreshDue } from './deadlines/due.ts';
import { effect } from './effect.ts';
import { isSupporter } from './flow/supporters-store.ts';
import { mayDo } from './may-do.ts';
import { sealNote } from './note-place.ts';
import { type CaseRow, insertJournal, lockCase, updateCase } from './store.ts';
import { type ActName, nextState, type State } from './workflow.ts';

/** Acts after which the reporter has something to read. */
const NEWS: readonly ActName[] = ['reply', 'ask', 'close', 'refuse', 'reopen'];

/**
 * Does one act on a case: checks the move, has its effect, journals it, all in one transaction.
 * @throws Refusal not-found, changed-meanwhile, move-not-allowed, reason-required,
 *   anonymous-no-contact, request-invalid
 */
export async function act(db: Db, actor: Actor, wanted: Act): Promise<void> {
  await db.transaction(async (tx) => {
    const name = nameOf(wanted);
    const { current, to } = await lockFor(tx, actor, { name, version: wanted.version });
    const { change, note } = await effect(tx, current, { actor, wanted });
    await insertJournal(tx, {
      caseId: current.id,
      at: actor.now,
      actorId: actor.accountId,
      act: name,
      fromState: current.state,
      toState: to,
      sealedNote: note === undefined ? null : await sealNote(actor, note),
    });
    await updateCase(tx, current, { ...change, state: to });
    await refreshDue(tx, current.id, actor);
    if (NEWS.includes(name)) await actor.news?.(tx, actor);
    await auditAct(tx, actor, name);
  });
}

/**
 * Locks a case for an act that this worker can do to the case as they saw it.
 * @returns the case as it is, and the state that follows
 * @throws Refusal not-found, changed-meanwhile, move-not-allowed
 */
export async function lockFor(
  tx: Db,
  { caseId, accountId }: { caseId: string; accountId: string },
  { name, version }: { name: ActName; version: number },
): Promise<{ current: CaseRow; to: State }> {
  const current = await lockCase(tx, caseId);
  if (!current) throw new Refusal('not-found');
  if (current.version !== version) throw new Refusal('changed-meanwhile');
  const to = nextState(current.state, name, current.ownerId !== null);
  const hand = { accountId, supports: await isSupporter(tx, { caseId, accountId }) };
  if (!to || !mayDo(current, hand, name)) throw new Refusal('move-not-allowed');
  return { current, to };
}

/** Writes an act down in the audit log. */
export async function auditAct(
  tx: Db,
  { caseId, accountId: id, now: at }: { caseId: string; accountId: string; now: Date },
  subject: ActName,
): Promise<void> {
  await audit(tx, { at, actor: { kind: 'account', id }, act: 'case-acted', caseId, subject });
}

function nameOf(wanted: Act): ActName {
  return wanted.act === 'reply' && wanted.waiting ? 'ask' : wanted.act;
}
