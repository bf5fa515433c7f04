import type { OkpJwk, SealedMessage } from '@nabij/protocol';
import { type WaitingSealed, waitingSealed } from '../federation/sealed/keep-sealed.ts';
import { deleteSealed } from '../federation/sealed/store.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { type OpenBox, teamBoxWith } from '../vault/box.ts';
import { openIncomingWith, tryEncryptionKeys } from '../vault/encryption-keys.ts';
import type { OpenIntakeKey } from '../vault/intake-key.ts';
import type { VaultJob } from '../vault/tend.ts';
import { sealCards } from './cards.ts';
import { CONSULTING } from './receive.ts';
import {
  consultationRow,
  deleteUntouched,
  insertConsultation,
  insertShared,
  updateConsultation,
} from './store.ts';
import { openConsultation, sealConsultation } from './words.ts';

const YEAR_MS = 365 * 86_400_000;

type Batch = { now: Date; limit: number; nodeKeys: readonly OkpJwk[] };

/** Taking in as a job of `tend.ts`; what nobody touched for a year goes. */
export function takingIn(nodeKeys: readonly OkpJwk[]): VaultJob {
  return async (db, keys, batch) => {
    await deleteUntouched(db, new Date(batch.now.getTime() - YEAR_MS));
    return { done: await takeIn(db, keys, { ...batch, nodeKeys }) };
  };
}

/**
 * Opens what other points asked, answered and shared, and seals it under the team's box. What does
 * not open is shown as such: somebody can call.
 * @returns how many messages were taken in
 */
export async function takeIn(
  db: Db,
  keys: ReadonlyMap<string, OpenIntakeKey>,
  { now, limit, nodeKeys }: Batch,
): Promise<number> {
  const choice = { types: CONSULTING, limit };
  let waiting = await waitingSealed(db, choice);
  if (waiting.length === 0) return 0;
  const { opened, needsColleague } = await tryEncryptionKeys(db, keys);
  const box = await teamBoxWith(db, keys, { nodeKeys, now });
  let [done, skip] = [0, 0];
  // what waits for a colleague keeps nothing waiting that came after it
  while (done === 0 && waiting.length > 0) {
    for (const it of waiting) {
      const message = await openIncomingWith(opened, it.envelope).catch(unreadable);
      // a colleague may hold the key that this one does not
      if (!message && needsColleague) skip += 1;
      else if (await take(db, box, { ...it, message })) done += 1;
    }
    if (done === 0) waiting = await waitingSealed(db, { ...choice, skip });
  }
  return done;
}

/** @returns false if somebody else took it meanwhile */
function take(db: Db, box: OpenBox, it: Incoming): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await deleteSealed(tx, it.envelope))) return false;
    await keep(tx, box, it);
    return true;
  });
}

function unreadable(error: unknown): undefined {
  if (error instanceof Refusal && error.problem === 'content-unreadable') return undefined;
  throw error;
}

interface Incoming extends WaitingSealed {
  /** Undefined where it could not be read. */
  readonly message: SealedMessage | undefined;
}

/** When it was said, however long it waited for somebody here. */
function saidAt({ envelope, receivedAt }: Incoming): Date {
  // the other clock may be ahead
  return new Date(Math.min(envelope.iat * 1000, receivedAt.getTime()));
}

async function keep(tx: Db, box: OpenBox, it: Incoming): Promise<void> {
  const { envelope } = it;
  if (envelope.type === 'contact-cards') await keepCards(tx, box, it);
  else if (envelope.type === 'consultation-question') await keepQuestion(tx, box, it);
  else await keepReply(tx, box, it);
}

async function keepCards(tx: Db, box: OpenBox, { envelope, message, receivedAt }: Incoming) {
  const content = message?.type === 'contact-cards' ? message.content : undefined;
  const { iss: peer, jti: id } = envelope;
  const { from = '', note = '', cards = [] } = content ?? {};
  await insertShared(tx, await sealCards(box.key, { id, peer, receivedAt, from, note, cards }));
}

async function keepQuestion(tx: Db, box: OpenBox, it: Incoming) {
  const { envelope, message, receivedAt } = it;
  const content = message?.type === 'consultation-question' ? message.content : undefined;
  const { iss: peer, ref: id = '' } = envelope;
  const words = content ?? { from: '', question: '' };
  const facts = { id, side: 'asked', peer, state: 'asked' } as const;
  const times = { askedAt: saidAt(it), changedAt: receivedAt, sent: null };
  await insertConsultation(tx, await sealConsultation(box.key, { ...facts, ...times, words }));
}

async function keepReply(tx: Db, box: OpenBox, it: Incoming) {
  const { envelope, message, receivedAt } = it;
  const row = await consultationRow(tx, envelope.ref ?? '', 'locked');
  if (row?.peer !== envelope.iss) return;
  const { words, ...facts } = await openConsultation(box.key, row);
  const isAnswer = envelope.type === 'consultation-answer';
  // the first answer stands, and thanks end it
  if (isAnswer ? row.state !== 'asked' : row.state === 'thanked') return;
  const at = saidAt(it).toISOString();
  const said = isAnswer
    ? { answer: { ...answerOf(message), at }, state: 'answered' as const }
    : { thanks: { ...thanksOf(message), at }, state: 'thanked' as const };
  const { state, ...part } = said;
  const next = { ...facts, state, changedAt: receivedAt, words: { ...words, ...part } };
  await updateConsultation(tx, await sealConsultation(box.key, next));
}

function answerOf(message: SealedMessage | undefined): { from: string; text: string } {
  if (message?.type !== 'consultation-answer') return { from: '', text: '' };
  return { from: message.content.from, text: message.content.answer };
}

function thanksOf(message: SealedMessage | undefined): { from: string; text: string } {
  if (message?.type !== 'consultation-thanks') return { from: '', text: '' };
  return { from: message.content.from, text: message.content.thanks ?? '' };
}
