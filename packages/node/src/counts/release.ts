import type { Period, SigningKey } from '@nabij/protocol';
import { comparePeriods, nextPeriod, periodEnd, periodOf, previousPeriod } from '@nabij/protocol';
import { type AuditActor, audit } from '../access/audit/audit.ts';
import { enqueue } from '../federation/enqueue.ts';
import { findSuperior } from '../federation/peers.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { holdOf } from './leaving/store.ts';
import { findPrepared } from './prepare.ts';
import {
  deleteDrafts,
  firstMonth,
  insertRelease,
  lockReleases,
  releasedPeriods,
  releaseOf,
} from './store.ts';
import { cutTallies, lockQuarter } from './tally-store.ts';

/** Somebody's yes to a release that they have seen, or the day on which it leaves by itself. */
export interface Approval {
  period: Period;
  /** The digest of the exact text that was shown. */
  digest: string;
  /** Null: nobody said yes, its day has come. */
  accountId: string | null;
  now: Date;
}

/**
 * Releases a period: what was prepared is frozen, signed and queued in one transaction, if it still
 * is what would be counted. What leaves is what was shown, or nothing does. A correction of a case is counted before, or never: who
 * counts in this quarter at the same time is waited for, or waits. From then on its tallies know
 * no case.
 * @throws Refusal release-too-early, release-already-final, release-held, release-not-next,
 *   release-changed, not-joined
 */
export async function release(
  db: Db,
  sender: { key: SigningKey; entityId: string },
  approval: Approval,
): Promise<void> {
  const { period, now } = approval;
  if (periodEnd(period) > now) throw new Refusal('release-too-early');
  await db.transaction(async (tx) => {
    await lockReleases(tx);
    await lockQuarter(tx, period);
    if (await releaseOf(tx, period)) throw new Refusal('release-already-final');
    if (await holdOf(tx, period)) throw new Refusal('release-held');
    const [first] = await duePeriods(tx, now);
    if (first !== undefined && first !== period) throw new Refusal('release-not-next');
    const superior = await findSuperior(tx);
    if (!superior) throw new Refusal('not-joined');
    const prepared = await findPrepared(tx, period);
    if (prepared?.digest !== approval.digest) throw new Refusal('release-changed');
    const { release: body, bytes, digest } = prepared;
    const about = { type: 'release', queue: 'releases' } as const;
    const message = { ...about, audience: superior.entityId, body, now };
    const { jti } = await enqueue(tx, sender, message);
    await insertRelease(tx, {
      period,
      body: bytes,
      digest,
      jti,
      releasedBy: approval.accountId,
      releasedAt: now,
    });
    await cutTallies(tx, period);
    await deleteDrafts(tx);
    const { accountId } = approval;
    const actor: AuditActor =
      accountId === null ? { kind: 'node' } : { kind: 'account', id: accountId };
    await audit(tx, { at: now, actor, act: 'released', subject: period });
  });
}

/** The quarters that are over and have not been released, from the first that was counted. */
export async function duePeriods(db: Db, now: Date): Promise<Period[]> {
  const month = await firstMonth(db);
  if (!month) return [];
  const released = new Set(await releasedPeriods(db));
  const last = previousPeriod(periodOf(now));
  const due: Period[] = [];
  let period = periodOf(new Date(`${month}-01T00:00:00Z`));
  for (; comparePeriods(period, last) <= 0; period = nextPeriod(period)) {
    if (!released.has(period)) due.push(period);
  }
  return due;
}
