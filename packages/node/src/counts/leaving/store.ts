import type { Period } from '@nabij/protocol';
import { and, asc, eq, inArray, isNotNull, isNull, max } from 'drizzle-orm';
import { HANDLING } from '../../access/handling.ts';
import { accounts } from '../../access/tables.ts';
import type { Db } from '../../system/database.ts';
import {
  type HoldReason,
  releaseDrafts,
  releaseFailures,
  releaseHolds,
  releaseSchedule,
  releases,
} from '../tables.ts';
import { type Schedule, USUAL } from './schedule.ts';

/** A quarter that is held back. */
export interface Hold {
  readonly period: string;
  readonly reason: HoldReason | null;
  /** The name of who holds it. */
  readonly heldBy: string;
  readonly heldAt: Date;
}

/** What this town has set, or what holds where nobody set anything. */
export async function readSchedule(db: Db): Promise<Schedule & { readonly setAt?: Date }> {
  const { automatic, days, setAt } = releaseSchedule;
  const [row] = await db.select({ automatic, days, setAt }).from(releaseSchedule);
  return row ?? USUAL;
}

export async function putSchedule(
  db: Db,
  set: Schedule & { readonly setBy: string; readonly setAt: Date },
): Promise<void> {
  const { automatic, days, setBy, setAt } = set;
  const row = { automatic, days, setBy, setAt };
  await db
    .insert(releaseSchedule)
    .values(row)
    .onConflictDoUpdate({ target: releaseSchedule.one, set: row });
}

/** Every quarter that is held back, the earliest first. */
export async function openHolds(db: Db): Promise<Hold[]> {
  const { period, reason, heldAt } = releaseHolds;
  return db
    .select({ period, reason, heldBy: accounts.name, heldAt })
    .from(releaseHolds)
    .innerJoin(accounts, eq(accounts.id, releaseHolds.heldBy))
    .where(isNull(releaseHolds.liftedAt))
    .orderBy(asc(period));
}

export async function holdOf(db: Db, period: string): Promise<Hold | undefined> {
  return (await openHolds(db)).find((hold) => hold.period === period);
}

export async function insertHold(
  db: Db,
  hold: { period: string; reason: HoldReason | null; heldBy: string; heldAt: Date },
): Promise<void> {
  await db.insert(releaseHolds).values(hold);
}

export async function giveReason(
  db: Db,
  { period, reason }: { period: string; reason: HoldReason | null },
): Promise<void> {
  await db.update(releaseHolds).set({ reason }).where(isOpen(period));
}

/** @returns false where nobody held it back */
export async function liftHoldOn(db: Db, period: string, now: Date): Promise<boolean> {
  const lifted = await db
    .update(releaseHolds)
    .set({ liftedAt: now })
    .where(isOpen(period))
    .returning({ id: releaseHolds.id });
  return lifted.length > 0;
}

function isOpen(period: string) {
  return and(eq(releaseHolds.period, period), isNull(releaseHolds.liftedAt));
}

/** When a quarter left last, and when one was let go last. */
export async function lastMoves(db: Db): Promise<(Date | null)[]> {
  const [left] = await db.select({ at: max(releases.releasedAt) }).from(releases);
  const [lifted] = await db.select({ at: max(releaseHolds.liftedAt) }).from(releaseHolds);
  return [left?.at ?? null, lifted?.at ?? null];
}

/** Whether anybody works here who could look at figures. */
export async function hasPeople(db: Db): Promise<boolean> {
  const { id, role, acceptedAt, leftAt } = accounts;
  const rows = await db
    .select({ id })
    .from(accounts)
    .where(and(inArray(role, [...HANDLING]), isNotNull(acceptedAt), isNull(leftAt)))
    .limit(1);
  return rows.length > 0;
}

/** Whether nothing of a quarter could be proven safe when it was prepared last. */
export async function isUnproven(db: Db, period: Period): Promise<boolean> {
  const rows = await db
    .select({ how: releaseDrafts.how })
    .from(releaseDrafts)
    .where(eq(releaseDrafts.period, period));
  return rows[0]?.how === 'nothing';
}

export async function failureOf(db: Db, period: string): Promise<Date | undefined> {
  const [row] = await db.select().from(releaseFailures).where(eq(releaseFailures.period, period));
  return row?.failedAt;
}

export async function noteFailure(db: Db, period: string, failedAt: Date): Promise<void> {
  await db
    .insert(releaseFailures)
    .values({ period, failedAt })
    .onConflictDoUpdate({ target: releaseFailures.period, set: { failedAt } });
}

export async function forgetFailure(db: Db, period: string): Promise<void> {
  await db.delete(releaseFailures).where(eq(releaseFailures.period, period));
}
