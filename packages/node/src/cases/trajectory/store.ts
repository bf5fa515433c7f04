import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { deleteBox } from '../../vault/box-store.ts';
import { cases } from '../tables.ts';
import { trajectories, trajectoryCases } from './tables.ts';

export type LinkRow = typeof trajectoryCases.$inferSelect;

/** To which trajectory a case belongs; undefined while it has none. */
export async function linkOf(db: Db, caseId: string): Promise<LinkRow | undefined> {
  const [row] = await db.select().from(trajectoryCases).where(eq(trajectoryCases.caseId, caseId));
  return row;
}

export async function caseByNumber(db: Db, number: number): Promise<string | undefined> {
  const [row] = await db.select({ id: cases.id }).from(cases).where(eq(cases.number, number));
  return row?.id;
}

/** The cases of a trajectory by id, the one that was joined first in front. */
export async function casesIn(db: Db, trajectoryId: string): Promise<string[]> {
  const rows = await db
    .select({ id: trajectoryCases.caseId })
    .from(trajectoryCases)
    .where(eq(trajectoryCases.trajectoryId, trajectoryId))
    .orderBy(asc(trajectoryCases.joinedAt), asc(trajectoryCases.caseId));
  return rows.map(({ id }) => id);
}

/** A trajectory for a box that is there. */
export async function insertTrajectory(db: Db, id: string, createdAt: Date): Promise<void> {
  await db.insert(trajectories).values({ id, createdAt });
}

/** Makes who else changes these trajectories wait. @returns those that are there, by id */
export async function lockTrajectories(tx: Db, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id from trajectories where id = any(${sql.param([...ids])}::uuid[])
    order by id for update`);
  return rows.map(({ id }) => id);
}

/** With everything that was planned in it. */
export async function deleteTrajectory(tx: Db, id: string): Promise<void> {
  await deleteBox(tx, id);
}

export async function upsertLink(tx: Db, link: LinkRow): Promise<void> {
  const { caseId, ...set } = link;
  await tx
    .insert(trajectoryCases)
    .values({ caseId, ...set })
    .onConflictDoUpdate({ target: trajectoryCases.caseId, set });
}

export async function deleteLink(tx: Db, { caseId, trajectoryId }: LinkRow): Promise<void> {
  await tx
    .delete(trajectoryCases)
    .where(and(eq(trajectoryCases.caseId, caseId), eq(trajectoryCases.trajectoryId, trajectoryId)));
}
