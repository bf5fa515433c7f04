import { comparePeriods, type Period, periodOf } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import { findPeer } from '../../federation/peers.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { insertReminder } from './store.ts';

/** Who reminded which town of which quarter, and when. */
export interface Reminding {
  readonly entityId: string;
  readonly period: Period;
  readonly accountId: string;
  readonly now: Date;
}

/**
 * Keeps that a town was reminded. Nothing is sent from here: somebody called or wrote a mail.
 *
 * @throws {Refusal} `not-found` for no member of now; `request-invalid` for a quarter that runs
 */
export async function noteReminder(db: Db, it: Reminding): Promise<void> {
  const { entityId, period, accountId, now } = it;
  if (comparePeriods(period, periodOf(now)) >= 0) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    const peer = await findPeer(tx, entityId);
    if (peer?.relation !== 'member' || peer.removedAt) throw new Refusal('not-found');
    await insertReminder(tx, { iss: entityId, period, remindedAt: now, accountId });
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at: now, actor, act: 'town-reminded', subject: `${entityId} ${period}` });
  });
}
