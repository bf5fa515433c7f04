import { desc, eq, isNull } from 'drizzle-orm';
import type { JWK } from 'jose';
import type { Db } from '../system/database.ts';
import { intakeKeyGrants, intakeKeys } from './tables.ts';

/** The public key to which filings are sealed now; undefined before the first worker is let in. */
export async function currentIntakeKey(
  db: Db,
): Promise<{ kid: string; publicKey: JWK; statement: string } | undefined> {
  const { kid, publicKey, statement } = intakeKeys;
  const [row] = await db
    .select({ kid, publicKey, statement })
    .from(intakeKeys)
    .where(isNull(intakeKeys.retiredAt))
    .orderBy(desc(intakeKeys.createdAt))
    .limit(1);
  return row;
}

export async function insertIntakeKey(
  db: Db,
  key: { kid: string; publicKey: JWK; statement: string; createdAt: Date },
): Promise<void> {
  await db.insert(intakeKeys).values(key);
}

export interface Grant {
  kid: string;
  holderId: string;
  sealedPrivateKey: string;
  proof: Uint8Array;
  grantedBy: string | null;
  grantedAt: Date;
}

export async function insertGrant(db: Db, grant: Grant): Promise<void> {
  await db.insert(intakeKeyGrants).values(grant).onConflictDoNothing();
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
