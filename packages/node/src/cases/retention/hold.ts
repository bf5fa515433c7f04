import { randomUUID } from 'node:crypto';
import { type Country, dayIn } from '@nabij/protocol';
import { z } from 'zod';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { holdOf, insertHold, liftHoldOf } from '../rights/store.ts';
import { lockCase } from '../store.ts';
import { keptUntil } from './keep.ts';

/** Longest reason, in Unicode code points. */
export const REASON_MAX = 2000;
const LONGEST = { years: 2, months: 0, days: 0 };

/** A legal hold as people read it. */
export interface Hold {
  readonly reason: string;
  /** A day, `YYYY-MM-DD`. */
  readonly reviewOn: string;
  readonly owner: string;
}

/** Who holds which case, with the key under which the reason is sealed. */
export interface Holder {
  readonly caseId: string;
  readonly accountId: string;
  readonly filingKey: Uint8Array;
  readonly now: Date;
  /** In whose time zone the day of review comes. */
  readonly country: Country;
}

/**
 * Keeps a case from being deleted, whatever its term and whoever asks. A hold that is there
 * already is replaced: that is how it is reviewed.
 * @throws Refusal not-found; reason-required; request-invalid for a review that is not after today
 *   or more than two years ahead
 */
export async function setHold(
  db: Db,
  by: Holder,
  { reason, reviewOn }: { reason: string; reviewOn: string },
): Promise<void> {
  const { caseId, accountId, filingKey, now, country } = by;
  const text = reason.trim();
  if (text === '') throw new Refusal('reason-required');
  if (lengthOf(text) > REASON_MAX || !isReviewDay(reviewOn, dayIn(country, now))) {
    throw new Refusal('request-invalid');
  }
  const id = randomUUID();
  const sealedReason = await sealText(filingKey, reasonPlace(id), text);
  await db.transaction(async (tx) => {
    // a run of retention waits for this lock, and finds the hold
    if (!(await lockCase(tx, caseId))) throw new Refusal('not-found');
    await liftHoldOf(tx, caseId, now);
    const hold = { id, caseId, sealedReason, ownerId: accountId, reviewOn, setAt: now };
    await insertHold(tx, { ...hold, liftedAt: null });
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at: now, actor, act: 'hold-set', caseId, subject: id });
  });
}

/** Lets a case go on to its term. @throws Refusal not-found where nothing holds it */
export async function liftHold(db: Db, by: Omit<Holder, 'filingKey' | 'country'>): Promise<void> {
  const { caseId, accountId: id, now } = by;
  await db.transaction(async (tx) => {
    await lockCase(tx, caseId);
    if (!(await liftHoldOf(tx, caseId, now))) throw new Refusal('not-found');
    await audit(tx, { at: now, actor: { kind: 'account', id }, act: 'hold-lifted', caseId });
  });
}

/** The hold on a case, opened; null where there is none. */
export async function readHold(
  db: Db,
  caseId: string,
  filingKey: Uint8Array,
): Promise<Hold | null> {
  const found = await holdOf(db, caseId);
  if (!found) return null;
  const reason = await openText(filingKey, reasonPlace(found.id), found.sealedReason);
  return { reason, reviewOn: found.reviewOn, owner: found.ownerName };
}

function isReviewDay(day: string, today: string): boolean {
  const last = keptUntil(new Date(today), LONGEST).toISOString().slice(0, today.length);
  return z.iso.date().safeParse(day).success && day > today && day <= last;
}

function reasonPlace(holdId: string): string {
  return `hold/${holdId}/reason`;
}
