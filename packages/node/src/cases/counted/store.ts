import { eq, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { barriers } from '../decisions/tables.ts';
import { cases, filings } from '../tables.ts';

/** What of a case is counted and stands beside it: how it was filed, and which rules were in the way. */
export async function besideCase(
  db: Db,
  caseId: string,
): Promise<
  { request: string; channel: string; residence: string; barriers: string[] } | undefined
> {
  const { request, channel, residence } = filings;
  const found = sql<string[]>`array(select distinct ${barriers.rule} || '/' || ${barriers.level}
    from ${barriers} where ${barriers.caseId} = ${cases.id} order by 1)`;
  const [row] = await db
    .select({ request, channel, residence, barriers: found })
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId))
    .where(eq(cases.id, caseId));
  return row;
}

export async function keepPerson(db: Db, caseId: string, sealedPerson: string): Promise<void> {
  await db.update(cases).set({ sealedPerson }).where(eq(cases.id, caseId));
}
