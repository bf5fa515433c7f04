import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { OkpJwk, SigningKey } from '@nabij/protocol';
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
import { Refusal } from '../system/problem.ts';
import { readStatement, signStatement } from '../system/statement.ts';
import { isProven, proofOf, secretOf } from './derive.ts';
import type { IntakeKey } from './filing-key.ts';
import { openText, sealText } from './seal.ts';
import {
  currentIntakeKey,
  grantsOf,
  insertIntakeKey,
  intakeKeyStatements,
  lockHolders,
  upsertGrant,
} from './store.ts';

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

/** A public key that was granted an intake key: of an account, or of the recovery sheet. */
export interface Holder {
  readonly id: string;
  readonly publicKey: JWK;
}

/** An intake key that is open: it opens filings, and what only holders know derives from it. */
export interface OpenIntakeKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
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

/**
 * Makes an intake key, states it with the node's own key, and grants it to its first holders.
 * From now on filings are sealed to it.
 */
export async function createIntakeKey(
  db: Db,
  holders: readonly Holder[],
  by: { key: SigningKey; accountId: string | null; now: Date },
): Promise<OpenIntakeKey> {
  const { kid, publicKey, privateKey } = await newKeyPair();
  const statement = await signStatement(by.key, 'nabij-intake-key', { kid });
  await insertIntakeKey(db, { kid, publicKey, statement, createdAt: by.now });
  const open = { kid, privateKey: await importSealingKey(privateKey), jwk: privateKey };
  for (const holder of holders) {
    await grant(db, open, { to: holder, by: by.accountId, now: by.now });
  }
  return open;
}

/**
 * Who has been let in lets in another: seals every intake key that they can open. A replacement of
 * the key meanwhile comes before or after, so that nobody is left with old keys only.
 */
export async function letIn(
  db: Db,
  by: Unlocked,
  { to, now }: { to: Invited; now: Date },
): Promise<void> {
  const holder = { id: to.accountId, publicKey: to.publicKey };
  await db.transaction(async (tx) => {
    await lockHolders(tx, 'shared');
    for (const key of (await openIntakeKeys(tx, by)).values()) {
      await grant(tx, key, { to: holder, by: by.accountId, now });
    }
  });
}

/** Seals an intake key to a holder, with the proof that a holder of it did so. */
export async function grant(
  db: Db,
  key: OpenIntakeKey,
  { to, by, now }: { to: Holder; by: string | null; now: Date },
): Promise<void> {
  const sealingKey = await importSealingKey(to.publicKey);
  await upsertGrant(db, {
    kid: key.kid,
    holderId: to.id,
    sealedPrivateKey: await sealText(
      sealingKey,
      grantPlace(key.kid, to.id),
      JSON.stringify(key.jwk),
    ),
    proof: await proofOf(secretOf(key.jwk, 'team: holder'), to),
    grantedBy: by,
    grantedAt: now,
  });
}

/** Whether a holder of this intake key let this public key in, and nobody who changed a row. */
export async function isLetIn(
  key: OpenIntakeKey,
  holder: Holder,
  proof: Uint8Array,
): Promise<boolean> {
  return isProven(secretOf(key.jwk, 'team: holder'), holder, proof);
}

/**
 * The intake keys that this holder can open, by `kid`. Empty for an administrator, and for
 * somebody to whose account the grants of another were copied.
 */
export async function openIntakeKeys(
  db: Db,
  who: Unlocked,
): Promise<ReadonlyMap<string, OpenIntakeKey>> {
  const keys = new Map<string, OpenIntakeKey>();
  for (const { kid, sealedPrivateKey } of await grantsOf(db, who.accountId)) {
    const key = await openGrant(who, kid, sealedPrivateKey);
    if (key) keys.set(kid, key);
  }
  return keys;
}

/**
 * Opens something with the intake keys of somebody who is signed in. Keys that were read a moment
 * before the intake key was replaced do not open what is sealed to the new one: they are read once
 * more.
 * @throws Refusal not-let-in, and what opening it refuses
 */
