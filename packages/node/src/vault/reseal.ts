import type { OkpJwk } from '@nabij/protocol';
import type { Db } from '../system/database.ts';
import type { Log } from '../system/log.ts';
import { filingKeyOf, resealedPlace } from './filing.ts';
import { type IntakeKey, withoutPoint } from './filing-key.ts';
import { loadIntakeKey, type OpenIntakeKey } from './intake-key.ts';
import {
  countWaiting,
  emptyKeys,
  holdCurrent,
  isToEmpty,
  keepResealed,
  type Resealed,
  takeWaiting,
  type WaitingFiling,
} from './reseal-store.ts';
import { SealBroken, sealBytes } from './seal.ts';
import { lockHolders } from './store.ts';
import type { VaultJob } from './tend.ts';

/** How far it came with sealing anew. */
export interface Resealing {
  readonly done: number;
  /** Filings that are still sealed to a replaced key. */
  readonly left: number;
  /** Filings, by id, that do not open: left as they are, and with them the key they are under. */
  readonly broken: readonly string[];
  /** Replaced keys that nobody holds any more. */
  readonly emptied: readonly string[];
}

export interface ResealOptions {
  readonly now: Date;
  /** How many filings at most, in one transaction. */
  readonly limit: number;
  /** Public keys of this node: filings go under no intake key that none of them stated. */
  readonly nodeKeys: readonly OkpJwk[];
  /** Filings to leave alone. */
  readonly skip?: readonly string[];
  /** Writes down, in the same transaction, that a key is empty. */
  readonly note?: (db: Db, kid: string) => Promise<void>;
}

/**
 * Seals the keys of some filings anew: from replaced intake keys to the newest. The reporter's part
 * stays. Stopped anywhere it loses nothing, and goes on where it was; several processes share the
 * work. A replaced key to which nothing is sealed any more is taken from everybody.
 */
export async function resealSome(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  options: ResealOptions,
): Promise<Resealing> {
  const current = await loadIntakeKey(db, options.nodeKeys);
  const left = await countWaiting(db);
  // whoever does not hold the newest key seals nothing to it: a colleague does
  if (!current || !keys.has(current.kid)) return { done: 0, left, broken: [], emptied: [] };
  const { done, broken } =
    left > 0 ? await resealBatch(db, { current, keys }, options) : { done: 0, broken: [] };
  return { done, left: left - done, broken, emptied: await emptyReplaced(db, options) };
}

async function resealBatch(
  db: Db,
  { current, keys }: { current: IntakeKey; keys: ReadonlyMap<string, OpenIntakeKey> },
  { limit, skip = [] }: ResealOptions,
): Promise<{ done: number; broken: string[] }> {
  return db.transaction(async (tx) => {
    // replaced meanwhile: what is sealed to it now might find it emptied
    if (!(await holdCurrent(tx, current.kid))) return { done: 0, broken: [] };
    const kids = [...keys.keys()].filter((kid) => kid !== current.kid);
    const waiting = await takeWaiting(tx, { kids, skip, limit });
    const tried = await Promise.all(waiting.map((filing) => reseal(filing, { current, keys })));
    const resealed = tried.filter((one) => one !== undefined);
    if (resealed.length > 0) await keepResealed(tx, current.kid, resealed);
    const broken = waiting.filter((_, n) => tried[n] === undefined).map(({ id }) => id);
    return { done: resealed.length, broken };
  });
}

/** A filing's key for the newest intake key; undefined if it does not open. */
async function reseal(
  filing: WaitingFiling,
  { current, keys }: { current: IntakeKey; keys: ReadonlyMap<string, OpenIntakeKey> },
): Promise<Resealed | undefined> {
  const old = keys.get(filing.kid);
  try {
    if (!old) throw new SealBroken();
    const place = resealedPlace(filing.id, current.kid);
    return {
      id: filing.id,
      sealedKey: withoutPoint(filing.sealedKey),
      resealedKey: await sealBytes(current.publicKey, place, await filingKeyOf(old, filing)),
    };
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

async function emptyReplaced(db: Db, { now, note }: ResealOptions): Promise<string[]> {
  if (!(await isToEmpty(db))) return [];
  return db.transaction(async (tx) => {
    await lockHolders(tx, 'alone');
    const kids = await emptyKeys(tx, now);
    for (const kid of kids) await note?.(tx, kid);
    return kids;
  });
}

/** Sealing anew as a job of `tend.ts`. What did not open once is left alone by this process. */
export function resealing(
  it: Pick<ResealOptions, 'nodeKeys' | 'note'> & { readonly log: Log },
): VaultJob {
  const skip = new Set<string>();
  return async (db, keys, batch) => {
    const { done, broken, emptied } = await resealSome(db, keys, {
      ...it,
      ...batch,
      skip: [...skip],
    });
    for (const id of broken) skip.add(id);
    if (broken.length > 0) it.log.error('filings-do-not-open', { count: skip.size });
    for (const kid of emptied) it.log.info('intake-key-emptied', { kid });
    return { done: done + broken.length };
  };
}
