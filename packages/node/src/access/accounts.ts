import { randomBytes, randomUUID } from 'node:crypto';
import type { JWK } from 'jose';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { type Invited, importSealingKey, newKeyPair, type Unlocked } from '../vault/intake-key.ts';
import { openText, SealBroken, sealText } from '../vault/seal.ts';
import { PASSWORD_MIN_LENGTH, passwordKey } from './password.ts';
import { type AccountRow, accountByLogin, insertAccount } from './store.ts';
import type { AccountRole } from './tables.ts';

export interface NewAccount {
  login: string;
  name: string;
  role: AccountRole;
  password: string;
}

/** Somebody who signed in: who they are, and their open private key (never stored open). */
export interface SignedIn extends Unlocked {
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  readonly privateJwk: JWK;
}

/** Makes an account with a key pair of its own; the password wraps the private key. */
export async function createAccount(db: Db, wanted: NewAccount, now: Date): Promise<Invited> {
  if (wanted.password.length < PASSWORD_MIN_LENGTH) throw new Refusal('request-invalid');
  const id = randomUUID();
  const salt = randomBytes(16);
  const { publicKey, privateKey } = await newKeyPair();
  const key = await passwordKey(wanted.password, salt);
  await insertAccount(db, {
    id,
    login: loginOf(wanted.login),
    name: wanted.name,
    role: wanted.role,
    passwordSalt: salt,
    publicKey,
    sealedPrivateKey: await sealText(key, privateKeyPlace(id), JSON.stringify(privateKey)),
    createdAt: now,
    sealedTotp: null,
    totpStep: null,
    oidcSubject: null,
    acceptedAt: now,
    leftAt: null,
  });
  return { accountId: id, publicKey };
}

/** Opens an account by its password. @throws Refusal sign-in-failed, alike for every cause */
export async function unlockAccount(db: Db, login: string, password: string): Promise<SignedIn> {
  const account = await accountByLogin(db, loginOf(login));
  // an unknown name costs the same time as a wrong password
  const key = await passwordKey(password, account?.passwordSalt ?? new Uint8Array(16));
  if (!account) throw new Refusal('sign-in-failed');
  try {
    return await openAccount(account, key, account.sealedPrivateKey);
  } catch (error) {
    throw error instanceof SealBroken ? new Refusal('sign-in-failed') : error;
  }
}

/** An account with its private key opened by the key that wrapped it. @throws SealBroken */
export async function openAccount(
  account: AccountRow,
  key: Uint8Array,
  sealedPrivateKey: string | null,
): Promise<SignedIn> {
  if (sealedPrivateKey === null) throw new SealBroken();
  const opened = await openText(key, privateKeyPlace(account.id), sealedPrivateKey);
  return {
    accountId: account.id,
    login: account.login,
    name: account.name,
    role: account.role,
    privateKey: await importSealingKey(JSON.parse(opened) as JWK),
    privateJwk: JSON.parse(opened) as JWK,
  };
}

export function privateKeyPlace(accountId: string): string {
  return `account/${accountId}/private-key`;
}

function loginOf(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase();
}
