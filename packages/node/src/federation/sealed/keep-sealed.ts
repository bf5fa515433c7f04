import type { Envelope, MessageType } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { countSealed, insertSealed, lockSealedOf, type SealedRow, sealedRows } from './store.ts';

/** How much of one peer may wait here unopened. */
export interface SealedBound {
  /** The classes that are counted together. */
  readonly types: readonly MessageType[];
  readonly messages: number;
  /** Of what is sealed, as it came. */
  readonly bytes: number;
  /** Counts what belongs to the same `ref` only, where what may come was announced. */
  readonly perRef?: boolean;
}

/**
 * Keeps what a peer sealed for this point as it came, inside the transaction that remembers the
 * message. What is inside nobody knows before somebody who was let in opens it.
 * @param sealed of a message whose form was read (`readMessage`)
 * @throws Refusal too-many when more of this peer waits than may: it tries again later
 */
export async function keepSealed(
  tx: Db,
  message: Envelope,
  it: { sealed: string; consent?: string; now: Date; bound: SealedBound },
): Promise<void> {
  const { iss, jti, aud, type, iat, exp, ref = null, seq = null } = message;
  const { sealed, consent = null, now: receivedAt, bound } = it;
  await lockSealedOf(tx, iss);
  const of = bound.perRef && ref !== null ? { ref } : {};
  const waiting = await countSealed(tx, { types: bound.types, iss, ...of });
  const isFull = waiting.messages >= bound.messages;
  if (isFull || waiting.bytes + sealed.length > bound.bytes) throw new Refusal('too-many');
  const facts = { iss, jti, aud, type, iat, exp, ref, seq };
  await insertSealed(tx, { ...facts, consent, sealed, receivedAt });
}

/** What waits to be opened: the envelope it came in, and when. */
export interface WaitingSealed {
  readonly envelope: Envelope;
  readonly receivedAt: Date;
}

/** What waits to be opened; the oldest first. */
export async function waitingSealed(
  db: Db,
  choice: { types: readonly MessageType[]; ref?: string; limit: number; skip?: number },
): Promise<WaitingSealed[]> {
  return (await sealedRows(db, choice)).map(waitingOf);
}

function waitingOf({ ref, seq, consent, sealed, receivedAt, ...facts }: SealedRow): WaitingSealed {
  const envelope = {
    ...facts,
    // only messages of known classes are kept
    type: facts.type as MessageType,
    ...(ref === null || seq === null ? {} : { ref, seq }),
    body: { ...(consent === null ? {} : { consent }), sealed },
  };
  return { envelope, receivedAt };
}
