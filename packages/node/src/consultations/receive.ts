import { type Envelope, type MessageType, readMessage } from '@nabij/protocol';
import type { MessageHandler, TakenClass } from '../federation/receive.ts';
import { keepSealed, type SealedBound, waitingSealed } from '../federation/sealed/keep-sealed.ts';
import { countReceived } from '../federation/sealed/store.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { consultationRow } from './store.ts';

const QUESTION = 'consultation-question';
const ANSWER = 'consultation-answer';
const THANKS = 'consultation-thanks';

/** The classes that are opened when somebody is there. */
export const CONSULTING = [QUESTION, ANSWER, THANKS, 'contact-cards'] as const;

/** So much of one point may wait for somebody to sign in. */
const BOUND: SealedBound = { types: CONSULTING, messages: 100, bytes: 8 * 1024 * 1024 };
const DAY_MS = 86_400_000;
/** So much may come from one point in a day, also where it is opened at once. */
const MOST_A_DAY = 200;

/** What a point takes of other points beside cases: kept as it came, until somebody opens it. */
export function consultationHandlers(): [MessageType, TakenClass][] {
  const taken: TakenClass = { from: ['sibling'], handle: keep, ofIssuerOnly: true };
  return CONSULTING.map((type) => [type, taken]);
}

const keep: MessageHandler = async (tx, message, { now }) => {
  const reading = readMessage(message);
  if (!reading.ok) throw new Refusal(reading.reason);
  const { body } = reading.message;
  if (!('sealed' in body)) throw new Refusal('message-invalid');
  if (!(await isExpected(tx, message))) throw new Refusal('message-invalid');
  const since = new Date(now.getTime() - DAY_MS);
  const { iss } = message;
  // the message itself is among them
  const received = await countReceived(tx, { iss, types: CONSULTING, since });
  if (received > MOST_A_DAY) throw new Refusal('too-many');
  await keepSealed(tx, message, { sealed: body.sealed, now, bound: BOUND });
};

/** A question is about nothing that is known; an answer and thanks are, and of the same point. */
async function isExpected(tx: Db, { type, iss, ref }: Envelope): Promise<boolean> {
  if (ref === undefined) return type === 'contact-cards';
  const known = await consultationRow(tx, ref);
  if (type === ANSWER) return known?.side === 'asker' && known.peer === iss;
  const [waiting] = await waitingSealed(tx, { types: [QUESTION], ref, limit: 1 });
  if (type === QUESTION) return !known && !waiting;
  return (known?.side === 'asked' && known.peer === iss) || waiting?.envelope.iss === iss;
}
