import { and, eq, gte } from 'drizzle-orm';
import { eraseCases } from '../cases/rights/erase.ts';
import type { CaseRow } from '../cases/store.ts';
import { cases, filings, messages } from '../cases/tables.ts';
import type { Db } from '../system/database.ts';
import { handovers } from './tables.ts';

/**
 * Leaves of a case that another point has only what its number, its code and who has it need:
 * everything else is erased from every table, as when a reporter asks for it. What they wrote after
 * the offer went nowhere, and stays.
 * @param it.sealedRest what stands in place of the answers, sealed when the case was offered
 */
export async function leaveTombstone(
  tx: Db,
  current: CaseRow,
  { sealedRest, offeredAt }: { sealedRest: string | null; offeredAt: Date },
): Promise<void> {
  const { id, number, filingId, subject, receivedAt, closedAt, retentionClass, version } = current;
  const [filing] = await tx.select().from(filings).where(eq(filings.id, filingId));
  if (!filing) throw new Error('A case without a filing');
  // how it came and went stays known
  const tied = await tx.select().from(handovers).where(eq(handovers.caseId, id));
  const { caseId, sender, at } = messages;
  const late = await tx
    .select()
    .from(messages)
    .where(and(eq(caseId, id), eq(sender, 'reporter'), gte(at, offeredAt)));
  await eraseCases(tx, [id]);
  const uncoded = { grounds: [], domain: 'UNKNOWN' };
  await tx.insert(filings).values({
    ...filing,
    ...uncoded,
    ...{ residence: 'UNKNOWN', municipality: 'UNKNOWN', filedBy: null },
    sealedAnswers: sealedRest ?? '',
  });
  await tx.insert(cases).values({
    ...{ id, number, filingId, subject, ...uncoded, state: 'TRANSFERRED', receivedAt, closedAt },
    ...{ natures: [], handlings: [], careCategories: [], outcomes: [], handOns: 0 },
    ...{ retentionClass, version: version + 1 },
  });
  if (late.length > 0) await tx.insert(messages).values(late);
  await tx.insert(handovers).values(tied);
}
