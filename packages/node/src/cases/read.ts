import { audit } from '../access/audit/audit.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import type { OpenFiling } from '../vault/filing.ts';
import { openFilingOf } from '../vault/filing.ts';
import { type OpenIntakeKey, type Unlocked, withIntakeKeys } from '../vault/intake-key.ts';
import { caseWithFiling, insertJournal, openedSince } from './store.ts';

type SealedCase = NonNullable<Awaited<ReturnType<typeof caseWithFiling>>>;

/** A case whose filing has been opened with the point's intake key. */
export interface OpenCase extends SealedCase {
  readonly open: OpenFiling;
}

const QUARTER_OF_AN_HOUR = 15 * 60_000;

/**
 * Opens a case for a worker.
 * @throws Refusal not-found; not-let-in for somebody who holds no key to it
 */
export async function openCase(
  db: Db,
  intakeKeys: ReadonlyMap<string, OpenIntakeKey>,
  caseId: string,
): Promise<OpenCase> {
  const found = await caseWithFiling(db, caseId);
  if (!found) throw new Refusal('not-found');
  const key = intakeKeys.get(found.filing.kid);
  if (!key) throw new Refusal('not-let-in');
  return { ...found, open: await openFilingOf(found.case.id, key, found.filing) };
}

/** Opens a case for somebody who is signed in. @throws Refusal not-found, not-let-in */
export async function openCaseFor(db: Db, who: Unlocked, caseId: string): Promise<OpenCase> {
  return withIntakeKeys(db, who, (keys) => openCase(db, keys, caseId));
}

/**
 * Notes that a worker opened a case: in the audit log every time, in the case's journal at most
 * once in a quarter of an hour.
 */
export async function journalOpening(
  db: Db,
  who: { caseId: string; actorId: string },
  now: Date,
): Promise<void> {
  const { caseId, actorId: id } = who;
  await db.transaction(async (tx) => {
    await audit(tx, { at: now, actor: { kind: 'account', id }, act: 'case-opened', caseId });
    if (await openedSince(tx, who, new Date(now.getTime() - QUARTER_OF_AN_HOUR))) return;
    const nothing = { fromState: null, toState: null, sealedNote: null };
    await insertJournal(tx, { ...who, at: now, act: 'open', ...nothing });
  });
}

/** The same for a page that asks again by itself: once in a quarter of an hour. */
export async function journalWatching(
  db: Db,
  who: { caseId: string; actorId: string },
  now: Date,
): Promise<void> {
  if (await openedSince(db, who, new Date(now.getTime() - QUARTER_OF_AN_HOUR))) return;
  await journalOpening(db, who, now);
}
