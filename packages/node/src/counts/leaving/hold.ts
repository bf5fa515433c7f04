import { comparePeriods, type Period, periodOf } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lockReleases, releaseOf } from '../store.ts';
import type { HoldReason } from '../tables.ts';
import { giveReason, holdOf, insertHold, liftHoldOn } from './store.ts';

/** Who holds back or lets go, and when. */
interface By {
  readonly accountId: string;
  readonly now: Date;
}

/**
 * Holds a quarter back: it leaves in no way until somebody lets it go. Who holds one that is held
 * already only changes the reason. A release that is being made at this moment is waited for.
 * @throws Refusal release-already-final; request-invalid for a quarter that has not begun
 */
export async function holdBack(
  db: Db,
  { period, reason }: { period: Period; reason: HoldReason | null },
  { accountId, now }: By,
): Promise<void> {
  if (comparePeriods(period, periodOf(now)) > 0) throw new Refusal('request-invalid');
  await db.transaction(async (tx) => {
    await lockReleases(tx);
    if (await releaseOf(tx, period)) throw new Refusal('release-already-final');
    if (await holdOf(tx, period)) await giveReason(tx, { period, reason });
    else await insertHold(tx, { period, reason, heldBy: accountId, heldAt: now });
    const actor = { kind: 'account', id: accountId } as const;
    const subject = reason === null ? period : `${period} ${reason}`;
    await audit(tx, { at: now, actor, act: 'release-held', subject });
  });
}

/** Lets a quarter go. @throws Refusal changed-meanwhile where nobody holds it back */
export async function letGo(db: Db, period: Period, { accountId, now }: By): Promise<void> {
  await db.transaction(async (tx) => {
    await lockReleases(tx);
    if (!(await liftHoldOn(tx, period, now))) throw new Refusal('changed-meanwhile');
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at: now, actor, act: 'release-let-go', subject: period });
  });
}
