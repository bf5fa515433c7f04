import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import type { Act, Actor } from '../acts.ts';
import { newOwner } from '../owner.ts';
import { required } from '../required.ts';
import type { CaseRow } from '../store.ts';
import { colleague } from './colleagues.ts';
import { ownerOfMerged } from './merge-store.ts';
import { deleteSupporter, insertSupporter } from './supporters-store.ts';
import { tell } from './tell.ts';

/** Somebody takes a case that nobody has, or takes it over, of which its reporter hears. */
export async function takeCase(
  tx: Db,
  current: CaseRow,
  actor: Actor,
): Promise<{ change: Partial<CaseRow> }> {
  const { caseId, accountId } = actor;
  await deleteSupporter(tx, { caseId, accountId });
  if (current.ownerId === null) return { change: newOwner(current, accountId) };
  const { name } = await colleague(tx, actor, accountId);
  return { change: await passOn(tx, current, { actor, to: { id: accountId, name } }) };
}

/**
 * Hands a case on to a colleague who is let in, with a note for them. The reporter reads the new
 * name; a case that nobody had yet is simply given to somebody.
 * @throws Refusal reason-required, request-invalid, move-not-allowed
 */
export async function handCaseOn(
  tx: Db,
  current: CaseRow,
  { actor, wanted }: { actor: Actor; wanted: Extract<Act, { act: 'hand-on' }> },
): Promise<{ change: Partial<CaseRow>; note: string }> {
  const note = required(wanted.note);
  const to = await colleague(tx, actor, wanted.to);
  if (to.id === current.ownerId) throw new Refusal('move-not-allowed');
  const { caseId, accountId, now: since } = actor;
  await deleteSupporter(tx, { caseId, accountId: to.id });
  const stays = wanted.stay && current.ownerId === accountId;
  if (stays) await insertSupporter(tx, { caseId, accountId, since });
  const written = `${to.name}\n${note}`;
  if (current.ownerId === null) return { change: newOwner(current, to.id), note: written };
  return { change: await passOn(tx, current, { actor, to }), note: written };
}

/** From one to another: the reporter hears the name, and cases that go with this one come along. */
async function passOn(
  tx: Db,
  current: CaseRow,
  { actor, to }: { actor: Actor; to: { id: string; name: string } },
): Promise<Partial<CaseRow>> {
  await tell(tx, actor, { sentence: 'handedOn', name: to.name });
  await ownerOfMerged(tx, current.id, to.id);
  return newOwner(current, to.id);
}
