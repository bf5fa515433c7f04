import { randomBytes, randomUUID } from 'node:crypto';
import type { JWK } from 'jose';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import {
  type Holder,
  type Invited,
  importSealingKey,
  newKeyPair,
  type Unlocked,
} from '../vault/intake-key.ts';
import { openText, SealBroken, sealText } from '../vault/seal.ts';
import { passwordKey } from './password/password.ts';
import { requireStrong } from './password/strength.ts';
import { sealTotp } from './second-step/totp.ts';
import { type AccountRow, accountByLogin, insertAccount } from './store.ts';
import type { AccountRole } from './tables.ts';

export interface NewAccount {
  login: string;
  name: string;
  role: AccountRole;
  password: string;
  /** Base 32, for who has a second step from the start: demonstrations and tests. */
  totpSecret?: string;
}

/** An account whose private key is open (never stored open). */
export interface OpenAccount extends Unlocked {
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly privateJwk: JWK;
}

/** Makes an account with a key pair of its own. @throws Refusal password-weak */
export async function createAccount(
  db: Db,
  wanted: NewAccount,
  now: Date,
): Promise<Invited & Holder> {
  await requireStrong(wanted.password, [wanted.login, wanted.name]);
  const id = randomUUID();
  const { publicKey, privateKey } = await newKeyPair();
  await insertAccount(db, {
    id,
    login: loginOf(wanted.login),
    name: wanted.name,
    role: wanted.role,
    publicKey,
    ...(await wrapByPassword(id, privateKey, wanted.password)),
    createdAt: now,
    sealedTotp: wanted.totpSecret ? await sealTotp(id, privateKey, wanted.totpSecret) : null,
    totpStep: null,
    oidcSubject: null,
    acceptedAt: now,
    leftAt: null,
  });
  return { id, accountId: id, publicKey };
}

/** The private key of an account, wrapped by a password under a new salt. */
export async function wrapByPassword(
  accountId: string,
  privateKey: JWK,
  password: string,
): Promise<{ passwordSalt: Uint8Array; sealedPrivateKey: string }> {
  const passwordSalt = randomBytes(16);
  const key = await passwordKey(password, passwordSalt);
  const place = privateKeyPlace(accountId);
  return { passwordSalt, sealedPrivateKey: await sealText(key, place, JSON.stringify(privateKey)) };
}

/** What came of a login and a password: whose login it is, if anybody's, and their open account. */
export interface PasswordTry {
  readonly account: AccountRow | undefined;
  readonly who: OpenAccount | undefined;
}

/**
 * Tries a password. It costs one Argon2id whether the login is unknown, its holder has left, has
 * no password, or the password is wrong: the time tells nothing.
 */
export async function tryPassword(db: Db, login: string, password: string): Promise<PasswordTry> {
  const account = await accountByLogin(db, loginOf(login));
  const key = await passwordKey(password, account?.passwordSalt ?? new Uint8Array(16));
  if (!account) return { account, who: undefined };
  try {
    return { account, who: await openAccount(account, key, account.sealedPrivateKey) };
  } catch (error) {
    if (error instanceof SealBroken) return { account, who: undefined };
    throw error;
  }
}

/** Opens an account by its password alone. @throws Refusal sign-in-failed, alike for every cause */
export async function unlockAccount(db: Db, login: string, password: string): Promise<OpenAccount> {
  const { who } = await tryPassword(db, login, password);
  if (!who) throw new Refusal('sign-in-failed');
  return who;
}

/** An account with its private key opened by the key that wrapped it. @throws SealBroken */
export async function openAccount(
  account: AccountRow,
  key: Uint8Array,
  sealedPrivateKey: string | null,
): Promise<OpenAccount> {
  if (sealedPrivateKey === null) throw new SealBroken();
  const opened = await openText(key, privateKeyPlace(account.id), sealedPrivateKey);
  const privateJwk = JSON.parse(opened) as JWK;
  return {
    accountId: account.id,
    login: account.login,
    name: account.name,
    role: account.role,
    privateKey: await importSealingKey(privateJwk),
    privateJwk,
  };
}

export function privateKeyPlace(accountId: string): string {
  return `account/${accountId}/private-key`;
}

/** A login as it is kept, however it was typed. */
export function loginOf(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase();
}
