import { and, asc, eq, isNotNull, notInArray, or } from 'drizzle-orm';
import type { Db } from '../system/database.ts';
import type { CaseRow } from './store.ts';
import { cases, filings } from './tables.ts';
import { ENDED } from './workflow.ts';

// also one that another point has accepted and does not have yet: it may come back
const inHand = or(notInArray(cases.state, [...ENDED]), eq(cases.state, 'TRANSFERRED'));

/** Who has any open case. How many is counted for nobody. */
export async function ownersOfOpenCases(db: Db): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ ownerId: cases.ownerId })
    .from(cases)
    .where(and(inHand, isNotNull(cases.ownerId)));
  return new Set(rows.flatMap(({ ownerId }) => (ownerId ? [ownerId] : [])));
}

/** An open case and its filing, sealed. */
export type OwnedCase = Awaited<ReturnType<typeof openCasesOfOwner>>[number];

/** Every open case of somebody; other writers of them wait until this transaction ends. */
export async function openCasesOfOwner(tx: Db, ownerId: string) {
  const { id, kid, sealedKey, resealedKey, sealedAnswers, language } = filings;
  const rows = await tx
    .select({ case: cases, filing: { id, kid, sealedKey, resealedKey, sealedAnswers, language } })
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId))
    .where(and(eq(cases.ownerId, ownerId), inHand))
    .orderBy(asc(cases.number))
    .for('update', { of: cases });
  return rows.map((row) => ({ ...row, case: row.case as CaseRow }));
}
