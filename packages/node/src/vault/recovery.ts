import { randomUUID } from 'node:crypto';
import type { OkpJwk, SigningKey } from '@nabij/protocol';
import type { JWK } from 'jose';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import {
  grant,
  importSealingKey,
  isLetIn,
  loadIntakeKey,
  newKeyPair,
  type OpenIntakeKey,
  openIntakeKeys,
  type Unlocked,
} from './intake-key.ts';
import { newRecoveryCode, readRecoveryCode, recoveryCodeKey } from './recovery-code.ts';
import { isSheetStated, stateSheet } from './recovery-statement.ts';
import { currentRecoveryKey, replaceRecoveryKey } from './recovery-store.ts';
import { openText, SealBroken, sealText } from './seal.ts';
import { deleteGrants, lockHolders, proofOfGrant } from './store.ts';

/** A new recovery sheet; its code is shown once, to be printed. */
export interface RecoverySheet {
  readonly id: string;
  readonly code: string;
  readonly publicKey: JWK;
}

export interface SheetWish {
  /** A holder of the intake key; nobody at a coordinator, whose sheet opens its backups only. */
  readonly by: Unlocked | null;
  /** Whose account makes it, where `by` does not tell. */
  readonly madeBy?: string | null;
  /** The node's own key, which states the sheet. */
  readonly key: SigningKey;
  readonly now: Date;
}

/**
 * Makes a recovery sheet in the place of the one before: a key pair whose private half only the
 * printed code opens, and who is granted every intake key like a colleague.
 * @throws Refusal not-let-in for somebody who can open no intake key
 */
export async function makeRecoverySheet(db: Db, wish: SheetWish): Promise<RecoverySheet> {
  const { by, madeBy = by?.accountId ?? null, now } = wish;
  const code = newRecoveryCode();
  const id = randomUUID();
  const { publicKey, privateKey } = await newKeyPair();
  const wrapping = recoveryCodeKey(code);
  const sealedPrivateKey = await sealText(wrapping, sheetPlace(id), JSON.stringify(privateKey));
  const statement = await stateSheet(wish.key, { id, publicKey });
  const row = { id, publicKey, sealedPrivateKey, statement, madeBy, madeAt: now };
  await db.transaction(async (tx) => {
    if (by) await lockHolders(tx, 'alone');
    const keys = by ? await openIntakeKeys(tx, by) : undefined;
    if (keys?.size === 0) throw new Refusal('not-let-in');
    const former = await replaceRecoveryKey(tx, { ...row, drilledAt: null, replacedAt: null });
    if (!by || !keys) return;
    await deleteGrants(tx, former);
    const to = { id, publicKey };
    for (const key of keys.values()) await grant(tx, key, { to, by: by.accountId, now });
  });
  return { id, code, publicKey };
}

/**
 * Opens the current sheet with its code, as somebody types it from paper. What it can open, it
 * opens like an account: its id stands in the place of an account's.
 * @throws Refusal recovery-code-failed, alike for every cause
 */
export async function openRecoveryKey(db: Db, typed: string): Promise<Unlocked> {
  const sheet = await currentRecoveryKey(db);
  if (!sheet) throw new Refusal('recovery-code-failed');
  return openSheet(sheet, typed);
}

/** Opens a sheet that lies elsewhere than in the database, such as in a backup's head. */
export async function openSheet(
  sheet: { id: string; sealedPrivateKey: string },
  typed: string,
): Promise<Unlocked> {
  const code = readRecoveryCode(typed);
  if (code === undefined) throw new Refusal('recovery-code-failed');
  try {
    const text = await openText(
      recoveryCodeKey(code),
      sheetPlace(sheet.id),
      sheet.sealedPrivateKey,
    );
    const privateKey = await importSealingKey(JSON.parse(text) as JWK);
    return { accountId: sheet.id, privateKey };
  } catch (error) {
    throw error instanceof SealBroken ? new Refusal('recovery-code-failed') : error;
  }
}

/**
 * Whether the current sheet was made here and still opens what is filed now: false once somebody
 * has put another public key in its row, or taken its grant away.
 */
export async function isSheetWhole(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  nodeKeys: readonly OkpJwk[],
): Promise<boolean> {
  const [sheet, current] = [await currentRecoveryKey(db), await loadIntakeKey(db, nodeKeys)];
  const key = current && keys.get(current.kid);
  if (!sheet || !key || !(await isSheetStated(sheet, nodeKeys))) return false;
  const proof = await proofOfGrant(db, key.kid, sheet.id);
  const { id, publicKey } = sheet;
  return proof !== undefined && isLetIn(key, { id, publicKey }, proof);
}

function sheetPlace(id: string): string {
  return `recovery-key/${id}/private-key`;
}
