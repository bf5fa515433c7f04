import { hkdfSync } from 'node:crypto';
import { audit } from '../access/audit/audit.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { lengthOf } from '../system/text-length.ts';
import { uuidOf } from '../system/uuid.ts';
import { openText, sealText } from '../vault/seal.ts';
import { addedPlace } from './added.ts';
import {
  insertJournal,
  insertMessageOnce,
  lastNotedAt,
  lockCase,
  messagesOf,
  updateCase,
} from './store.ts';
import { nextState } from './workflow.ts';

/** Longest message, in Unicode code points. */
export const MESSAGE_MAX = 10_000;

export interface Message {
  id: string;
  at: Date;
  sender: 'reporter' | 'worker';
  name: string | null;
  text: string;
  /** When the other side was shown it. */
  readAt: Date | null;
}

/** A message to be kept; `id` is made where it is typed, so that sending twice keeps one. */
export interface NewMessage {
  id: string;
  caseId: string;
  text: string;
  filingKey: Uint8Array;
  now: Date;
}

export async function readConversation(
  db: Db,
  caseId: string,
  filingKey: Uint8Array,
): Promise<Message[]> {
  const rows = await messagesOf(db, caseId);
  return Promise.all(
    rows.map(async ({ sealedText, accountId, ...message }) => {
      const place = addedPlace('message', { ...message, caseId, accountId });
      return { ...message, text: await openText(filingKey, place, sealedText) };
    }),
  );
}

/** Seals and keeps one message. @returns false if this message was kept before */
export async function keepMessage(
  db: Db,
  message: NewMessage,
  from: { sender: 'reporter' | 'worker'; accountId: string | null },
): Promise<boolean> {
  const length = lengthOf(message.text);
  if (length === 0 || length > MESSAGE_MAX) {
    throw new Refusal('request-invalid');
  }
  if (await insertAs(db, message, { id: message.id, ...from })) return true;
  // a page from before the last message carries that one's id: other words are another message
  if (await isKept(db, message)) return false;
  return insertAs(db, message, { id: otherId(message), ...from });
}

/** The reporter writes: kept once, journaled, and a case that waited for them goes on. */
export async function answerByReporter(db: Db, written: NewMessage): Promise<void> {
  await db.transaction(async (tx) => {
    const current = await lockCase(tx, written.caseId, 'reporter');
    const to = current && nextState(current.state, 'answer');
    if (!current || !to) throw new Refusal('not-found');
    // what waited while the case was offered came after that offer, and does not go along
    const last = current.frozenBy === null ? undefined : await lastNotedAt(tx, current.id);
    const now = last && last > written.now ? last : written.now;
    const message = { ...written, now };
    if (!(await keepMessage(tx, message, { sender: 'reporter', accountId: null }))) return;
    await insertJournal(tx, {
      caseId: current.id,
      at: message.now,
      actorId: null,
      act: 'answer',
      fromState: current.state,
      toState: to,
      sealedNote: null,
    });
    await updateCase(tx, current, { state: to });
    const { caseId, now: at } = message;
    await audit(tx, { at, actor: { kind: 'reporter' }, act: 'answered', caseId });
  });
}

async function insertAs(
  db: Db,
  { caseId, now, filingKey, text }: NewMessage,
  as: { id: string; sender: 'reporter' | 'worker'; accountId: string | null },
): Promise<boolean> {
  const message = { ...as, caseId, at: now };
  const sealedText = await sealText(filingKey, addedPlace('message', message), text);
  return insertMessageOnce(db, { ...message, sealedText, readAt: null });
}

/** Whether this very text lies under its id in this case. */
async function isKept(db: Db, { id, caseId, filingKey, text }: NewMessage): Promise<boolean> {
  const kept = (await messagesOf(db, caseId)).find((message) => message.id === id);
  if (!kept) return false;
  const place = addedPlace('message', { ...kept, caseId });
  return (await openText(filingKey, place, kept.sealedText)) === text;
}

/** The same id for the same text again, so that it too is kept once (a UUID of RFC 9562, v8). */
function otherId({ id, filingKey, text }: NewMessage): string {
  const name = `${id}\n${text}`;
  return uuidOf(new Uint8Array(hkdfSync('sha256', filingKey, name, 'nabij message id', 16)));
}
