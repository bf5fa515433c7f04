import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { JWK } from 'jose';
import type { Db } from '../system/database.ts';
import { intakeKeyGrants, intakeKeys } from './tables.ts';

/** The public key to which filings are sealed now; undefined before the first worker is let in. */
export async function currentIntakeKey(
  db: Db,
): Promise<{ kid: string; publicKey: JWK; statement: string; createdAt: Date } | undefined> {
  const { kid, publicKey, statement, createdAt } = intakeKeys;
  const [row] = await db
    .select({ kid, publicKey, statement, createdAt })
    .from(intakeKeys)
    .where(isNull(intakeKeys.retiredAt))
    .orderBy(desc(intakeKeys.createdAt))
    .limit(1);
  return row;
}

/** Whether this point ever had an intake key. */
export async function hasIntakeKey(db: Db): Promise<boolean> {
  const rows = await db.select({ kid: intakeKeys.kid }).from(intakeKeys).limit(1);
  return rows.length > 0;
}

/** What this node is said to have stated of these keys. */
export async function intakeKeyStatements(
  db: Db,
  kids: readonly string[],
): Promise<{ kid: string; statement: string }[]> {
  const { kid, statement } = intakeKeys;
  return db
    .select({ kid, statement })
    .from(intakeKeys)
    .where(inArray(kid, [...kids]));
}

export async function insertIntakeKey(
  db: Db,
  key: { kid: string; publicKey: JWK; statement: string; createdAt: Date },
): Promise<void> {
  await db.insert(intakeKeys).values(key);
}

/** From here on nothing is sealed to this key; waits for filings that are just being written. */
export async function retireIntakeKey(db: Db, kid: string, now: Date): Promise<void> {
  await db.update(intakeKeys).set({ retiredAt: now }).where(eq(intakeKeys.kid, kid));
}

export interface Grant {
  kid: string;
  holderId: string;
  sealedPrivateKey: string;
  proof: Uint8Array;
  grantedBy: string | null;
  grantedAt: Date;
}

/** Keeps a grant; one that lies there may be to a key pair that the holder has no more. */
export async function upsertGrant(db: Db, grant: Grant): Promise<void> {
  const { kid: _, holderId: __, ...changed } = grant;
  await db
    .insert(intakeKeyGrants)
    .values(grant)
    .onConflictDoUpdate({ target: [intakeKeyGrants.kid, intakeKeyGrants.holderId], set: changed });
}

export async function grantsOf(
  db: Db,
  holderId: string,
): Promise<{ kid: string; sealedPrivateKey: string }[]> {
  return db
    .select({ kid: intakeKeyGrants.kid, sealedPrivateKey: intakeKeyGrants.sealedPrivateKey })
    .from(intakeKeyGrants)
    .where(eq(intakeKeyGrants.holderId, holderId));
}

export async function proofOfGrant(
  db: Db,
  kid: string,
  holderId: string,
): Promise<Uint8Array | undefined> {
  const [row] = await db
    .select({ proof: intakeKeyGrants.proof })
    .from(intakeKeyGrants)
    .where(and(eq(intakeKeyGrants.kid, kid), eq(intakeKeyGrants.holderId, holderId)));
  return row?.proof;
}

/** Until the transaction ends: who replaces or empties a key is alone, who grants shares. */
export async function lockHolders(db: Db, how: 'alone' | 'shared'): Promise<void> {
  const lock = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`;
  await db.execute(sql`select ${lock}(hashtext('nabij: who holds the intake key'))`);
}

/** Somebody to whom a key was granted; without a public key: gone, or never there. */
export interface HolderRow {
  id: string;
  proof: Uint8Array;
  publicKey: JWK | null;
  /** What a recovery sheet's row has of the node's statement; null for an account. */
  statement: string | null;
}

/** To whom a key was granted, with the public keys that they have now. Nobody leaves meanwhile. */
export async function holdersOf(db: Db, kid: string): Promise<HolderRow[]> {
  await db.execute(sql`select from accounts where id in
    (select holder_id from intake_key_grants where kid = ${kid}) order by id for share`);
  const rows = await db.execute<HolderRow & Record<string, unknown>>(sql`
    select g.holder_id as id, g.proof, coalesce(a.public_key, r.public_key) as "publicKey",
      case when a.public_key is null then r.statement end as statement
    from intake_key_grants g
    left join accounts a on a.id = g.holder_id and a.left_at is null
    left join recovery_keys r on r.id = g.holder_id and r.replaced_at is null
    where g.kid = ${kid} order by g.granted_at, g.holder_id`);
  return [...rows];
}

export async function deleteGrants(db: Db, holderIds: readonly string[]): Promise<void> {
  await db.execute(
    sql`delete from intake_key_grants where holder_id = any(${sql.param(holderIds)}::uuid[])`,
  );
}
