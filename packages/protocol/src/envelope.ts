import { z } from 'zod';
import type { JsonObject } from './canonical.ts';
import { entityIdSchema } from './entity-id.ts';

/**
 * The classes of signed messages and the media type of each (`typ`, RFC 7515 section 4.1.9), so
 * that a message of one class can never pass for one of another. A receipt is an answer only.
 * @example MESSAGE_CLASSES['handover-offer'].typ; // 'nabij-handover-offer+jws'
 */
export const MESSAGE_CLASSES = {
  release: { typ: 'nabij-release+jws' },
  receipt: { typ: 'nabij-receipt+jws' },
  'handover-offer': { typ: 'nabij-handover-offer+jws' },
  'handover-accept': { typ: 'nabij-handover-accept+jws' },
  'handover-reject': { typ: 'nabij-handover-reject+jws' },
  'handover-withdraw': { typ: 'nabij-handover-withdraw+jws' },
  'handover-content': { typ: 'nabij-handover-content+jws' },
  'handover-arrived': { typ: 'nabij-handover-arrived+jws' },
  'consultation-question': { typ: 'nabij-consultation-question+jws' },
  'consultation-answer': { typ: 'nabij-consultation-answer+jws' },
  'consultation-thanks': { typ: 'nabij-consultation-thanks+jws' },
  'contact-cards': { typ: 'nabij-contact-cards+jws' },
} as const;

/**
 * A class of messages that an inbox takes.
 * @example const type: MessageType = 'handover-offer';
 */
export type MessageType = Exclude<keyof typeof MESSAGE_CLASSES, 'receipt'>;

/**
 * The media type of an envelope on its way (RFC 7515, section 9.2.1).
 * @example const headers = { 'content-type': ENVELOPE_MEDIA_TYPE };
 */
export const ENVELOPE_MEDIA_TYPE = 'application/jose';

/**
 * The most bytes that an envelope may have.
 * @example const isTooLarge = bytes.byteLength > MAX_ENVELOPE_BYTES;
 */
export const MAX_ENVELOPE_BYTES = 262_144;

/**
 * The longest time between `iat` and `exp`, in seconds: 30 days.
 * @example const exp = iat + MAX_LIFETIME_SECONDS;
 */
export const MAX_LIFETIME_SECONDS = 30 * 86_400;

/**
 * How far two clocks may be apart, in seconds.
 * @example const isAhead = iat > epochSeconds(now) + CLOCK_SKEW_SECONDS;
 */
export const CLOCK_SKEW_SECONDS = 120;

/** A UUID in lower case (RFC 9562). */
export const messageIdSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

/** A NumericDate in whole seconds (RFC 7519, section 2), up to the year 9999. */
export const epochSecondsSchema = z.int().min(0).max(253_402_300_799);

const aboutSomething = [
  'handover-offer',
  'handover-accept',
  'handover-reject',
  'handover-withdraw',
  'handover-content',
  'handover-arrived',
  'consultation-question',
  'consultation-answer',
  'consultation-thanks',
] as const satisfies readonly MessageType[];

/** A class whose messages are always about one thing, in an order: they have `ref` and `seq`. */
type OrderedType = (typeof aboutSomething)[number];

const inboxTypes = [
  'release',
  ...aboutSomething,
  'contact-cards',
] as const satisfies readonly MessageType[];

const mustHaveRef: ReadonlySet<MessageType> = new Set<OrderedType>(aboutSomething);

/**
 * The payload of an envelope: these members and no other.
 * @example const isInForm = envelopeSchema.safeParse(payload).success;
 */
export const envelopeSchema = z
  .strictObject({
    iss: entityIdSchema,
    aud: entityIdSchema,
    jti: messageIdSchema,
    iat: epochSecondsSchema,
    exp: epochSecondsSchema,
    type: z.enum(inboxTypes),
    // Not copied: canonicalize has walked it, and the handler of the type checks its form.
    body: z.custom<JsonObject>((v) => typeof v === 'object' && v !== null && !Array.isArray(v)),
    ref: messageIdSchema.exactOptional(),
    seq: z.int().min(0).exactOptional(),
  })
  .refine((payload) => payload.exp > payload.iat)
  .refine((payload) => (payload.ref === undefined) === (payload.seq === undefined))
  .refine((payload) => payload.ref !== undefined || !mustHaveRef.has(payload.type));

/**
 * What an envelope says, after its signature was found good.
 * @example const isAbout = (message: Envelope, ref: string) => message.ref === ref;
 */
export type Envelope = z.infer<typeof envelopeSchema>;

/** The `typ` of every class that an inbox takes, with the class. */
export const TYPE_BY_TYP: ReadonlyMap<string, MessageType> = new Map(
  inboxTypes.map((type) => [MESSAGE_CLASSES[type].typ, type]),
);

/**
 * A moment in whole seconds since 1970, as messages carry it.
 * @example epochSeconds(new Date('2026-01-01T00:00:00Z')) // 1767225600
 */
export function epochSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
