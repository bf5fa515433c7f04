import type { JsonObject } from '../canonical.ts';
import { BAD_DOCUMENTS, type DocumentCase, GOOD_DOCUMENTS, HANDOVER } from './document-cases.ts';
import { eventsOf, type HandoverCaseOf, OFFERED, SENDER_CASES } from './handover-cases.ts';
import { BAD_MESSAGES, GOOD_MESSAGES, type MessageCase } from './message-cases.ts';
import { RECEIVER_CASES } from './receiver-cases.ts';
import {
  BAD_SEALED,
  CONSENT,
  CONTENT,
  GOOD_SEALED,
  MESSAGE,
  type SealedCase,
} from './sealed-cases.ts';
import { NOW, type Vector } from './vector.ts';

function sealed([name, description, compact]: SealedCase, expected: JsonObject): Vector {
  const input = { sealed: compact, message: MESSAGE, consent: CONSENT };
  return {
    name: `sealed-${name}`,
    description,
    operation: 'openContent',
    input,
    now: NOW,
    expected,
  };
}

function message([name, description, said]: MessageCase, expected: JsonObject): Vector {
  const input = { message: said };
  return {
    name: `message-${name}`,
    description,
    operation: 'readMessage',
    input,
    now: NOW,
    expected,
  };
}

function document([name, description, text, parts]: DocumentCase, expected: JsonObject): Vector {
  const input = { document: text, handover: HANDOVER, parts: [...parts] };
  return {
    name: `document-${name}`,
    description,
    operation: 'readDocument',
    input,
    now: NOW,
    expected,
  };
}

function handover(side: 'sender' | 'receiver') {
  return <Event extends object>(of: HandoverCaseOf<Event>): Vector => {
    const { name, description, at, says = [], refused } = of;
    const expected = { ok: refused === undefined, at, says: [...says] };
    return {
      name: `handover-${side}-${name}`,
      description,
      operation: 'handover',
      input: { side, offer: OFFERED, events: eventsOf(of) },
      now: NOW,
      expected: refused === undefined ? expected : { ...expected, reason: refused },
    };
  };
}

/** The vectors about what points say to one another. */
export const POINT_VECTORS: readonly Vector[] = [
  ...GOOD_SEALED.map((each) => sealed(each, { opened: true, content: CONTENT })),
  ...BAD_SEALED.map((each) => sealed(each, { opened: false, reason: 'content-unreadable' })),
  ...GOOD_MESSAGES.map((each) => message(each, { ok: true })),
  ...BAD_MESSAGES.map(([name, description, said, reason]) =>
    message([name, description, said], { ok: false, reason }),
  ),
  ...GOOD_DOCUMENTS.map((each) => document(each, { ok: true, document: JSON.parse(each[2]) })),
  ...BAD_DOCUMENTS.map((each) => document(each, { ok: false, reason: 'content-unreadable' })),
  ...SENDER_CASES.map(handover('sender')),
  ...RECEIVER_CASES.map(handover('receiver')),
];
