import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { HANDLING } from '../../access/handling.ts';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import { shownPeopleTable as shown } from './tables.ts';

/** What citizens see of somebody who works here. */
export interface Card {
  readonly name: string;
  readonly line: string;
  /** Under which the photo is served; null without one. */
  readonly photoId: string | null;
}

const cardColumns = { name: shown.name, line: shown.line, photoId: shown.photoId };

/** Who handles cases here now and chose to be shown, by name. */
export async function shownPeople(db: Db): Promise<Card[]> {
  return db
    .select(cardColumns)
    .from(shown)
    .innerJoin(accounts, and(eq(accounts.id, shown.accountId), worksHere()))
    .orderBy(asc(shown.name), asc(shown.accountId));
}

/** The photo of somebody who is shown now. */
export async function shownPhoto(db: Db, photoId: string): Promise<Uint8Array | undefined> {
  const [row] = await db
    .select({ photo: shown.photo })
    .from(shown)
    .innerJoin(accounts, and(eq(accounts.id, shown.accountId), worksHere()))
    .where(eq(shown.photoId, photoId));
  return row?.photo ?? undefined;
}

export async function cardOf(db: Db, accountId: string): Promise<Card | undefined> {
  const [row] = await db.select(cardColumns).from(shown).where(eq(shown.accountId, accountId));
  return row;
}

/** Shows somebody, or shows them with another name and line. The photo stays. */
export async function putCard(
  db: Db,
  card: { accountId: string; name: string; line: string; at: Date },
): Promise<void> {
  const { name, line, at } = card;
  await db
    .insert(shown)
    .values(card)
    .onConflictDoUpdate({ target: shown.accountId, set: { name, line, at } });
}

/** @returns false when this person is not shown */
export async function putPhoto(
  db: Db,
  accountId: string,
  it: { photo: Uint8Array; photoId: string } | { photo: null; photoId: null },
): Promise<boolean> {
  const changed = await db
    .update(shown)
    .set(it)
    .where(eq(shown.accountId, accountId))
    .returning({ id: shown.accountId });
  return changed.length > 0;
}

/** @returns false when this person was not shown */
export async function deleteCard(db: Db, accountId: string): Promise<boolean> {
  const gone = await db
    .delete(shown)
    .where(eq(shown.accountId, accountId))
    .returning({ id: shown.accountId });
  return gone.length > 0;
}

/** Held anew at every reading: no row that was left behind shows anybody. */
function worksHere() {
  return and(
    inArray(accounts.role, HANDLING),
    isNotNull(accounts.acceptedAt),
    isNull(accounts.leftAt),
  );
}
