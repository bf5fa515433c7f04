import {
  CLOCK_SKEW_SECONDS,
  epochSeconds,
  generateEncryptionKeyJwk,
  importDecryptionKey,
  MAX_LIFETIME_SECONDS,
  type SigningKey,
} from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import { type NodeKey, ownKeys } from '../system/own-keys.ts';
import { Refusal } from '../system/problem.ts';
import { signStatement } from '../system/statement.ts';
import { makeBoxWith } from './box.ts';
import {
  deleteEncryptionKey,
  encryptionKeyRows,
  insertEncryptionKey,
  keepEncryptionStatement,
  lockEncryptionKeys,
  type SealedEncryptionKey,
} from './encryption-key-store.ts';
import { isStated, openPrivateKey, placeOf } from './encryption-keys.ts';
import type { OpenIntakeKey } from './intake-key.ts';
import { sealText } from './seal.ts';
import type { VaultJob } from './tend.ts';

const DAY = 86_400;
const YEAR = 365 * DAY;
/** A new key is for messages only when nobody keeps a directory without it any more: 7 days. */
const KNOWN_TO_ALL = 8 * DAY;
/** The old one still holds meanwhile, though nobody may sign in for weeks. */
const OVERLAP = 60 * DAY;
/** No envelope that was issued in its window lives any more. */
const KEPT_AFTER = MAX_LIFETIME_SECONDS + DAY;

/** In seconds since 1970. */
interface Window {
  readonly nbf: number;
  readonly exp: number;
}

/**
 * The window of the next key, when one is needed: at once for the first, a year later for the
 * second, which begins when all have heard of it. After a theft the year is over.
 */
export function nextWindow(
  windows: readonly Window[],
  now: Date,
  theft?: Date,
): Window | undefined {
  const seconds = epochSeconds(now);
  const last = windows
    .filter(({ exp }) => exp > seconds)
    .toSorted((one, other) => other.nbf - one.nbf)[0];
  const isStolen = last && theft !== undefined && last.nbf <= epochSeconds(theft);
  if (last && seconds < last.nbf + YEAR && !isStolen) return undefined;
  const soonest = seconds - CLOCK_SKEW_SECONDS;
  const nbf = last ? Math.min(seconds + KNOWN_TO_ALL, last.exp) : soonest;
  return { nbf, exp: nbf + YEAR + OVERLAP };
}

/** The keys that others seal for, as a job of `tend.ts`: made, renewed every year, forgotten. */
export function renewingEncryptionKeys(key: NodeKey): VaultJob {
  return async (db, keys, { now }) => ({ done: await renewEncryptionKeys(db, keys, { key, now }) });
}

/**
 * Makes the key that others seal for if there is none for long, states anew what a former key of
 * the node stated, and forgets what is too old or was changed.
 * @returns how many keys that changed
 */
export async function renewEncryptionKeys(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  it: { key: NodeKey; now: Date },
): Promise<number> {
  // looked at before anything is locked: there is nothing to do on nearly every day
  const found = await inspect(db, keys, it);
  if (!found.isDue) return 0;
  return db.transaction(async (tx) => {
    await lockEncryptionKeys(tx);
    const { forget, restate, next } = await inspect(tx, keys, it);
    for (const row of forget) await deleteEncryptionKey(tx, row);
    for (const row of restate) {
      await keepEncryptionStatement(tx, { kid: row.kid, statement: await state(it.key, row) });
    }
    const made = next && (await makeEncryptionKey(tx, keys, { ...it, window: next }));
    return forget.length + restate.length + (made ? 1 : 0);
  });
}

interface Inspection {
  readonly isDue: boolean;
  readonly forget: readonly SealedEncryptionKey[];
  readonly restate: readonly SealedEncryptionKey[];
  readonly next: Window | undefined;
}

async function inspect(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  { key, now }: { key: NodeKey; now: Date },
): Promise<Inspection> {
  const nodeKeys = ownKeys(key);
  const seconds = epochSeconds(now);
  const forget: SealedEncryptionKey[] = [];
  const restate: SealedEncryptionKey[] = [];
  const kept: SealedEncryptionKey[] = [];
  for (const row of await encryptionKeyRows(db)) {
    const opened = await openPrivateKey(db, keys, row);
    if (opened === 'broken' || row.exp + KEPT_AFTER <= seconds) {
      forget.push(row);
      continue;
    }
    const stated = await isStated(row, nodeKeys);
    // only what opens is ours: a row that somebody put here is neither stated nor counted
    if (opened !== 'closed' && !stated) restate.push(row);
    if (opened !== 'closed' || stated) kept.push(row);
  }
  const next = nextWindow(kept, now, key.newSinceTheft);
  const isDue = forget.length > 0 || restate.length > 0 || next !== undefined;
  return { isDue, forget, restate, next };
}

/** False for who does not hold the intake key of today: a colleague makes it. */
async function makeEncryptionKey(
  tx: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  { key, now, window }: { key: NodeKey; now: Date; window: Window },
): Promise<boolean> {
  const box = await makeBoxWith(tx, keys, { nodeKeys: ownKeys(key), now }).catch(notLetIn);
  if (!box) return false;
  const jwk = await generateEncryptionKeyJwk();
  const { kid, publicJwk: publicKey } = await importDecryptionKey(jwk);
  const facts = { kid, ...window };
  await insertEncryptionKey(tx, {
    ...facts,
    publicKey,
    statement: await state(key, facts),
    boxId: box.id,
    sealedPrivateKey: await sealText(box.key, placeOf(facts), JSON.stringify(jwk)),
  });
  return true;
}

function notLetIn(error: unknown): undefined {
  if (error instanceof Refusal && error.problem === 'not-let-in') return undefined;
  throw error;
}

function state(key: SigningKey, { kid, nbf, exp }: Window & { kid: string }): Promise<string> {
  return signStatement(key, 'nabij-encryption-key', { kid, nbf, exp });
}
