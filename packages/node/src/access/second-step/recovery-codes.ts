import { hkdfSync } from 'node:crypto';
import type { Db } from '../../system/database.ts';
import { newReceiptCode, readReceiptCode } from '../../vault/receipt-code.ts';
import { openText, SealBroken, sealText } from '../../vault/seal.ts';
import { type OpenAccount, privateKeyPlace } from '../accounts.ts';
import { replaceRecoveryCodes, takeRecoveryCode } from './store.ts';

const HOW_MANY = 10;

/** Makes ten recovery codes of 80 random bits; those made before stop working. */
export async function makeRecoveryCodes(db: Db, who: OpenAccount, now: Date): Promise<string[]> {
  const { accountId } = who;
  const codes = Array.from({ length: HOW_MANY }, newReceiptCode);
  const rows = codes.map(async (code) => {
    const { lookup: id, key } = secretsOf(code);
    const sealed = sealText(key, privateKeyPlace(accountId), JSON.stringify(who.privateJwk));
    return { id, accountId, sealedPrivateKey: await sealed, createdAt: now };
  });
  await replaceRecoveryCodes(db, accountId, await Promise.all(rows));
  return codes;
}

/**
 * Uses up a recovery code, however it was typed. It has to open the account's private key: a code
 * that somebody put into the database passes for nothing.
 */
export async function passesRecoveryCode(
  db: Db,
  accountId: string,
  typed: string,
): Promise<boolean> {
  const code = readReceiptCode(typed);
  if (code === undefined) return false;
  const { lookup, key } = secretsOf(code);
  const row = await takeRecoveryCode(db, accountId, lookup);
  if (!row) return false;
  try {
    await openText(key, privateKeyPlace(accountId), row.sealedPrivateKey);
    return true;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}

/** By HKDF-SHA-256 (RFC 5869): 80 random bits need no slow hash. */
function secretsOf(code: string): { lookup: Uint8Array; key: Uint8Array } {
  const derived = new Uint8Array(hkdfSync('sha256', code, 'nabij recovery code', '', 64));
  return { lookup: derived.slice(0, 32), key: derived.slice(32) };
}
