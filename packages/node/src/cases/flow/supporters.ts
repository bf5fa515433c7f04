import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import type { Actor } from '../acts.ts';
import type { CaseRow } from '../store.ts';
import { colleague } from './colleagues.ts';
import { deleteSupporter, insertSupporter, supportersOf } from './supporters-store.ts';

interface Supporting {
  readonly actor: Actor;
  /** Who is to help, or no longer. */
  readonly accountId: string;
}

/** A colleague comes to help. @throws Refusal request-invalid, move-not-allowed */
export async function support(
  tx: Db,
  current: CaseRow,
  { actor, accountId }: Supporting,
): Promise<{ change: Partial<CaseRow>; note: string }> {
  const { id, name } = await colleague(tx, actor, accountId);
  if (id === current.ownerId) throw new Refusal('move-not-allowed');
  await insertSupporter(tx, { caseId: current.id, accountId: id, since: actor.now });
  return { change: {}, note: name };
}

/** Somebody no longer helps; whoever does not have the case can only end their own help. */
export async function endSupport(
  tx: Db,
  current: CaseRow,
  { actor, accountId }: Supporting,
): Promise<{ change: Partial<CaseRow>; note: string }> {
  if (actor.accountId !== current.ownerId && actor.accountId !== accountId) {
    throw new Refusal('move-not-allowed');
  }
  const helper = (await supportersOf(tx, current.id)).find(({ id }) => id === accountId);
  if (!helper) throw new Refusal('move-not-allowed');
  await deleteSupporter(tx, { caseId: current.id, accountId });
  return { change: {}, note: helper.name };
}
