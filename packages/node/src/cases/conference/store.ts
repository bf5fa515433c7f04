import { and, asc, eq, inArray } from 'drizzle-orm';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import type { ConferenceRow, GuestRow, ShowingRow } from './conference.ts';
import { conferenceGuests, conferenceShowings, conferenceSteps, conferences } from './tables.ts';

/** The conferences about a case, the first one first. */
export async function conferencesOf(db: Db, caseId: string): Promise<ConferenceRow[]> {
  return db
    .select()
    .from(conferences)
    .where(eq(conferences.caseId, caseId))
    .orderBy(asc(conferences.at), asc(conferences.id));
}

export async function conferenceById(db: Db, id: string): Promise<ConferenceRow | undefined> {
  const [row] = await db.select().from(conferences).where(eq(conferences.id, id));
  return row;
}

export async function insertConference(tx: Db, row: ConferenceRow): Promise<void> {
  await tx.insert(conferences).values(row);
}

export async function updateConference(tx: Db, row: ConferenceRow): Promise<void> {
  const { state, at, sealed, version } = row;
  await tx
    .update(conferences)
    .set({ state, at, sealed, version })
    .where(and(eq(conferences.id, row.id), eq(conferences.caseId, row.caseId)));
}

/** Who is invited to the conferences of a case, with the names of colleagues. */
export async function guestsOf(
  db: Db,
  caseId: string,
): Promise<(GuestRow & { colleague: string | null })[]> {
  const rows = await db
    .select({ guest: conferenceGuests, colleague: accounts.name })
    .from(conferenceGuests)
    .leftJoin(accounts, eq(accounts.id, conferenceGuests.accountId))
    .where(eq(conferenceGuests.caseId, caseId))
    .orderBy(asc(conferenceGuests.invitedAt), asc(conferenceGuests.id));
  return rows.map(({ guest, colleague }) => ({ ...guest, colleague }));
}

export async function guestById(db: Db, id: string): Promise<GuestRow | undefined> {
  const [row] = await db.select().from(conferenceGuests).where(eq(conferenceGuests.id, id));
  return row;
}

export async function insertGuest(tx: Db, row: GuestRow): Promise<void> {
  await tx.insert(conferenceGuests).values(row);
}

export async function deleteGuest(tx: Db, { id, caseId }: GuestRow): Promise<void> {
  await tx
    .delete(conferenceGuests)
    .where(and(eq(conferenceGuests.id, id), eq(conferenceGuests.caseId, caseId)));
}

/** What was shown to whom in the conferences of a case, with the name of who showed it. */
export async function showingsOf(
  db: Db,
  caseId: string,
): Promise<(ShowingRow & { by: string | null })[]> {
  const rows = await db
    .select({ showing: conferenceShowings, by: accounts.name })
    .from(conferenceShowings)
    .leftJoin(accounts, eq(accounts.id, conferenceShowings.accountId))
    .where(eq(conferenceShowings.caseId, caseId))
    .orderBy(asc(conferenceShowings.at), asc(conferenceShowings.id));
  return rows.map(({ showing, by }) => ({ ...showing, by }));
}

/** @returns false if there is a showing with this id, of whatever case */
export async function insertShowingOnce(tx: Db, row: ShowingRow): Promise<boolean> {
  const rows = await tx
    .insert(conferenceShowings)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: conferenceShowings.id });
  return rows.length === 1;
}

export async function showingById(db: Db, id: string): Promise<ShowingRow | undefined> {
  const [row] = await db.select().from(conferenceShowings).where(eq(conferenceShowings.id, id));
  return row;
}

/** Steps of the plan by the conference in which they were agreed. */
export async function stepsOf(
  db: Db,
  conferenceIds: readonly string[],
): Promise<{ stepId: string; conferenceId: string }[]> {
  return db
    .select({ stepId: conferenceSteps.stepId, conferenceId: conferenceSteps.conferenceId })
    .from(conferenceSteps)
    .where(inArray(conferenceSteps.conferenceId, [...conferenceIds]));
}

/** @returns false if the step was agreed before */
export async function insertStepOnce(
  tx: Db,
  row: typeof conferenceSteps.$inferInsert,
): Promise<boolean> {
  const rows = await tx
    .insert(conferenceSteps)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: conferenceSteps.stepId });
  return rows.length === 1;
}
