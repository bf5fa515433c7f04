import { lte, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { attempts } from '../tables.ts';

// Not by a library: each limit here is one statement, keeps to the node's clock, and decides and
// counts at once, so that a hundred tries at the same moment, in several processes, are a hundred.

/** A row of `attempts` as it is changed, and as it would be put there first. */
interface Change {
  readonly key: string;
  readonly first: SQL;
  readonly next: { readonly points: SQL; readonly expire: SQL };
  /** Under which the change is made; without, always. */
  readonly when?: SQL;
}

/** Counts points in a window that begins with the first. @returns all points in the window */
export async function countPoints(
  db: Db,
  key: string,
  it: { points: number; windowMs: number; now: Date },
): Promise<number> {
  const { points, windowMs, now } = it;
  const end = later(now, windowMs);
  const row = await change(db, {
    key,
    first: sql`${points}, ${end}::timestamptz`,
    next: {
      points: sql`case when ${over(now)} then ${points} else attempts.points + ${points} end`,
      expire: sql`case when ${over(now)} then ${end} else attempts.expire end`,
    },
  });
  return row?.points ?? points;
}

/** How tries are spaced: some are free, then each waits twice as long as the one before it. */
export interface Spacing {
  readonly free: number;
  readonly firstMs: number;
  readonly longestMs: number;
  /** After how long without a try everything is forgotten. */
  readonly memoryMs: number;
}

/** Takes one try if it is time for one. @returns false, with nothing counted, if it is not */
export async function takeTry(
  db: Db,
  key: string,
  { spacing, now }: { spacing: Spacing; now: Date },
): Promise<boolean> {
  const { free, firstMs, longestMs, memoryMs } = spacing;
  const forgotten = later(now, memoryMs);
  const exponent = sql`least(attempts.points - ${free}::int, 30)`;
  const wait = sql`case when attempts.points < ${free} then 0
    else least(${firstMs}::float8 * 2 ^ ${exponent}, ${longestMs}) end`;
  // a row is forgotten `memoryMs` after its last try, so that its moment is known
  const notBefore = sql`attempts.expire - ${memoryMs}::float8 * interval '1 ms'
    + (${wait}) * interval '1 ms'`;
  const row = await change(db, {
    key,
    first: sql`1, ${forgotten}::timestamptz`,
    next: {
      points: sql`case when ${over(now)} then 1 else attempts.points + 1 end`,
      expire: sql`${forgotten}`,
    },
    when: sql`${over(now)} or ${notBefore} <= ${now}`,
  });
  return row !== undefined;
}

/** How things that are wanted are paced: a burst at once, then one in each interval. */
export interface Pace {
  readonly burst: number;
  readonly intervalMs: number;
  /** Longer than this nobody is made to wait: they are told to come back. */
  readonly longestMs: number;
}

/**
 * Takes the next turn (GCRA: the row's end is when all turns taken so far are used up).
 * @returns how long until it, in milliseconds; undefined, with nothing taken, if it is too far off
 */
export async function takeTurn(
  db: Db,
  key: string,
  { pace, now }: { pace: Pace; now: Date },
): Promise<number | undefined> {
  const { burst, intervalMs, longestMs } = pace;
  const used = sql`greatest(attempts.expire, ${now}::timestamptz) + ${intervalMs}::float8 * interval '1 ms'`;
  const row = await change(db, {
    key,
    first: sql`1, ${later(now, intervalMs)}::timestamptz`,
    next: {
      points: sql`case when ${over(now)} then 1 else attempts.points + 1 end`,
      expire: used,
    },
    when: sql`${used} <= ${later(now, burst * intervalMs + longestMs)}`,
  });
  if (!row) return undefined;
  return Math.max(0, row.expire.getTime() - now.getTime() - burst * intervalMs);
}

/** Gives back tries that were no guesses. */
export async function giveBack(db: Db, key: string, points: number): Promise<void> {
  await db.execute(sql`
    update attempts set points = greatest(0, points - ${points}::int) where key = ${key}`);
}

export async function forgetAttempts(db: Db, key: string): Promise<void> {
  await db.execute(sql`delete from attempts where key = ${key}`);
}

export async function deleteExpiredAttempts(db: Db, now: Date): Promise<void> {
  await db.delete(attempts).where(lte(attempts.expire, now));
}

async function change(db: Db, { key, first, next, when }: Change) {
  const [row] = await db.execute<{ points: number; expire: Date }>(sql`
    insert into attempts (key, points, expire) values (${key}, ${first})
    on conflict (key) do update set points = ${next.points}, expire = ${next.expire}
    where ${when ?? sql`true`}
    returning points, expire`);
  return row;
}

function over(now: Date): SQL {
  return sql`attempts.expire <= ${now}`;
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
