import { hkdfSync, randomBytes } from 'node:crypto';
import type { Db } from '../../system/database.ts';
import { openText, SealBroken, sealText } from '../../vault/seal.ts';
import { prolongFiles } from '../files/prolong.ts';
import type { Typed } from '../report/answers.ts';
import { liveVisit, upsertVisit } from '../store.ts';

/** A file that lies beside unsent answers. */
export interface DraftFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

/** A report on its way: what was typed, and how far its reporter came. */
export interface Held {
  typed: Typed;
  /** The page on which they go on. */
  at?: string;
  /** Whether they saw all their answers: from then on they only change and add. */
  checked?: boolean;
  /** Questions whose answers came from an earlier report: they are not asked again. */
  reused?: readonly string[];
  /** The number of that earlier report. */
  earlier?: number;
  /** By which that report and this one are counted as one person's, base64url. */
  person?: string;
  files?: readonly DraftFile[];
  /** The key of those files, base64url. */
  filesKey?: string;
  /**
   * After sending, when the answers are gone from here: the code, where it was sent from. What is
   * saved says to other devices only that it was sent.
   */
  receipt?: { code?: string; want: string };
}

/** What we remember of somebody between two pages. Sealed under a key that only their cookie has. */
export interface Visit extends Held {
  language: string;
  /** The code of a report that is being followed. */
  follow?: string;
  /** Until when that code counts, in milliseconds since 1970: a draft beside it lives longer. */
  followUntil?: number;
  /** The code under which the report on its way is saved: it lies there, for every device. */
  draft?: string;
  /** Until when that code is shown, in milliseconds since 1970. */
  codeUntil?: number;
  /** An unsaved report that was here when a saved one was opened; it waits until that is over. */
  aside?: { held: Held; until: number };
  /** Whether what was saved is gone. Nobody keeps this: it is found while reading. */
  lost?: true;
}

/** Where a visit lies and what opens it, both derived from the cookie. */
export interface VisitKey {
  readonly id: Uint8Array;
  readonly key: Uint8Array;
}

const HOUR = 3_600_000;
/** A visit with answers lives a day, saved ones a week; a shown code and an open report an hour. */
const DRAFT_MS = 24 * HOUR;
const SAVED_MS = 7 * 24 * HOUR;
const OPEN_MS = HOUR;
const SECRET_BYTES = 32;
const PLACE = 'visit';

