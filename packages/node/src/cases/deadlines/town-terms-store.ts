import type { OwnTerm } from '@nabij/protocol';
import { and, asc, gte, isNotNull, notInArray, or } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { cases } from '../tables.ts';
import { ENDED } from '../workflow.ts';
import { townTerms } from './tables.ts';

const DAY_MS = 86_400_000;

/** Every term that was ever set, by the day from which it holds. */
export async function ownTerms(db: Db): Promise<OwnTerm[]> {
  const { term, since, days, extensionDays } = townTerms;
  return db
    .select({ term, since, days, extensionDays })
    .from(townTerms)
    .orderBy(asc(since), asc(term));
}

export async function upsertOwnTerm(db: Db, row: typeof townTerms.$inferInsert): Promise<void> {
  const { days, extensionDays, setBy, setAt } = row;
  await db
    .insert(townTerms)
    .values(row)
    .onConflictDoUpdate({
      target: [townTerms.term, townTerms.since],
      set: { days, extensionDays, setBy, setAt },
    });
}

/** Open cases with rules whose terms may count from a day or later. */
export async function openCasesUnder(db: Db, { since }: { since: string }): Promise<string[]> {
  // a day begins at another moment than in Greenwich
  const received = new Date(Date.parse(since) - DAY_MS);
  const rows = await db
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        isNotNull(cases.regime),
        notInArray(cases.state, [...ENDED]),
        or(gte(cases.receivedAt, received), gte(cases.regimeFrom, since)),
      ),
    );
  return rows.map(({ id }) => id);
}
