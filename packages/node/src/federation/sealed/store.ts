import { and, asc, count, eq, gt, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { inbox } from '../tables.ts';
import { sealedMessages } from './tables.ts';

/** A sealed message as it is kept. */
export type SealedRow = typeof sealedMessages.$inferSelect;

/** Which sealed messages are meant: of these classes, and of this case or consultation. */
export interface SealedChoice {
  readonly types: readonly string[];
  readonly iss?: string;
  readonly ref?: string;
}

function isChosen({ types, iss, ref }: SealedChoice): SQL | undefined {
  return and(
    inArray(sealedMessages.type, [...types]),
    iss === undefined ? undefined : eq(sealedMessages.iss, iss),
    ref === undefined ? undefined : eq(sealedMessages.ref, ref),
  );
}

export async function insertSealed(db: Db, row: SealedRow): Promise<void> {
  await db.insert(sealedMessages).values(row);
}

/** As they came, the oldest first. */
export async function sealedRows(
  db: Db,
  { limit, skip = 0, ...choice }: SealedChoice & { limit: number; skip?: number },
): Promise<SealedRow[]> {
  const { receivedAt, jti } = sealedMessages;
  return db
    .select()
    .from(sealedMessages)
    .where(isChosen(choice))
    .orderBy(asc(receivedAt), asc(jti))
    .limit(limit)
    .offset(skip);
}

/** How many of them wait, and how many bytes their content has together. */
export async function countSealed(
  db: Db,
  choice: SealedChoice,
): Promise<{ messages: number; bytes: number }> {
  const bytes = sql<number>`coalesce(sum(length(${sealedMessages.sealed})), 0)::float8`;
  const [row] = await db
    .select({ messages: count(), bytes })
    .from(sealedMessages)
    .where(isChosen(choice));
  return row ?? { messages: 0, bytes: 0 };
}

/** Until the transaction ends no other message of this peer is counted or kept. */
export async function lockSealedOf(tx: Db, iss: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('nabij: sealed'), hashtext(${iss}))`);
}

/** @returns false if somebody else took it meanwhile */
export async function deleteSealed(
  db: Db,
  { iss, jti }: { iss: string; jti: string },
): Promise<boolean> {
  const gone = await db
    .delete(sealedMessages)
    .where(and(eq(sealedMessages.iss, iss), eq(sealedMessages.jti, jti)))
    .returning({ jti: sealedMessages.jti });
  return gone.length === 1;
}

/** How many messages of these classes a peer sent since then, opened or not. */
export async function countReceived(
  db: Db,
  { iss, types, since }: { iss: string; types: readonly string[]; since: Date },
): Promise<number> {
  const isMeant = and(
    eq(inbox.iss, iss),
    inArray(inbox.type, [...types]),
    gt(inbox.receivedAt, since),
  );
  const [row] = await db.select({ messages: count() }).from(inbox).where(isMeant);
  return row?.messages ?? 0;
}
