import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import type { CaseRow } from '../store.ts';
import { cases, filings } from '../tables.ts';

export type FilingRow = typeof filings.$inferSelect;

/** A filing that a worker made out of another one, and the case that it opens. */
export interface SplitOff {
  readonly filing: FilingRow;
  readonly caseId: string;
  readonly from: CaseRow;
  readonly ownerId: string;
  readonly sealedNotice: string | null;
  readonly sealedPerson: string;
}

/** Keeps it. @returns the new case */
export async function insertSplitOff(tx: Db, it: SplitOff): Promise<CaseRow> {
  const { filing, from } = it;
  await tx.insert(filings).values(filing);
  const [row] = await tx
    .insert(cases)
    .values({
      ...{ id: it.caseId, filingId: filing.id, state: 'IN_PROGRESS', ownerId: it.ownerId },
      number: sql`default`,
      ...{ subject: filing.subject, grounds: filing.grounds, domain: filing.domain },
      ...{ natures: [], handlings: [], outcomes: [], handOns: 0, version: 1 },
      careCategories: [],
      ...{ receivedAt: from.receivedAt, splitFrom: from.id, sealedNotice: it.sealedNotice },
      sealedPerson: it.sealedPerson,
      ...{ campaignId: from.campaignId, retentionClass: from.retentionClass },
    })
    .returning();
  if (!row) throw new Error('PostgreSQL inserted a case without telling it');
  return row as CaseRow;
}

/** Ids of a filing and its case. */
export function newIds(): { filingId: string; caseId: string } {
  return { filingId: randomUUID(), caseId: randomUUID() };
}
