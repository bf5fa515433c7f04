import { hkdfSync, randomBytes } from 'node:crypto';
import type { Db } from '../../system/database.ts';
import { openText, SealBroken, sealText } from '../../vault/seal.ts';
import type { Typed } from '../report/answers.ts';
import { deleteVisit, liveVisit, upsertVisit } from '../store.ts';

/** What we remember of somebody between two pages. Sealed under a key that only their cookie has. */
export interface Visit {
  language: string;
  typed: Typed;
  /** Whether they sit at a public screen. */
  kiosk?: boolean;
  /** After sending: the code to show. The answers are gone from here then. */
  receipt?: { code: string; want: string };
  /** The code of a report that is being followed. */
  follow?: string;
  /** Until when that code counts, in milliseconds since 1970: a draft beside it lives longer. */
  followUntil?: number;
}

/** Where a visit lies and what opens it, both derived from the cookie. */
export interface VisitKey {
  readonly id: Uint8Array;
  readonly key: Uint8Array;
}

const HOUR = 3_600_000;
/** A visit with answers lives a day; one that shows a code, an hour; a followed report too. */
const DRAFT_MS = 24 * HOUR;
const OPEN_MS = HOUR;
const SECRET_BYTES = 32;
const PLACE = 'visit';

export function newVisitCookie(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Reads a cookie; undefined if it cannot be one of ours. */
export function visitKey(cookie: string): VisitKey | undefined {
  const secret = Buffer.from(cookie, 'base64url');
  if (secret.length !== SECRET_BYTES) return undefined;
  const derived = new Uint8Array(hkdfSync('sha256', secret, 'nabij visit', '', 64));
  return { id: derived.slice(0, 32), key: derived.slice(32) };
}

/** A visit as it was read: what it holds, and its sealed text, by which a later change is seen. */
export interface ReadVisit {
  readonly visit: Visit;
  readonly sealed: string;
}

export async function loadVisit(
  db: Db,
  at: VisitKey,
  options: { now: Date; forUpdate?: boolean },
): Promise<ReadVisit | undefined> {
  const row = await liveVisit(db, at.id, options);
  if (!row) return undefined;
  try {
    const { sealed } = row;
    const visit = JSON.parse(await openText(at.key, PLACE, sealed)) as Visit;
    return { visit: withoutOldCode(visit, options.now), sealed };
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** Changes a visit while other tabs wait; makes it if it is not there yet. */
export async function changeVisit(
  db: Db,
  at: VisitKey,
  { now, fresh, change }: { now: Date; fresh: Visit; change: (visit: Visit) => Visit },
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
  { now, change }: { now: Date; change: (visit: Visit) => Visit },
): Promise<ReadVisit | undefined> {
  return db.transaction(async (tx) => {
    const read = await loadVisit(tx, at, { now, forUpdate: true });
    return read && writeVisit(tx, at, { now, visit: change(read.visit) });
  });
}

/**
 * Moves a visit to a new cookie and changes it there; nothing is left under the old one.
 * @param it.seen what was read under the old one: carried over if a double post ended that already
 */
export async function moveVisit(
  db: Db,
  { from, to }: { from: VisitKey; to: VisitKey },
  it: { now: Date; seen: Visit; change: (visit: Visit) => Visit },
): Promise<ReadVisit> {
  const { now } = it;
  return db.transaction(async (tx) => {
    const read = await loadVisit(tx, from, { now, forUpdate: true });
    await endVisit(tx, from);
    return writeVisit(tx, to, { now, visit: it.change(read?.visit ?? it.seen) });
  });
}

/** Remembers the code of a report that is open now, for an hour. */
export function following(visit: Visit, code: string, now: Date): Visit {
  return { ...visit, follow: code, followUntil: now.getTime() + OPEN_MS };
}

export async function endVisit(db: Db, at: VisitKey): Promise<void> {
  await deleteVisit(db, at.id);
}

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

async function writeVisit(
  db: Db,
  at: VisitKey,
  { now, visit }: { now: Date; visit: Visit },
): Promise<ReadVisit> {
  const kept = await sealVisit(at, visit, now);
  await upsertVisit(db, { id: at.id, ...kept });
  return { visit, sealed: kept.sealed };
}

function endOf(visit: Visit, now: number): number {
  if (visit.receipt) return now + OPEN_MS;
  const hasDraft = Object.keys(visit.typed).length > 0;
  return hasDraft ? now + DRAFT_MS : (visit.followUntil ?? now + DRAFT_MS);
}

function withoutOldCode(visit: Visit, now: Date): Visit {
  const { follow, followUntil = 0, ...rest } = visit;
  return follow && now.getTime() < followUntil ? visit : rest;
}