export async function withIntakeKeys<Opened>(
  db: Db,
  who: Unlocked,
  open: (keys: ReadonlyMap<string, OpenIntakeKey>) => Promise<Opened>,
): Promise<Opened> {
  const tryOnce = async () => open(await openIntakeKeys(db, who));
  try {
    return await tryOnce();
  } catch (error) {
    if (error instanceof Refusal && error.problem === 'not-let-in') return tryOnce();
    throw error;
  }
}

async function openGrant(
  who: Unlocked,
  kid: string,
  sealed: string,
): Promise<OpenIntakeKey | undefined> {
  try {
    const text = await openText(who.privateKey, grantPlace(kid, who.accountId), sealed);
    const jwk = JSON.parse(text) as JWK;
    // a grant can be sealed by anybody who can write here: it is the key it says, or none
    if ((await calculateJwkThumbprint(jwk)) !== kid || !isPair(jwk)) return undefined;
    return { kid, privateKey: await importSealingKey(jwk), jwk };
  } catch {
    return undefined;
  }
}

/** Whether the private half belongs to the public half, of which alone a thumbprint tells. */
function isPair(jwk: JWK): boolean {
  const { crv, x, d = '' } = jwk;
  const derived = createPublicKey(createPrivateKey({ key: { ...jwk, d }, format: 'jwk' }));
  return crv === 'X25519' && derived.export({ format: 'jwk' }).x === x;
}

/**
 * The key that intake seals to; undefined before the point is set up, and for a row that this
 * node did not state: filings would then be sealed to somebody else.
 */
export async function loadIntakeKey(
  db: Db,
  nodeKeys: readonly OkpJwk[],
): Promise<IntakeKey | undefined> {
  const row = await currentIntakeKey(db);
  if (!row) return undefined;
  const stated = await readStatement(nodeKeys, 'nabij-intake-key', row.statement);
  const kid = await calculateJwkThumbprint(row.publicKey);
  const ours = (stated as { kid?: unknown } | undefined)?.kid === kid && row.kid === kid;
  return ours ? { kid, publicKey: await importSealingKey(row.publicKey) } : undefined;
}

/**
 * The open key to which filings are sealed now. What a team keeps among itself goes under this one
 * only: any other that lies here may have been put here for somebody to open.
 */
export async function openCurrentKey(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  nodeKeys: readonly OkpJwk[],
): Promise<OpenIntakeKey | undefined> {
  const current = await loadIntakeKey(db, nodeKeys);
  return current && keys.get(current.kid);
}

/**
 * Whether somebody was let in: they open a key that this node stated. Not only the present one:
 * a row that somebody put on top of it must lock nobody out.
 */
export async function holdsStatedKey(
  db: Db,
  who: Unlocked,
  nodeKeys: readonly OkpJwk[],
): Promise<boolean> {
  const keys = await openIntakeKeys(db, who);
  for (const { kid, statement } of await intakeKeyStatements(db, [...keys.keys()])) {
    const stated = await readStatement(nodeKeys, 'nabij-intake-key', statement);
    if ((stated as { kid?: unknown } | undefined)?.kid === kid) return true;
  }
  return false;
}

const FRESH_MS = 10_000;

/**
 * {@link loadIntakeKey}, asked of the database at most every ten seconds. `anew` asks at once: for
 * whoever finds that the key they were given was replaced.
 */
export function recentIntakeKey(
  db: Db,
  nodeKeys: readonly OkpJwk[],
  clock: Clock,
): (ask?: 'anew') => Promise<IntakeKey | undefined> {
  let known: IntakeKey | undefined;
  let since = Number.NEGATIVE_INFINITY;
  return async (ask) => {
    const now = clock.now().getTime();
    if (!known || ask === 'anew' || Math.abs(now - since) > FRESH_MS) {
      known = await loadIntakeKey(db, nodeKeys);
      since = now;
    }
    return known;
  };
}

function grantPlace(kid: string, holderId: string): string {
  return `intake-key/${kid}/${holderId}`;
}
