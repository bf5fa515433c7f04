import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { CaseRow } from '../cases/store.ts';
import { cases, filings } from '../cases/tables.ts';
import type { Db } from '../system/database.ts';
import { handovers } from './tables.ts';

const LOOKUP_BYTES = 32;

/**
 * Makes room for a filing under this lookup. What is left here of a case that went away and came
 * back gives its own up; a case that is here keeps it, and so does one that went by another way.
 * @param earlier the handovers through which the case went that comes
 * @returns the lookup, or undefined where it is taken
 */
export async function freeLookup(
  tx: Db,
  lookup: Uint8Array,
  earlier: readonly string[],
): Promise<Uint8Array | undefined> {
  const [taken] = await tx
    .select({ id: filings.id, caseId: cases.id, state: cases.state })
    .from(filings)
    .leftJoin(cases, eq(cases.filingId, filings.id))
    .where(eq(filings.lookup, lookup))
    .for('update', { of: filings });
  if (!taken) return lookup;
  if (taken.state !== 'TRANSFERRED' || !taken.caseId) return undefined;
  const away = await tx
    .select({ id: handovers.id, side: handovers.side, state: handovers.state })
    .from(handovers)
    .where(eq(handovers.caseId, taken.caseId));
  const isItsOwn = away.some(
    ({ id, side, state }) =>
      // what was given up is the sender's again
      (side === 'sender' && earlier.includes(id)) || (side === 'receiver' && state.at === 'closed'),
  );
  if (!isItsOwn) return undefined;
  const nobodys = new Uint8Array(randomBytes(LOOKUP_BYTES));
  await tx.update(filings).set({ lookup: nobodys }).where(eq(filings.id, taken.id));
  return lookup;
}

/** A case that came from another point. */
interface CameCase {
  readonly filing: typeof filings.$inferInsert;
  readonly caseId: string;
  readonly natures: string[];
  readonly careCategories: string[];
  readonly closedAt: Date | null;
}

export async function insertCame(tx: Db, it: CameCase): Promise<CaseRow> {
  const { filing, caseId, natures, careCategories, closedAt } = it;
  const { subject, grounds, domain, receivedAt } = filing;
  await tx.insert(filings).values(filing);
  const [row] = await tx
    .insert(cases)
    .values({
      ...{ id: caseId, filingId: filing.id, number: sql`default`, state: 'RECEIVED' },
      ...{ subject, grounds, domain, receivedAt, natures, careCategories, closedAt },
      ...{ handlings: [], outcomes: [], handOns: 0, version: 1 },
    })
    .returning();
  if (!row) throw new Error('PostgreSQL inserted a case without telling it');
  return row as CaseRow;
}
