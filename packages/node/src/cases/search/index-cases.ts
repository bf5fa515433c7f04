import type { OkpJwk } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { secretOf } from '../../vault/derive.ts';
import { openFilingOf } from '../../vault/filing.ts';
import { type OpenIntakeKey, openCurrentKey } from '../../vault/intake-key.ts';
import { openText, SealBroken } from '../../vault/seal.ts';
import { addedPlace } from '../added.ts';
import { openFacts } from '../attachments/facts.ts';
import { openGuest } from '../conference/conference.ts';
import { openCorrection } from '../corrections/corrections.ts';
import { notePlace } from '../note-place.ts';
import { openParty } from '../people/party.ts';
import { sealEntry } from './entry.ts';
import { addedTo, countUnindexed, takeUnindexed, type Unindexed, upsertEntries } from './store.ts';
import { asOneNumber, phonesIn, wordsOf } from './words.ts';

/** How far it came with making cases ready to be searched. */
export interface Indexing {
  readonly done: number;
  /** Cases that these keys open and that still cannot be searched. */
  readonly left: number;
}

export interface IndexOptions {
  /** How many cases at most, in one transaction. */
  readonly limit: number;
  /** Public keys of this node: nothing goes under an intake key that none of them stated. */
  readonly nodeKeys: readonly OkpJwk[];
}

/**
 * Makes some cases ready to be searched: those without an entry under the newest intake key. The
 * database forgets an entry when something is added to its case. Several processes share the work.
 */
export async function indexSome(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  { limit, nodeKeys }: IndexOptions,
): Promise<Indexing> {
  const current = await openCurrentKey(db, keys, nodeKeys);
  if (!current) return { done: 0, left: 0 };
  const { kid } = current;
  const kids = [...keys.keys()];
  const done = await db.transaction(async (tx) => {
    const taken = await takeUnindexed(tx, { kid, kids, limit });
    if (taken.length === 0) return 0;
    const added = await addedTo(
      tx,
      taken.map(({ caseId }) => caseId),
    );
    const secret = secretOf(current.jwk, 'team: search');
    const entries = taken.map(async (it) => {
      const words = await openWords(keys, it, added);
      return { caseId: it.caseId, sealed: sealEntry(secret, it.caseId, words) };
    });
    await upsertEntries(tx, kid, await Promise.all(entries));
    return taken.length;
  });
  return { done, left: await countUnindexed(db, kid, kids) };
}

type Added = Awaited<ReturnType<typeof addedTo>>;

/** All words of a case; undefined if any part of it does not open. */
async function openWords(
  keys: ReadonlyMap<string, OpenIntakeKey>,
  it: Unindexed,
  added: Added,
): Promise<string[] | undefined> {
  const key = keys.get(it.kid);
  try {
    return key && wordsOf(await openTexts(key, it, added));
  } catch (error) {
    if (error instanceof SealBroken || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function openTexts(key: OpenIntakeKey, it: Unindexed, added: Added): Promise<string[]> {
  const { caseId } = it;
  const { filingKey, answers } = await openFilingOf(caseId, key, it);
  const { story, when, place, contact } = answers;
  const opening = [
    ...ofCase(caseId, added.messages).map(({ sealed, ...message }) =>
      openText(filingKey, addedPlace('message', message), sealed),
    ),
    ...ofCase(caseId, added.notes).map(({ sealed, ...written }) =>
      openText(filingKey, notePlace(caseId, written), sealed ?? ''),
    ),
    ...ofCase(caseId, added.files).map(async ({ sealed, ...file }) => {
      const { name } = await openFacts(filingKey, file, sealed);
      return name;
    }),
  ];
  const involved = [
    ...ofCase(caseId, added.parties).map(async (row) => {
      const { name, reach } = await openParty(filingKey, row);
      return [name, reach, ...phonesIn(reach)];
    }),
    ...ofCase(caseId, added.guests).map(async (row) => {
      const { name } = await openGuest(filingKey, row);
      return name === null ? [] : [name];
    }),
  ];
  const corrected = await Promise.all(
    ofCase(caseId, added.corrections).map((row) => openCorrection(filingKey, row)),
  );
  const reached = contact
    ? [contact.name, contact.email, contact.phone, asOneNumber(contact.phone)]
    : [];
  // what was filed first is found too: somebody may remember it so
  const better = corrected.flatMap((changes) => [
    ...Object.values(changes),
    asOneNumber(changes.phone ?? ''),
  ]);
  const people = (await Promise.all(involved)).flat();
  return [story, when, place, ...reached, ...better, ...people, ...(await Promise.all(opening))];
}

function ofCase<Row extends { caseId: string }>(caseId: string, rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.caseId === caseId);
}
