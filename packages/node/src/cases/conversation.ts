import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { openText, sealText } from '../vault/seal.ts';
import { insertJournal, insertMessageOnce, lockCase, messagesOf, updateCase } from './store.ts';
import { nextState } from './workflow.ts';

/** Longest message, in UTF-16 units, as browsers count. */
export const MESSAGE_MAX = 10_000;

export interface Message {
  id: string;
  at: Date;
  sender: 'reporter' | 'worker';
  name: string | null;
  text: string;
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
    rows.map(async ({ sealedText, ...message }) => ({
      ...message,
      text: await openText(filingKey, messagePlace(message.id), sealedText),
    })),
  );
}

/** Seals and keeps one message. @returns false if this message was kept before */
export async function keepMessage(
  db: Db,
  message: NewMessage,
  from: { sender: 'reporter' | 'worker'; accountId: string | null },
): Promise<boolean> {
  if (message.text.length === 0 || message.text.length > MESSAGE_MAX) {
    throw new Refusal('request-invalid');
  }
  return insertMessageOnce(db, {
    id: message.id,
    caseId: message.caseId,
    at: message.now,
    ...from,
    sealedText: await sealText(message.filingKey, messagePlace(message.id), message.text),
    readAt: null,
  });
}

/** The reporter writes: kept once, journaled, and a case that waited for them goes on. */
export async function answerByReporter(db: Db, message: NewMessage): Promise<void> {
  await db.transaction(async (tx) => {
    const current = await lockCase(tx, message.caseId);
    const to = current && nextState(current.state, 'answer');
    if (!current || !to) throw new Refusal('not-found');
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
  });
}

function messagePlace(messageId: string): string {
  return `message/${messageId}`;
}
