import {
  type DecryptionKey,
  type EncryptionJwk,
  type Envelope,
  encryptionKeysSchema,
  epochSeconds,
  importDecryptionKey,
  type OkpJwk,
  openMessage,
  type PrivateEncryptionJwk,
  type SealedMessage,
} from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { readStatement } from '../system/statement.ts';
import { openBoxWith } from './box.ts';
import { encryptionKeyRows, type SealedEncryptionKey } from './encryption-key-store.ts';
import { type OpenIntakeKey, openIntakeKeys, type Unlocked } from './intake-key.ts';
import { openText, SealBroken } from './seal.ts';

const MOST_PUBLISHED = 4;

/**
 * The keys that others may seal for now or soon, as this node publishes them: only those that it
 * stated itself, so that a row which somebody wrote into the database gets nothing sealed.
 */
export async function publicEncryptionKeys(
  db: Db,
  { nodeKeys, now }: { nodeKeys: readonly OkpJwk[]; now: Date },
): Promise<EncryptionJwk[]> {
  const rows = (await encryptionKeyRows(db)).filter(({ exp }) => exp > epochSeconds(now));
  const stated = await Promise.all(rows.map((row) => isStated(row, nodeKeys)));
  const keys = rows.filter((_, n) => stated[n]).map(publicJwkOf);
  const parsed = encryptionKeysSchema.safeParse(keys.slice(-MOST_PUBLISHED));
  return parsed.success ? parsed.data : [];
}

function publicJwkOf({ publicKey, nbf, exp }: SealedEncryptionKey): EncryptionJwk {
  return { ...publicKey, nbf, exp };
}

/** Whether this node stated the key with this window. */
export async function isStated(
  row: Pick<SealedEncryptionKey, 'kid' | 'nbf' | 'exp' | 'statement' | 'publicKey'>,
  nodeKeys: readonly OkpJwk[],
): Promise<boolean> {
  const stated = await readStatement(nodeKeys, 'nabij-encryption-key', row.statement);
  const { kid, nbf, exp } = (stated ?? {}) as Record<string, unknown>;
  const isSame = kid === row.kid && nbf === row.nbf && exp === row.exp;
  return isSame && row.publicKey.kid === row.kid;
}

/** Where the private half lies: a row with another window does not open. */
export function placeOf({ kid, nbf, exp }: { kid: string; nbf: number; exp: number }): string {
  return `encryption-key/${kid}/${nbf}/${exp}`;
}

/** The keys of this point that open what came, old ones too; those that do not open are left out. */
export async function openEncryptionKeys(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
): Promise<DecryptionKey[]> {
  const opened: DecryptionKey[] = [];
  for (const row of await encryptionKeyRows(db)) {
    const jwk = await openPrivateKey(db, keys, row);
    if (typeof jwk === 'string') continue;
    const { nbf, exp } = row;
    opened.push(await importDecryptionKey(jwk, { nbf, exp }));
  }
  return opened;
}

/** `closed` for who does not hold the intake key that it is under, `broken` when it was changed. */
export async function openPrivateKey(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  row: SealedEncryptionKey,
): Promise<PrivateEncryptionJwk | 'closed' | 'broken'> {
  try {
    const { key } = await openBoxWith(db, keys, row.boxId);
    const text = await openText(key, placeOf(row), row.sealedPrivateKey);
    return JSON.parse(text) as PrivateEncryptionJwk;
  } catch (error) {
    if (error instanceof SealBroken) return 'broken';
    if (!(error instanceof Refusal)) throw error;
    return error.problem === 'not-let-in' ? 'closed' : 'broken';
  }
}

/**
 * Opens what another point sealed for this one, in the session of somebody who was let in.
 * @param envelope as it was verified when it came
 * @throws Refusal content-unreadable, whatever it is that fails
 */
export async function openIncoming(
  db: Db,
  who: Unlocked,
  envelope: Envelope,
): Promise<SealedMessage> {
  return openIncomingWith(await openEncryptionKeys(db, await openIntakeKeys(db, who)), envelope);
}

/** {@link openIncoming} with keys that are open. @throws Refusal content-unreadable */
export async function openIncomingWith(
  keys: readonly DecryptionKey[],
  envelope: Envelope,
): Promise<SealedMessage> {
  const opening = await openMessage(envelope, keys);
  if (!opening.ok) throw new Refusal('content-unreadable');
  return opening.message;
}
