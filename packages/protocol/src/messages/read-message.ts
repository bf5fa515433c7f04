import type { z } from 'zod';
import { CLOCK_SKEW_SECONDS, type Envelope } from '../envelope.ts';
import type { ProblemCode } from '../problem.ts';
import { consultationSchema } from './consultation.ts';
import { cardsMessageSchema } from './contact-cards.ts';
import {
  acceptSchema,
  arrivedSchema,
  contentSchema,
  type HandoverOffer,
  offerSchema,
  rejectSchema,
  withdrawSchema,
} from './handover-bodies.ts';

/**
 * The form of the body of each class between points.
 * @example const isInForm = MESSAGE_BODIES['handover-accept'].safeParse(body).success;
 */
export const MESSAGE_BODIES = {
  'handover-offer': offerSchema,
  'handover-accept': acceptSchema,
  'handover-reject': rejectSchema,
  'handover-withdraw': withdrawSchema,
  'handover-content': contentSchema,
  'handover-arrived': arrivedSchema,
  'consultation-question': consultationSchema,
  'consultation-answer': consultationSchema,
  'consultation-thanks': consultationSchema,
  'contact-cards': cardsMessageSchema,
} as const;

type Bodies = typeof MESSAGE_BODIES;

/**
 * The body of a message between points, by the class that says its form.
 * @example const isOffer = (message: PointMessage) => message.type === 'handover-offer';
 */
export type PointMessage = {
  [Type in keyof Bodies]: { readonly type: Type; readonly body: z.infer<Bodies[Type]> };
}[keyof Bodies];

/**
 * A body in its declared form, or why it is refused.
 * @example const reasonOf = (it: MessageReading) => (it.ok ? undefined : it.reason);
 */
export type MessageReading =
  | { readonly ok: true; readonly message: PointMessage }
  | { readonly ok: false; readonly reason: ProblemCode };

// Whoever begins is first; every other one says its own place.
const BEGINS: ReadonlySet<string> = new Set(['handover-offer', 'consultation-question']);

/**
 * Reads the body of a verified message between points: its form, and for an offer whether the
 * consent is for the point that received it. `type-unknown` for every other class.
 * @example
 * const reading = readMessage(result.message);
 * if (reading.ok && reading.message.type === 'handover-offer') offered(reading.message.body);
 */
export function readMessage(envelope: Envelope): MessageReading {
  const { type } = envelope;
  if (!isPointMessage(type)) return refuse('type-unknown');
  const parsed = MESSAGE_BODIES[type].safeParse(envelope.body);
  if (!parsed.success) return refuse('message-invalid');
  if (BEGINS.has(type) && envelope.seq !== 0) return refuse('message-invalid');
  // The schema was looked up by the type, which the compiler cannot follow.
  const message = { type, body: parsed.data } as PointMessage;
  if (message.type === 'handover-offer') {
    const reason = checkOffer(envelope, message.body);
    if (reason !== undefined) return refuse(reason);
  }
  return { ok: true, message };
}

function isPointMessage(type: string): type is keyof Bodies {
  return Object.hasOwn(MESSAGE_BODIES, type);
}

function checkOffer({ aud, iat, exp }: Envelope, offer: HandoverOffer): ProblemCode | undefined {
  if (offer.until <= iat || offer.until > exp) return 'message-invalid';
  const { consent } = offer;
  const covers = consent.for === aud && consent.given <= iat + CLOCK_SKEW_SECONDS;
  return covers ? undefined : 'handover-not-consented';
}

function refuse(reason: ProblemCode): MessageReading {
  return { ok: false, reason };
}
