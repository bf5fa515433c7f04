import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import type { IntakeKey } from './filing-key.ts';
import { openText, sealText } from './seal.ts';
import { currentIntakeKey, grantsOf, insertGrant, insertIntakeKey } from './store.ts';

const ALG = 'ECDH-ES+A256KW';

/** Somebody who can be let in: their public key is known, their private key only to them. */
export interface Invited {
  readonly accountId: string;
  readonly publicKey: JWK;
}

/** Somebody who has signed in: their private key is open for the length of this request. */
export interface Unlocked {
  readonly accountId: string;
  readonly privateKey: CryptoKey;
}

/** A new X25519 key pair as JWKs, its `kid` the RFC 7638 thumbprint. */
export async function newKeyPair(): Promise<{ kid: string; publicKey: JWK; privateKey: JWK }> {
  const pair = await generateKeyPair(ALG, { crv: 'X25519', extractable: true });
  const publicKey = await exportJWK(pair.publicKey);
  return {
    kid: await calculateJwkThumbprint(publicKey),
    publicKey,
    privateKey: await exportJWK(pair.privateKey),
  };
}

export async function importSealingKey(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, ALG, { extractable: true });
  if (key instanceof Uint8Array) throw new TypeError('Not an X25519 key');
  return key;
}

/** Makes the point's first intake key and lets the first worker in. */
export async function createIntakeKey(db: Db, first: Invited, now: Date): Promise<void> {
  const { kid, publicKey, privateKey } = await newKeyPair();
  await insertIntakeKey(db, { kid, publicKey, createdAt: now });
  await grant(db, { kid, privateKey, to: first, by: null, now });
}

/** A colleague who has been let in lets the next one in: seals every intake key to them. */
export async function letIn(
  db: Db,
  by: Unlocked,
  { to, now }: { to: Invited; now: Date },
): Promise<void> {
  for (const { kid, privateKey } of await openGrants(db, by)) {
    await grant(db, { kid, privateKey, to, by: by.accountId, now });
  }
}

/** The intake private keys that this worker can open, by `kid`. Empty for an administrator. */
export async function openIntakeKeys(db: Db, who: Unlocked): Promise<Map<string, CryptoKey>> {
  const keys = new Map<string, CryptoKey>();
  for (const { kid, privateKey } of await openGrants(db, who)) {
    keys.set(kid, await importSealingKey(privateKey));
  }
  return keys;
}

/** The key that intake seals to, ready for use; undefined before the point is set up. */
export async function loadIntakeKey(db: Db): Promise<IntakeKey | undefined> {
  const row = await currentIntakeKey(db);
  return row && { kid: row.kid, publicKey: await importSealingKey(row.publicKey) };
}

const FRESH_MS = 10_000;

/** {@link loadIntakeKey}, asked of the database at most every ten seconds. */
export function recentIntakeKey(db: Db, clock: Clock): () => Promise<IntakeKey | undefined> {
  let known: IntakeKey | undefined;
  let since = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.now().getTime();
    if (!known || Math.abs(now - since) > FRESH_MS) {
      known = await loadIntakeKey(db);
      since = now;
    }
    return known;
  };
}

async function openGrants(db: Db, who: Unlocked): Promise<{ kid: string; privateKey: JWK }[]> {
  const opened: { kid: string; privateKey: JWK }[] = [];
  for (const { kid, sealedPrivateKey } of await grantsOf(db, who.accountId)) {
    const text = await openText(who.privateKey, grantPlace(kid, who.accountId), sealedPrivateKey);
    opened.push({ kid, privateKey: JSON.parse(text) as JWK });
  }
  return opened;
}

async function grant(
  db: Db,
  it: { kid: string; privateKey: JWK; to: Invited; by: string | null; now: Date },
): Promise<void> {
  const key = await importSealingKey(it.to.publicKey);
  const place = grantPlace(it.kid, it.to.accountId);
  await insertGrant(db, {
    kid: it.kid,
    accountId: it.to.accountId,
    sealedPrivateKey: await sealText(key, place, JSON.stringify(it.privateKey)),
    grantedBy: it.by,
    grantedAt: it.now,
  });
}

function grantPlace(kid: string, accountId: string): string {
  return `intake-key/${kid}/${accountId}`;
}
