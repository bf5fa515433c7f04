import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { exportJWK } from 'jose';
import type { Db } from '../system/database.ts';
import { sealText } from '../vault/seal.ts';
import { openAccount, privateKeyPlace, type SignedIn, unlockAccount } from './accounts.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  insertSession,
  liveSession,
  touchSession,
} from './store.ts';

const MINUTE = 60_000;
/** A session ends after an hour without use, and after 12 hours in any case. */
const IDLE_MS = 60 * MINUTE;
const ABSOLUTE_MS = 12 * 60 * MINUTE;
const COOKIE_BYTES = 32;

/**
 * Signs in. The cookie is itself the key that unwraps the worker's key: the database keeps the
 * cookie's hash and the wrapped key, so a stolen session table opens nothing.
 */
export async function signIn(
  db: Db,
  given: { login: string; password: string },
  now: Date,
): Promise<{ cookie: string; who: SignedIn }> {
  const who = await unlockAccount(db, given.login, given.password);
  const secret = randomBytes(COOKIE_BYTES);
  const privateKey = JSON.stringify(await exportJWK(who.privateKey));
  await deleteExpiredSessions(db, now);
  await insertSession(db, {
    id: sessionId(secret),
    accountId: who.accountId,
    stage: 'open',
    attempts: 0,
    sealedPrivateKey: await sealText(
      sessionKey(secret),
      privateKeyPlace(who.accountId),
      privateKey,
    ),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + ABSOLUTE_MS),
  });
  return { cookie: secret.toString('base64url'), who };
}

/** Who holds this cookie, if its session lives. */
export async function openSession(
  db: Db,
  cookie: string,
  now: Date,
): Promise<SignedIn | undefined> {
  const secret = Buffer.from(cookie, 'base64url');
  if (secret.length !== COOKIE_BYTES) return undefined;
  const id = sessionId(secret);
  const found = await liveSession(db, id, now);
  if (!found) return undefined;
  const idle = now.getTime() - found.session.lastSeenAt.getTime();
  if (idle > IDLE_MS) {
    await deleteSession(db, id);
    return undefined;
  }
  if (idle > MINUTE) await touchSession(db, id, now);
  return openAccount(found.account, sessionKey(secret), found.session.sealedPrivateKey);
}

export async function signOut(db: Db, cookie: string): Promise<void> {
  await deleteSession(db, sessionId(Buffer.from(cookie, 'base64url')));
}

function sessionId(secret: Uint8Array): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

function sessionKey(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'nabij session key', 32));
}
