import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { codeSecrets } from '../../vault/receipt-code.ts';
import { deleteVisit, filingByLookup, liveVisit, upsertVisit } from '../store.ts';
import {
  draftKey,
  followDraft,
  loadVisit,
  putAside,
  type ReadVisit,
  readRow,
  type Visit,
  type VisitKey,
  writePointer,
  writeRow,
  writeVisit,
} from './visit.ts';

/** Stands for a minute where a visit was that moved: it opens nothing, and was not left. */
const MOVED = '';
const MOVED_MS = 60_000;

type Change = (visit: Visit) => Visit;

/** Changes a visit while other tabs wait; makes it if it is not there yet. */
export async function changeVisit(
  db: Db,
  at: VisitKey,
  { now, fresh, change }: { now: Date; fresh: Visit; change: Change },
): Promise<ReadVisit> {
  return db.transaction(async (tx) => {
    const read = await loadVisit(tx, at, { now, forUpdate: true });
    return writeVisit(tx, at, { now, visit: change(read?.visit ?? fresh) });
  });
}

/**
 * Changes a visit while other tabs wait, and never makes one.
 * @returns undefined if it is over, or has moved to another cookie meanwhile
 */
export async function changeLiveVisit(
  db: Db,
  at: VisitKey,
  { now, change }: { now: Date; change: Change },
): Promise<ReadVisit | undefined> {
  return db.transaction(async (tx) => {
    const read = await loadVisit(tx, at, { now, forUpdate: true });
    return read && writeVisit(tx, at, { now, visit: change(read.visit) });
  });
}

/** Remembers another language. Nothing lives longer for that: not what is saved, nor a shown code. */
export async function changeLanguage(
  db: Db,
  at: VisitKey,
  { now, language }: { now: Date; language: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const own = await readRow(tx, at, { now, forUpdate: true });
    if (!own) return;
    await writeRow(tx, at, { now, visit: { ...own.visit, language }, ends: own.until });
  });
}

/**
 * Moves a visit to a new cookie and changes it there; nothing is left under the old one.
 * @param it.seen what was read under the old one: carried over if a double post moved that already
 * @throws Refusal unavailable if it was left or sent meanwhile: nothing of it may come back
 */
export async function moveVisit(
  db: Db,
  { from, to }: { from: VisitKey; to: VisitKey },
  it: { now: Date; seen: ReadVisit; change: Change },
): Promise<ReadVisit> {
  const { now } = it;
  const options = { now, forUpdate: true };
  return db.transaction(async (tx) => {
    // what is saved may have been changed on another device since it was seen
    const read = (await loadVisit(tx, from, options)) ?? (await movedMeanwhile(tx, from, it));
    await markMoved(tx, from, now);
    return writeVisit(tx, to, { now, visit: it.change(read.visit) });
  });
}

/** What was seen, if a double post moved it; what somebody left or sent does not come back. */
async function movedMeanwhile(
  db: Db,
  from: VisitKey,
  { now, seen }: { now: Date; seen: ReadVisit },
): Promise<ReadVisit> {
  const row = await liveVisit(db, from.id, { now });
  if (row?.sealed !== MOVED) throw new Refusal('unavailable');
  return followDraft(db, seen, { now, forUpdate: true });
}

async function markMoved(db: Db, { id }: VisitKey, now: Date): Promise<void> {
  await upsertVisit(db, { id, sealed: MOVED, expiresAt: new Date(now.getTime() + MOVED_MS) });
}

/**
 * Makes a new visit out of what is saved under a code. An unsaved report of the old visit is put
 * aside, the old cookie opens nothing any more.
 * @returns undefined if nothing is saved under this code (any more)
 */
export async function openSaved(
  db: Db,
  { from, to, code }: { from: VisitKey | undefined; to: VisitKey; code: string },
  { now, fresh }: { now: Date; fresh: Visit },
): Promise<ReadVisit | undefined> {
  const options = { now, forUpdate: true };
  return db.transaction(async (tx) => {
    const read = from && (await loadVisit(tx, from, options));
    const found = await readRow(tx, draftKey(code), options);
    if (!found || (await isErased(tx, code, found.visit))) return undefined;
    const { language } = read?.visit ?? found.visit;
    const { codeUntil: _, lost: __, ...old } = putAside(read?.visit ?? fresh, now);
    const visit = { ...old, language, draft: code };
    if (from) await endVisit(tx, from);
    await writePointer(tx, to, { now, visit });
    return followDraft(tx, { visit, held: { ...to, sealed: '' }, until: found.until }, options);
  });
}

export async function endVisit(db: Db, at: VisitKey): Promise<void> {
  await deleteVisit(db, at.id);
}

/** Whether what was saved was sent, and the filing erased: then nothing is left to wait for. */
async function isErased(db: Db, code: string, { receipt }: Visit): Promise<boolean> {
  if (!receipt || (await filingByLookup(db, codeSecrets(code).lookup))) return false;
  await deleteVisit(db, draftKey(code).id);
  return true;
}

/** Erases what is saved under a code, for every device. What has been sent stays. */
export async function eraseSaved(db: Db, code: string, now: Date): Promise<void> {
  const { id } = draftKey(code);
  await db.transaction(async (tx) => {
    const row = await liveVisit(tx, id, { now, forUpdate: true });
    if (row && row.sentAt === null) await deleteVisit(tx, id);
  });
}
