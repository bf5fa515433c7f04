import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { JWK } from 'jose';
import type { Db } from '../../system/database.ts';
import type { Log } from '../../system/log.ts';
import { Refusal } from '../../system/problem.ts';
import { importSealingKey } from '../../vault/intake-key.ts';
import { openText, SealBroken, sealText } from '../../vault/seal.ts';
import type { OpenAccount } from '../accounts.ts';
import {
  type AccountRow,
  deleteExpiredSessions,
  deleteSession,
  insertSession,
  liveSession,
  type SessionRow,
  touchSession,
} from '../store.ts';
import type { SessionStage } from '../tables.ts';

const MINUTE = 60_000;
/** How long a session lives at most: signing in has minutes, the work twelve hours. */
const LIVES_MS: Readonly<Record<SessionStage, number>> = {
  'second-factor': 10 * MINUTE,
  vault: 10 * MINUTE,
  enrolment: 30 * MINUTE,
  open: 12 * 60 * MINUTE,
};
/** A session ends after this long without use (NIST SP 800-63B-4 §2.2.3: an hour at most). */
const IDLE_MS = 30 * MINUTE;
const FRESH_MS = 15 * MINUTE;
const COOKIE_BYTES = 32;

/** Somebody in a session: who they are, their open private key, and since when they are here. */
export interface SignedIn extends OpenAccount {
  readonly signedInAt: Date;
}

/** A session that lives. Only at stage `open` does it let anybody do anything. */
export interface LiveSession {
  readonly id: Uint8Array;
  readonly stage: SessionStage;
  readonly account: AccountRow;
  /** Undefined at stage `vault`: nothing has opened the private key yet. */
  readonly who: SignedIn | undefined;
  readonly createdAt: Date;
  readonly idleUntil: Date;
  readonly endsAt: Date;
}

/**
 * Starts a session. The cookie is itself the key that unwraps the person's key: the database keeps
 * the cookie's hash and the wrapped key, so a stolen session table opens nothing.
 * @returns the cookie's value
 */
export async function startSession(
  db: Db,
  who: OpenAccount,
  { stage, now }: { stage: SessionStage; now: Date },
): Promise<string> {
  const secret = randomBytes(COOKIE_BYTES);
  const privateKey = JSON.stringify(who.privateJwk);
  const place = keyPlace(who.accountId, stage);
  const sealed = await sealText(sessionKey(secret), place, privateKey);
  await insert(db, { secret, accountId: who.accountId, stage, sealed, now });
  return secret.toString('base64url');
}

/** Starts a session of somebody who proved who they are, but whose private key is still closed. */
export async function startVaultSession(db: Db, accountId: string, now: Date): Promise<string> {
  const secret = randomBytes(COOKIE_BYTES);
  await insert(db, { secret, accountId, stage: 'vault', sealed: null, now });
  return secret.toString('base64url');
}

interface Started {
  secret: Buffer;
  accountId: string;
  stage: SessionStage;
  sealed: string | null;
  now: Date;
}

async function insert(db: Db, it: Started): Promise<void> {
  await deleteExpiredSessions(db, it.now);
  await insertSession(db, {
    id: sessionId(it.secret),
    accountId: it.accountId,
    stage: it.stage,
    attempts: 0,
    sealedPrivateKey: it.sealed,
    createdAt: it.now,
    lastSeenAt: it.now,
    expiresAt: new Date(it.now.getTime() + LIVES_MS[it.stage]),
  });
}

/** How a request asks for its session. */
export interface Asked {
  readonly now: Date;
  /** A page that asks by itself does not keep its reader signed in. */
  readonly background?: boolean;
  readonly log?: Log;
}

/** The session of this cookie, if it lives. */
export async function openSession(
  db: Db,
  cookie: string,
  asked: Asked,
): Promise<LiveSession | undefined> {
  const secret = Buffer.from(cookie, 'base64url');
  if (secret.length !== COOKIE_BYTES) return undefined;
  const found = await liveSession(db, sessionId(secret), asked.now);
  if (!found) return undefined;
  const { session, account } = found;
  const idle = asked.now.getTime() - session.lastSeenAt.getTime();
  if (idle > IDLE_MS) {
    await deleteSession(db, session.id);
    return undefined;
  }
  const opened = await openPrivateKey(secret, session);
  if (opened === 'broken') {
    asked.log?.warn('session-broken', { accountId: account.id });
    return undefined;
  }
  const isUse = !asked.background && idle > MINUTE;
  if (isUse) await touchSession(db, session.id, asked.now);
  return shape({ session, account, opened, lastSeenAt: isUse ? asked.now : session.lastSeenAt });
}

interface Found {
  session: SessionRow;
  account: AccountRow;
  opened: Pick<SignedIn, 'privateJwk' | 'privateKey'> | undefined;
  lastSeenAt: Date;
}

function shape({ session, account, opened, lastSeenAt }: Found): LiveSession {
  const { id: accountId, login, name, role } = account;
  const signedInAt = session.createdAt;
  const idleUntil = Math.min(lastSeenAt.getTime() + IDLE_MS, session.expiresAt.getTime());
  return {
    id: session.id,
    stage: session.stage,
    account,
    who: opened && { accountId, login, name, role, ...opened, signedInAt },
    createdAt: session.createdAt,
    idleUntil: new Date(idleUntil),
    endsAt: session.expiresAt,
  };
}

/** `broken` for a row that somebody moved to another account or another stage. */
async function openPrivateKey(
  secret: Uint8Array,
  { accountId, stage, sealedPrivateKey }: SessionRow,
): Promise<Found['opened'] | 'broken'> {
  if (sealedPrivateKey === null) return stage === 'vault' ? undefined : 'broken';
  try {
    const place = keyPlace(accountId, stage);
    const jwk = JSON.parse(await openText(sessionKey(secret), place, sealedPrivateKey)) as JWK;
    return { privateJwk: jwk, privateKey: await importSealingKey(jwk) };
  } catch (error) {
    if (error instanceof SealBroken) return 'broken';
    throw error;
  }
}

/** Whether a session that somebody came with still lives; asking keeps nobody signed in. */
export async function stillLives(db: Db, id: Uint8Array, now: Date): Promise<boolean> {
  const found = await liveSession(db, id, now);
  return found !== undefined && now.getTime() - found.session.lastSeenAt.getTime() <= IDLE_MS;
}

/** Ends the session of this cookie, if there is one. */
export async function endSession(db: Db, cookie: string): Promise<void> {
  await deleteSession(db, sessionId(Buffer.from(cookie, 'base64url')));
}

/** The holder of a session that is open all the way. @throws Refusal */
export function requireOpen({ stage, who }: LiveSession): SignedIn {
  if (stage === 'enrolment') throw new Refusal('enrolment-required');
  if (stage !== 'open' || !who) throw new Refusal('second-factor-required');
  return who;
}

/** For what matters most: signed in at most 15 minutes ago. @throws Refusal */
export function requireFresh(who: SignedIn, now: Date): void {
  const age = now.getTime() - who.signedInAt.getTime();
  if (age > FRESH_MS) throw new Refusal('fresh-sign-in-required');
}

function sessionId(secret: Uint8Array): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

function sessionKey(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'nabij session key', 32));
}

function keyPlace(accountId: string, stage: SessionStage): string {
  return `account/${accountId}/session/${stage}`;
}
