import type { JsonObject } from '../canonical.ts';
import type { Envelope } from '../envelope.ts';
import {
  NOT_OFFERED,
  type ReceiverEvent,
  type ReceiverState,
  stepReceiver,
} from '../handover/receiver.ts';
import {
  offerCase,
  type SenderEvent,
  type SenderOffer,
  type SenderState,
  stepSender,
} from '../handover/sender.ts';
import { readDocument } from '../messages/case-document.ts';
import { readMessage } from '../messages/read-message.ts';
import { importDecryptionKey } from '../sealed/encryption-key.ts';
import { openContent } from '../sealed/sealed-content.ts';
import { KEY_BOOK } from './actors.ts';

/** What a vector about points gives to work with. */
export interface PointInput {
  readonly sealed?: string;
  readonly message?: Envelope;
  readonly consent?: string;
  readonly document?: string;
  readonly handover?: string;
  readonly parts?: readonly string[];
  readonly side?: string;
  readonly offer?: SenderOffer;
  readonly events?: readonly (JsonObject & { readonly now: number })[];
}

/** Opens content with the key of its receiver. */
export async function answerSealed({ sealed = '', message, consent }: PointInput): Promise<object> {
  const member = KEY_BOOK.members.find(({ entityId }) => entityId === message?.aud);
  if (!member || !message) throw new Error('Nobody to open this');
  const keys = [await importDecryptionKey(member.encryption.privateJwk)];
  const asked = consent === undefined ? { message, keys } : { message, consent, keys };
  return openContent(sealed, asked);
}

/** Reads the body of a message. */
export function answerMessage({ message }: PointInput): object {
  if (!message) throw new Error('No message');
  return readMessage(message);
}

/** Reads the bytes of a case document. */
export function answerDocument({ document = '', handover = '', parts = [] }: PointInput): object {
  const read = readDocument(Buffer.from(document), { handover, parts });
  return read ? { ok: true, document: read } : { ok: false, reason: 'content-unreadable' };
}

/** Lets the events happen one after the other; the answer is what the last one does. */
export function answerHandover({ side, offer, events = [] }: PointInput): object {
  if (!offer) throw new Error('No offer');
  let step: {
    state: SenderState | ReceiverState;
    messages: readonly { send: string }[];
    refused?: string;
  };
  step = side === 'sender' ? offerCase(offer) : { state: NOT_OFFERED, messages: [] };
  for (const { now, ...event } of events) {
    step =
      side === 'sender'
        ? stepSender(step.state as SenderState, event as unknown as SenderEvent, now)
        : stepReceiver(step.state as ReceiverState, event as unknown as ReceiverEvent, now);
  }
  const { state, messages, refused } = step;
  const says = messages.map(({ send }) => send);
  const answer = { ok: refused === undefined, at: state.at, says };
  return refused === undefined ? answer : { ...answer, reason: refused };
}
