import { sql } from 'drizzle-orm';
import type { GeneralJWE } from 'jose';
import type { Db } from '../system/database.ts';

/** Whether filings are sealed to this key now; they are until this transaction ends. */
export async function holdCurrent(db: Db, kid: string): Promise<boolean> {
  const rows = await db.execute(
    sql`select from intake_keys where kid = ${kid} and retired_at is null for share`,
  );
  return rows.length === 1;
}

/** A filing that is sealed to a key that was replaced. */
export interface WaitingFiling {
  id: string;
  kid: string;
  sealedKey: GeneralJWE;
  resealedKey: string | null;
}

/** Filings that wait to be sealed to the newest key, locked; those of another process are not. */
export async function takeWaiting(
  db: Db,
  { kids, skip, limit }: { kids: readonly string[]; skip: readonly string[]; limit: number },
): Promise<WaitingFiling[]> {
  const rows = await db.execute<WaitingFiling & Record<string, unknown>>(sql`
    select id, kid, sealed_key as "sealedKey", resealed_key as "resealedKey" from filings
    where kid = any(${sql.param(kids)}::text[]) and id <> all(${sql.param(skip)}::uuid[])
    order by received_at limit ${limit} for no key update skip locked`);
  return [...rows];
}

/** A filing's key as it is sealed anew. */
export interface Resealed {
  id: string;
  sealedKey: GeneralJWE;
  resealedKey: string;
}

export async function keepResealed(
  db: Db,
  kid: string,
  resealed: readonly Resealed[],
): Promise<void> {
  const ids = sql.param(resealed.map(({ id }) => id));
  const keys = sql.param(resealed.map(({ resealedKey }) => resealedKey));
  const rest = sql.param(resealed.map(({ sealedKey }) => JSON.stringify(sealedKey)));
  await db.execute(sql`update filings f
    set kid = ${kid}, resealed_key = n.resealed, sealed_key = n.sealed::jsonb
    from unnest(${ids}::uuid[], ${keys}::text[], ${rest}::text[]) as n (id, resealed, sealed)
    where f.id = n.id`);
}

const REPLACED = sql`retired_at is not null and emptied_at is null`;
const USED = sql`(exists (select from filings f where f.kid = intake_keys.kid)
  or exists (select from boxes b where b.kid = intake_keys.kid))`;

/** How many filings wait to be sealed to the newest key. */
export async function countWaiting(db: Db): Promise<number> {
  const [row] = await db.execute<{ left: number }>(sql`select count(*)::int as left from filings
    where kid in (select kid from intake_keys where ${REPLACED})`);
  return row?.left ?? 0;
}

/** Whether a replaced key is left to which nothing is sealed. */
export async function isToEmpty(db: Db): Promise<boolean> {
  const rows = await db.execute(
    sql`select from intake_keys where ${REPLACED} and not ${USED} limit 1`,
  );
  return rows.length > 0;
}

/**
 * Takes from everybody the replaced keys to which nothing is sealed, and what could be made anew
 * under them. @returns their ids
 */
export async function emptyKeys(db: Db, now: Date): Promise<string[]> {
  const rows = await db.execute<{ kid: string }>(sql`
    with emptied as (
      update intake_keys set emptied_at = ${now} where ${REPLACED} and not ${USED} returning kid
    ), taken as (
      delete from intake_key_grants where kid in (select kid from emptied)
    ), forgotten as (
      delete from search_entries where kid in (select kid from emptied)
    )
    select kid from emptied`);
  return rows.map(({ kid }) => kid);
}
