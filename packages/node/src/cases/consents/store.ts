import { and, asc, eq } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { consents } from '../tables.ts';
import type { ConsentRow } from './consent.ts';

/** Every consent of a case, the first one first, with the name of the worker who asked. */
export async function consentsOf(
  db: Db,
  caseId: string,
): Promise<(ConsentRow & { askedByName: string | null })[]> {
  const rows = await db
    .select({ consent: consents, askedByName: accounts.name })
    .from(consents)
    .leftJoin(accounts, eq(accounts.id, consents.askedBy))
    .where(eq(consents.caseId, caseId))
    .orderBy(asc(consents.at), asc(consents.id));
  return rows.map(({ consent, askedByName }) => ({ ...consent, askedByName }));
}

/** @returns false if there is a consent with this id, of whatever case */
export async function insertConsentOnce(db: Db, row: ConsentRow): Promise<boolean> {
  const rows = await db
    .insert(consents)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: consents.id });
  return rows.length === 1;
}

export async function updateConsent(db: Db, row: ConsentRow): Promise<void> {
  const { state, sealedParty, decidedAt, withdrawnAt, readAt } = row;
  await db
    .update(consents)
    .set({ state, sealedParty, decidedAt, withdrawnAt, readAt })
    .where(and(eq(consents.id, row.id), eq(consents.caseId, row.caseId)));
}
