import { randomUUID } from 'node:crypto';
import type { SigningKey } from '@nabij/protocol';
import { type AuditActor, audit } from '../../access/audit/audit.ts';
import { requireChoosable } from '../../system/codes/choosable.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import type { News } from '../acts.ts';
import { keepMessage } from '../conversation.ts';
import { type Reckoning, refreshDue } from '../deadlines/due.ts';
import { eraseWithProof } from '../retention/deletion-proof.ts';
import { keptUntil } from '../retention/keep.ts';
import { defaultClassOf } from '../retention/retention-class.ts';
import type { DeletionRow } from '../retention/store.ts';
import { caseWithFiling, lockCase } from '../store.ts';
import { type ErasureRow, erasureOf, holdOf, insertErasure, refuseErasureOf } from './store.ts';

/** GDPR art. 12(3): an answer within one month of the request. */
const ANSWER_WITHIN = { years: 0, months: 1, days: 0 };

/** Who decides on a request, and when. */
export interface Decider {
  readonly caseId: string;
  readonly accountId: string;
  readonly now: Date;
}

/** Who asks, and what they say with it: a message, so that workers see it as news. */
export interface Asking extends Reckoning {
  readonly actor: AuditActor;
  readonly message?: { readonly text: string; readonly filingKey: Uint8Array };
}

/**
 * Notes that the reporter asks to erase everything about them (GDPR art. 17). Asking again while
 * it waits changes nothing. A worker notes it for somebody who calls or writes.
 * @returns the request that waits
 */
export async function askErasure(
  db: Db,
  caseId: string,
  { actor, now, country, message }: Asking,
): Promise<ErasureRow> {
  return db.transaction(async (tx) => {
    const by = actor.kind === 'reporter' ? 'reporter' : 'worker';
    if (!(await lockCase(tx, caseId, by))) throw new Refusal('not-found');
    const before = await erasureOf(tx, caseId);
    if (before && before.decidedAt === null) return before;
    const asked = { id: randomUUID(), caseId, askedAt: now, dueAt: keptUntil(now, ANSWER_WITHIN) };
    await insertErasure(tx, asked);
    if (message) {
      const from = { sender: 'reporter', accountId: null } as const;
      await keepMessage(tx, { ...message, id: randomUUID(), caseId, now }, from);
    }
    await refreshDue(tx, caseId, { country, now });
    await audit(tx, { at: now, actor, act: 'erasure-asked', caseId, subject: asked.id });
    return { ...asked, decidedAt: null, decidedBy: null, refusedReason: null };
  });
}

/**
 * Erases the case as the reporter asked, at once. The proof is kept under the id of the request,
 * which the reporter was told.
 * @throws Refusal move-not-allowed where nobody asked; held
 */
export async function eraseAsAsked(
  db: Db,
  { caseId, accountId: id, now }: Decider,
  { key, node }: { key: SigningKey; node: string },
): Promise<DeletionRow> {
  return db.transaction(async (tx) => {
    const asked = await lockAsked(tx, caseId);
    if (await holdOf(tx, caseId)) throw new Refusal('held');
    const found = await caseWithFiling(tx, caseId);
    if (!found) throw new Refusal('not-found');
    const code = found.case.retentionClass ?? defaultClassOf(found.filing.request);
    const by = { kind: 'account', id } as const;
    const erasing = { node, key, cause: 'erasure', by, now, proofId: asked.id } as const;
    return eraseWithProof(tx, [{ id: found.case.id, class: code }], erasing);
  });
}

/**
 * Refuses a request, for one of the reasons that the law gives (GDPR art. 17(3)), and tells the
 * reporter why in the worker's own words (art. 12(4)).
 * @throws Refusal move-not-allowed where nobody asked; request-invalid
 */
export async function refuseErasure(
  db: Db,
  by: Decider & Reckoning & { filingKey: Uint8Array; news?: News | undefined },
  { reason, text }: { reason: string; text: string },
): Promise<void> {
  const { caseId, accountId, filingKey, now } = by;
  requireChoosable('erasure_refusal', [reason], { now });
  await db.transaction(async (tx) => {
    const asked = await lockAsked(tx, caseId);
    await refuseErasureOf(tx, asked.id, {
      decidedAt: now,
      decidedBy: accountId,
      refusedReason: reason,
    });
    const message = { id: randomUUID(), caseId, text: text.trim(), filingKey, now };
    await keepMessage(tx, message, { sender: 'worker', accountId });
    await refreshDue(tx, caseId, by);
    await by.news?.(tx, by);
    const actor = { kind: 'account', id: accountId } as const;
    await audit(tx, { at: now, actor, act: 'erasure-refused', caseId, subject: reason });
  });
}

/** The request that waits on a case, with the case locked. */
async function lockAsked(tx: Db, caseId: string): Promise<ErasureRow> {
  if (!(await lockCase(tx, caseId))) throw new Refusal('not-found');
  const asked = await erasureOf(tx, caseId);
  if (!asked || asked.decidedAt !== null) throw new Refusal('move-not-allowed');
  return asked;
}
