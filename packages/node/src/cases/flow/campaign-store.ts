import { and, desc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { cases, filings, journal } from '../tables.ts';
import { ENDED } from '../workflow.ts';
import { campaigns } from './tables.ts';

export type CampaignRow = typeof campaigns.$inferSelect;

export async function insertCampaign(db: Db, row: CampaignRow): Promise<boolean> {
  const made = await db
    .insert(campaigns)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: campaigns.id });
  return made.length > 0;
}

export async function campaignRow(db: Db, id: string): Promise<CampaignRow | undefined> {
  const [row] = await db.select().from(campaigns).where(eq(campaigns.id, id));
  return row;
}

/** @returns false if there is no such campaign */
export async function updateCampaign(
  db: Db,
  id: string,
  change: Partial<Pick<CampaignRow, 'sealedName' | 'endedAt'>>,
): Promise<boolean> {
  const rows = await db
    .update(campaigns)
    .set(change)
    .where(eq(campaigns.id, id))
    .returning({ id: campaigns.id });
  return rows.length > 0;
}

/** Every campaign with how many cases are in it, and how many of them are open. */
export async function campaignRows(db: Db) {
  const open = sql<number>`count(${cases.id}) filter
    (where ${cases.state} <> all(${sql.param([...ENDED])}::text[]))::int`;
  return db
    .select({
      id: campaigns.id,
      sealedName: campaigns.sealedName,
      createdAt: campaigns.createdAt,
      endedAt: campaigns.endedAt,
      cases: sql<number>`count(${cases.id})::int`,
      open,
    })
    .from(campaigns)
    .leftJoin(cases, eq(cases.campaignId, campaigns.id))
    .groupBy(campaigns.id)
    .orderBy(desc(campaigns.createdAt), desc(campaigns.id));
}

/**
 * Puts cases into a campaign, or takes them out of any (null). The version of a case stays: nothing
 * that somebody could be writing is overtaken by it.
 * @returns the ids of those that changed
 */
export async function tagCases(
  tx: Db,
  ids: readonly string[],
  by: { campaignId: string | null; accountId: string; now: Date },
): Promise<string[]> {
  const { campaignId, accountId: actorId, now: at } = by;
  const rows = await tx
    .update(cases)
    .set({ campaignId })
    .where(
      sql`${cases.id} = any(${sql.param([...ids])}::uuid[])
        and ${cases.campaignId} is distinct from ${campaignId}::uuid`,
    )
    .returning({ id: cases.id, state: cases.state });
  if (rows.length === 0) return [];
  const act = campaignId === null ? 'campaign-leave' : 'campaign-join';
  await tx.insert(journal).values(
    rows.map(({ id: caseId, state }) => {
      const moved = { fromState: state, toState: state, sealedNote: null };
      return { caseId, at, actorId, act, ...moved };
    }),
  );
  return rows.map(({ id }) => id);
}

/** Cases to choose from at once. */
const CANDIDATES_MAX = 500;

/** Cases without a campaign, the latest first: coded facts, nothing personal. */
export async function candidates(
  db: Db,
  wanted: { from?: Date; to?: Date; subject?: string; domain?: string },
) {
  const { from, to, subject, domain } = wanted;
  const asked: (SQL | undefined)[] = [
    isNull(cases.campaignId),
    from && gte(cases.receivedAt, from),
    to && lt(cases.receivedAt, to),
    subject === undefined ? undefined : eq(cases.subject, subject),
    domain === undefined ? undefined : eq(cases.domain, domain),
  ];
  return db
    .select({
      id: cases.id,
      number: cases.number,
      state: cases.state,
      subject: cases.subject,
      domain: cases.domain,
      grounds: cases.grounds,
      channel: filings.channel,
      receivedAt: cases.receivedAt,
    })
    .from(cases)
    .innerJoin(filings, eq(filings.id, cases.filingId))
    .where(and(...asked))
    .orderBy(desc(cases.receivedAt), desc(cases.number))
    .limit(CANDIDATES_MAX);
}