export function newVisitCookie(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Reads a cookie; undefined if it cannot be one of ours. */
export function visitKey(cookie: string): VisitKey | undefined {
  const secret = Buffer.from(cookie, 'base64url');
  return secret.length === SECRET_BYTES ? derived(secret, 'nabij visit') : undefined;
}

/** Where a saved report lies: what its code becomes after sending cannot be linked to it. */
export function draftKey(code: string): VisitKey {
  return derived(code, 'nabij draft');
}

function derived(secret: string | Uint8Array, purpose: string): VisitKey {
  const bytes = new Uint8Array(hkdfSync('sha256', secret, purpose, '', 64));
  return { id: bytes.slice(0, 32), key: bytes.slice(32) };
}

/** A visit as it was read. */
export interface ReadVisit {
  readonly visit: Visit;
  /** Where the answers lie, and their sealed text, by which a later change is seen. */
  readonly held: VisitKey & { readonly sealed: string };
  /** Until when the answers lie there. */
  readonly until: Date;
}

interface Reading {
  readonly now: Date;
  /** Whether other writers wait. */
  readonly forUpdate?: boolean;
}

export async function loadVisit(
  db: Db,
  at: VisitKey,
  options: Reading,
): Promise<ReadVisit | undefined> {
  const own = await readRow(db, at, options);
  return own && followDraft(db, own, options);
}

/** What one row holds; undefined if it is over or not this key's. */
export async function readRow(
  db: Db,
  at: VisitKey,
  options: Reading,
): Promise<ReadVisit | undefined> {
  const row = await liveVisit(db, at.id, options);
  if (!row) return undefined;
  try {
    const { sealed, expiresAt } = row;
    const visit = JSON.parse(await openText(at.key, PLACE, sealed)) as Visit;
    return {
      visit: withoutOldCode(visit, options.now),
      held: { ...at, sealed },
      until: expiresAt,
    };
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** Puts what is saved under the visit's code in its place, if there is such a code. */
export async function followDraft(db: Db, own: ReadVisit, options: Reading): Promise<ReadVisit> {
  const { draft } = own.visit;
  if (draft === undefined) return own;
  const saved = await readRow(db, draftKey(draft), options);
  if (saved) return { ...saved, visit: { ...saved.visit, ...withoutHeld(own.visit), draft } };
  const { draft: _, codeUntil: __, aside: ___, ...rest } = withoutHeld(own.visit);
  const waiting = waitingIn(own.visit, options.now) ?? { typed: {} };
  return { ...own, visit: { ...rest, ...waiting, lost: true } };
}

/** The unsaved report that was put by, if its time is not over. */
export function waitingIn({ aside }: Visit, now: Date): Held | undefined {
  return aside && aside.until > now.getTime() ? aside.held : undefined;
}

/** Writes a visit; the report on its way goes where it is saved, if it is. */
export async function writeVisit(
  db: Db,
  at: VisitKey,
  { now, visit }: { now: Date; visit: Visit },
): Promise<ReadVisit> {
  const { lost: _, ...kept } = visit;
  await prolongFiles(db, kept.files, { now, saved: kept.draft !== undefined });
  if (kept.draft === undefined) return writeRow(db, at, { now, visit: kept });
  const code = kept.draft;
  const { language } = kept;
  await writePointer(db, at, { now, visit: kept });
  const to = draftKey(code);
  const ends = new Date(now.getTime() + (kept.receipt ? OPEN_MS : SAVED_MS));
  const saved = await writeRow(db, to, { now, visit: { language, ...heldOf(kept) }, ends });
  return { ...saved, visit: kept };
}

/** Writes only that a visit's report is saved elsewhere, and what else is the visit's own. */
export async function writePointer(
  db: Db,
  at: VisitKey,
  { now, visit }: { now: Date; visit: Visit },
): Promise<void> {
  const ends = new Date(now.getTime() + (visit.receipt ? OPEN_MS : SAVED_MS));
  await writeRow(db, at, { now, visit: { ...withoutHeld(visit), typed: {} }, ends });
}

/** The report on its way, without what is its visit's own. */
function heldOf(visit: Visit): Held {
  const { typed, at, checked, reused, earlier, person, files, filesKey, receipt } = visit;
  return {
    typed,
    ...(at === undefined ? {} : { at }),
    ...(checked === undefined ? {} : { checked }),
    ...(reused === undefined ? {} : { reused }),
    ...(earlier === undefined ? {} : { earlier }),
    ...(person === undefined ? {} : { person }),
    ...(files === undefined ? {} : { files }),
    ...(filesKey === undefined ? {} : { filesKey }),
    ...(receipt === undefined ? {} : { receipt }),
  };
}

function withoutHeld(visit: Visit): Omit<Visit, keyof Held> {
  const { typed, at, checked, reused, earlier, person, files, filesKey, receipt, ...own } = visit;
  return own;
}

/** Whether there is anything that somebody would miss. */
export function hasAnswers(visit: Pick<Held, 'typed' | 'files'>): boolean {
  return Object.keys(visit.typed).length > 0 || (visit.files?.length ?? 0) > 0;
}

/** Remembers the code of a report that is open now, for an hour. */
export function following(visit: Visit, code: string, now: Date): Visit {
  return { ...visit, follow: code, followUntil: now.getTime() + OPEN_MS };
}

/** Remembers under which code the report on its way is saved, and shows that for an hour. */
export function saved(visit: Visit, code: string, now: Date): Visit {
  return { ...visit, draft: visit.draft ?? code, codeUntil: now.getTime() + OPEN_MS };
}

/** Puts an unsaved report by, for as long as it would have lived. */
export function putAside(visit: Visit, now: Date): Visit {
  const { aside, ...rest } = visit;
  if (visit.draft !== undefined || visit.receipt || !hasAnswers(visit)) return visit;
  return { ...rest, aside: { held: heldOf(visit), until: now.getTime() + DRAFT_MS } };
}

/** How a visit lies in the database. */
export async function sealVisit(
  at: VisitKey,
  visit: Visit,
  now: Date,
): Promise<{ sealed: string; expiresAt: Date }> {
  return {
    sealed: await sealText(at.key, PLACE, JSON.stringify(visit)),
    expiresAt: new Date(endOf(visit, now.getTime())),
  };
}

/** Writes one row as it is. @param it.ends until when; without, as long as its content may live */
export async function writeRow(
  db: Db,
  at: VisitKey,
  { now, visit, ends }: { now: Date; visit: Visit; ends?: Date },
): Promise<ReadVisit> {
  await prolongFiles(db, visit.aside?.held.files, { now });
  const { sealed, expiresAt } = await sealVisit(at, visit, now);
  const until = ends ?? expiresAt;
  await upsertVisit(db, { id: at.id, sealed, expiresAt: until });
  return { visit, held: { ...at, sealed }, until };
}

function endOf(visit: Visit, now: number): number {
  if (visit.receipt) return now + OPEN_MS;
  return hasAnswers(visit) ? now + DRAFT_MS : (visit.followUntil ?? now + DRAFT_MS);
}

function withoutOldCode(visit: Visit, now: Date): Visit {
  const { follow, followUntil = 0, ...rest } = visit;
  return follow && now.getTime() < followUntil ? visit : rest;
}
