import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import { type Changing, changing } from './changing.ts';
import {
  deleteNotHeard,
  type NotHeardRow,
  notHeardOf,
  otherSideHeard,
  upsertNotHeard,
} from './store.ts';

/** Longest account of why the other side was not heard, in Unicode code points. */
export const WHY_MAX = 2000;

/** Whether these kinds of handling promise that both sides are heard. */
export function needsHearing(handlings: readonly string[]): boolean {
  return handlings.includes('INVESTIGATE');
}

/**
 * The gate in front of closing: an own investigation heard the other side too, or says why not.
 * Awb 9:10(1): who complains and who is complained about are both given the chance to be heard.
 * @throws Refusal other-side-not-heard
 */
export async function checkHeard(
  tx: Db,
  { id, handlings }: { id: string; handlings: readonly string[] },
): Promise<void> {
  if (!needsHearing(handlings)) return;
  if ((await otherSideHeard(tx, id)) || (await notHeardOf(tx, id)) !== undefined) return;
  throw new Refusal('other-side-not-heard');
}

/** Why the other side was not heard; null while nobody said so. @throws SealBroken */
export async function readNotHeard(
  db: Db,
  { caseId, filingKey }: { caseId: string; filingKey: Uint8Array },
): Promise<{ reason: string; why: string; by: string | null; at: Date } | null> {
  const row = await notHeardOf(db, caseId);
  if (!row) return null;
  const why = await openText(filingKey, placeOf(row), row.sealedWhy);
  return { reason: row.reason, why, by: row.by, at: row.at };
}

/**
 * Notes why the other side cannot be heard; null takes that back.
 * @throws Refusal request-invalid for a reason that is none; reason-required without explanation
 */
export async function noteNotHeard(
  db: Db,
  by: Changing,
  wanted: { reason: string; why: string } | null,
): Promise<void> {
  if (wanted !== null) check(wanted);
  await changing(db, by, async (tx) => {
    const known = await readNotHeard(tx, by);
    const isSame =
      wanted === null
        ? known === null
        : known?.reason === wanted.reason && known.why === wanted.why.trim();
    if (isSame) return undefined;
    if (wanted !== null) {
      const carried = known === null ? [] : [known.reason];
      requireChoosable('not_heard_reason', [wanted.reason], { now: by.now, carried });
    }
    if (wanted === null) await deleteNotHeard(tx, by.caseId);
    else await upsertNotHeard(tx, await sealed(by, wanted));
    return { act: 'not-heard', audited: 'not-heard-noted', subject: wanted?.reason ?? 'none' };
  });
}

function check({ why }: { why: string }): void {
  if (why.trim() === '') throw new Refusal('reason-required');
  if (lengthOf(why.trim()) > WHY_MAX) throw new Refusal('request-invalid');
}

async function sealed(
  { caseId, accountId, filingKey, now: at }: Changing,
  { reason, why }: { reason: string; why: string },
): Promise<NotHeardRow> {
  const row = { caseId, reason, accountId, at };
  return { ...row, sealedWhy: await sealText(filingKey, placeOf(row), why.trim()) };
}

function placeOf({ caseId, reason, accountId, at }: Omit<NotHeardRow, 'sealedWhy'>): string {
  return ['case', caseId, 'not-heard', reason, accountId, at.toJSON()].join('/');
}
