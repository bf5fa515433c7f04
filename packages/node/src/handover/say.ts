import type { HandoverMessage, JsonObject, MessageType } from '@nabij/protocol';
import { epochSeconds } from '@nabij/protocol';
import { lastSaid, queuedOf } from '../federation/by-ref.ts';
import { enqueue } from '../federation/enqueue.ts';
import { resend } from '../federation/standing/send-again.ts';
import type { Db } from '../system/database.ts';
import type { StepDeps } from './dependencies.ts';
import { type HandoverRow, partHeads, partOf, updateHandover } from './store.ts';

/**
 * Queues what a step says to the other point, in the transaction that stores the step. What waits
 * already is not queued twice, and what did not arrive goes again as it was.
 */
export async function say(
  tx: Db,
  deps: StepDeps,
  { row, messages, now }: { row: HandoverRow; messages: readonly HandoverMessage[]; now: Date },
): Promise<void> {
  let { said } = row;
  for (const message of messages) {
    if (message.send === 'content') {
      said = await sayContent(tx, deps, { row: { ...row, said }, kid: message.kid, now });
      continue;
    }
    const type: MessageType = `handover-${message.send}`;
    const before = await lastSaid(tx, { ref: row.id, type });
    if (before?.state === 'dead') await resend(tx, deps.key, { jti: before.jti, now });
    if (before !== undefined && before.state !== 'delivered') continue;
    // an offer begins, also when it is said again
    const seq = message.send === 'offer' ? 0 : said;
    const order = { ref: row.id, seq };
    await enqueue(tx, deps, { audience: row.peer, type, body: bodyOf(row, message), order, now });
    said += 1;
  }
  if (said !== row.said) await updateHandover(tx, row.id, { said });
}

function bodyOf(
  { offer, since }: HandoverRow,
  message: Exclude<HandoverMessage, { send: 'content' }>,
): JsonObject {
  switch (message.send) {
    case 'offer': {
      if (!offer) throw new Error('An offer without what it offers');
      return { ...offer, preview: { ...offer.preview }, consent: { ...offer.consent } };
    }
    case 'accept':
      return { consent: message.consent, kid: message.kid };
    case 'reject':
    case 'withdraw':
      return { reason: message.reason };
    case 'arrived': {
      if (!since || !offer) throw new Error('What arrived has its second');
      const consent = offer.consent.id;
      return { consent, digest: message.digest, since: epochSeconds(since) };
    }
  }
}

/**
 * Queues the sealed content once, and again as it was when it is asked for again: who has it
 * answers with the same receipt, and who lost it with a backup takes it. Content that is sealed for
 * another key than was asked for waits for somebody who can seal it anew.
 * @returns how many messages this side made so far
 */
async function sayContent(
  tx: Db,
  deps: StepDeps,
  { row, kid, now }: { row: HandoverRow; kid: string; now: Date },
): Promise<number> {
  const { id, peer, offer } = row;
  const heads = await partHeads(tx, id);
  if (!offer || heads.some((head) => head.kid !== kid)) return row.said;
  const queued = await queuedOf(tx, id);
  for (const { jti, seq } of heads) {
    const state = queued.get(jti);
    if (state === 'dead' || state === 'delivered') {
      await resend(tx, deps.key, { jti, now, delivered: true });
    }
    if (state !== undefined) continue;
    const { sealed } = await partOf(tx, { handoverId: id, jti });
    const body = { consent: offer.consent.id, sealed };
    const type = 'handover-content';
    await enqueue(tx, deps, { audience: peer, type, body, jti, order: { ref: id, seq }, now });
  }
  return Math.max(row.said, heads.length + 1);
}
