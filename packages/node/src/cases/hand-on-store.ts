import { and, asc, count, eq, isNotNull, notInArray } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import type { CaseRow } from './store.ts';
import { cases, filings } from './tables.ts';
import { ENDED } from './workflow.ts';

/** How many open cases each owner has; who has none is not in it. */
export async function openCasesByOwner(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .select({ ownerId: cases.ownerId, open: count() })
    .from(cases)
    .where(and(notInArray(cases.state, [...ENDED]), isNotNull(cases.ownerId)))
    .groupBy(cases.ownerId);
  return new Map(rows.flatMap(({ ownerId, open }) => (ownerId ? [[ownerId, open]] : [])));
}

/** An open case and its filing, sealed. */
export type OwnedCase = Awaited<ReturnType<typeof openCasesOfOwner>>[number];

/** Every open case of somebody; other writers of them wait until this transaction ends. */
export async function openCasesOfOwner(tx: Db, ownerId: string) {
  const { id, kid, sealedKey, resealedKey, sealedAnswers } = filings;
  const rows = await tx
    .select({ case: cases, filing: { id, kid, sealedKey, resealedKey, sealedAnswers } })
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId))
    .where(and(eq(cases.ownerId, ownerId), notInArray(cases.state, [...ENDED])))
    .orderBy(asc(cases.number))
    .for('update', { of: cases });
  return rows.map((row) => ({ ...row, case: row.case as CaseRow }));
}
