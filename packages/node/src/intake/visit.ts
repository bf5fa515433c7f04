import { hkdfSync, randomBytes } from 'node:crypto';
import type { Db } from '../system/database.ts';
import { openText, SealBroken, sealText } from '../vault/seal.ts';
import type { Typed } from './answers.ts';
import { deleteVisit, liveVisit, upsertVisit } from './store.ts';

/** What we remember of somebody between two pages. Sealed under a key that only their cookie has. */
export interface Visit {
  language: string;
  typed: Typed;
  /** After sending: the code to show. The answers are gone from here then. */
  receipt?: { code: string; want: string };
  /** The code of a report that is being followed. */
  follow?: string;
}

/** Where a visit lies and what opens it, both derived from the cookie. */
export interface VisitKey {
  readonly id: Uint8Array;
  readonly key: Uint8Array;
}

const HOUR = 3_600_000;
/** A visit with answers lives a day; one that shows a code or a report, an hour. */
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
    return { visit: JSON.parse(await openText(at.key, PLACE, sealed)) as Visit, sealed };
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
    const changed = change(read?.visit ?? fresh);
    const kept = await sealVisit(at, changed, now);
    await upsertVisit(tx, { id: at.id, ...kept });
    return { visit: changed, sealed: kept.sealed };
  });
}

export async function endVisit(db: Db, at: VisitKey): Promise<void> {
  await deleteVisit(db, at.id);
}

export async function sealVisit(
  at: VisitKey,
  visit: Visit,
  now: Date,
): Promise<{ sealed: string; expiresAt: Date }> {
  const lives = visit.receipt || visit.follow ? OPEN_MS : DRAFT_MS;
  return {
    sealed: await sealText(at.key, PLACE, JSON.stringify(visit)),
    expiresAt: new Date(now.getTime() + lives),
  };
}
