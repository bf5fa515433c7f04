import { and, eq, gt, isNull, lt } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { challenges } from '../tables.ts';

export interface ChallengeRow {
  id: Uint8Array;
  purpose: string;
  accountId: string | null;
  expiresAt: Date;
}

export async function insertChallenge(db: Db, row: ChallengeRow, now: Date): Promise<void> {
  await db.delete(challenges).where(lt(challenges.expiresAt, now));
  await db.insert(challenges).values(row);
}

/** Deletes a living challenge of this purpose and account: of two who answer it, one succeeds. */
export async function takeChallengeRow(
  db: Db,
  wanted: Omit<ChallengeRow, 'expiresAt'>,
  now: Date,
): Promise<boolean> {
  const { accountId } = wanted;
  const taken = await db
    .delete(challenges)
    .where(
      and(
        eq(challenges.id, wanted.id),
        eq(challenges.purpose, wanted.purpose),
        accountId === null ? isNull(challenges.accountId) : eq(challenges.accountId, accountId),
        gt(challenges.expiresAt, now),
      ),
    )
    .returning({ id: challenges.id });
  return taken.length > 0;
}
