import { createSecretKey, type KeyObject } from 'node:crypto';
import type { OkpJwk } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { secretOf } from '../../vault/derive.ts';
import { type OpenIntakeKey, openCurrentKey } from '../../vault/intake-key.ts';
import { SealBroken } from '../../vault/seal.ts';
import { finder, openEntry } from './entry.ts';
import { indexSome } from './index-cases.ts';
import { countUnindexed, deleteEntries, entriesAfter } from './store.ts';
import { wordsOf } from './words.ts';

/** What a search found. */
export interface Found {
  readonly caseIds: string[];
  /** Cases that could not be searched, yet or at all. */
  readonly left: number;
}

/** A search itself makes at most so many cases ready; the rest is done in the background. */
const BATCH = 50;
const BATCHES = 4;
const PAGE = 1000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Finds the cases in which every word of `words` stands, or a longer word that begins with it:
 * in what was filed, messages, notes, names of files, and who is involved or was invited and how
 * they are reached. Nothing lies open in the database.
 * @throws Refusal not-let-in for somebody who holds no key to the cases
 */
export async function searchCases(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  { words, nodeKeys }: { words: string; nodeKeys: readonly OkpJwk[] },
): Promise<Found> {
  const current = await openCurrentKey(db, keys, nodeKeys);
  if (!current) throw new Refusal('not-let-in');
  const waiting = await countUnindexed(db, current.kid);
  if (waiting > 0) await indexBatches(db, keys, nodeKeys);
  const wanted = wordsOf([words]);
  const seen = await look(db, current, { wanted });
  // damaged, or of a case that did not open then: made anew once
  const retried = seen.unread.slice(0, BATCH);
  if (retried.length > 0) {
    await deleteEntries(db, retried);
    await indexSome(db, keys, { limit: BATCH, nodeKeys });
  }
  const again = await look(db, current, { wanted, only: retried });
  const unread = seen.unread.length - retried.length + again.unread.length;
  const touched = waiting > 0 || retried.length > 0;
  return {
    caseIds: [...seen.found, ...again.found],
    left: unread + (touched ? await countUnindexed(db, current.kid) : 0),
  };
}

async function indexBatches(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  nodeKeys: readonly OkpJwk[],
): Promise<void> {
  for (let n = 0; n < BATCHES; n += 1) {
    const { done } = await indexSome(db, keys, { limit: BATCH, nodeKeys });
    if (done < BATCH) return;
  }
}

interface Seen {
  found: string[];
  /** Cases whose entry does not open, or says that the case did not. */
  unread: string[];
}

async function look(
  db: Db,
  { kid, jwk }: OpenIntakeKey,
  { wanted, only }: { wanted: readonly string[]; only?: readonly string[] },
): Promise<Seen> {
  const seen: Seen = { found: [], unread: [] };
  if (wanted.length === 0 || only?.length === 0) return seen;
  const secret = createSecretKey(secretOf(jwk, 'team: search'));
  const isFound = finder(wanted);
  let after = BEFORE_ALL;
  for (;;) {
    const page = await entriesAfter(db, { kid, after, limit: PAGE, only });
    for (const { caseId, sealed } of page) {
      const entry = opened(secret, caseId, sealed);
      if (!entry) seen.unread.push(caseId);
      else if (isFound(entry)) seen.found.push(caseId);
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return seen;
    after = last.caseId;
  }
}

function opened(secret: KeyObject, caseId: string, sealed: Uint8Array): Buffer | undefined {
  try {
    return openEntry(secret, caseId, sealed);
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}
