import { z } from 'zod';
import { epochSecondsSchema, messageIdSchema } from '../envelope.ts';
import { consentEvidenceSchema } from './consent-evidence.ts';
import { codeSchema, digestSchema, languageSchema, sealedSchema } from './text-forms.ts';

/**
 * Why a case would be better at the other point.
 * @example const isKnown = HANDOVER_REASONS.some((known) => known === reason);
 */
export const HANDOVER_REASONS = [
  'LIVES_THERE',
  'HAPPENED_THERE',
  'COMPETENT_THERE',
  'REPORTER_ASKS',
  'TOO_NEAR_HERE',
] as const;

/**
 * Why a point does not take a case. `UNREADABLE`: the content did not open or was not whole.
 * @example const isKnown = REJECT_REASONS.some((known) => known === reason);
 */
export const REJECT_REASONS = [
  'NOT_COMPETENT',
  'NO_CAPACITY',
  'TOO_NEAR_HERE',
  'CONSENT_DOUBTED',
  'UNREADABLE',
] as const;

/**
 * Why an offer no longer stands, or an acceptance: its receiver is no member any more.
 * @example const isKnown = WITHDRAW_REASONS.some((known) => known === reason);
 */
export const WITHDRAW_REASONS = [
  'WITHDRAWN',
  'CONSENT_REVOKED',
  'EXPIRED',
  'RECEIVER_GONE',
] as const;

/** What an offer shows before anything is sent: codes and sizes, nothing of what was said. */
const previewSchema = z.strictObject({
  subject: codeSchema('subject'),
  request: codeSchema('request_type').exactOptional(),
  /** In which language the reporter is helped. */
  language: languageSchema.exactOptional(),
  /** The month in which it came in, so that terms can be judged; not the day. */
  received: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/),
  files: z.int().min(0).max(64),
  bytes: z.int().min(1).max(268_435_456),
});

/** The body of a `handover-offer`. */
export const offerSchema = z.strictObject({
  /** The first second at which the offer no longer stands. */
  until: epochSecondsSchema,
  reason: z.enum(HANDOVER_REASONS),
  preview: previewSchema,
  consent: consentEvidenceSchema,
});

/**
 * What a sender offers.
 * @example const isOpen = (offer: HandoverOffer, seconds: number) => seconds < offer.until;
 */
export type HandoverOffer = z.infer<typeof offerSchema>;

const kid = z.string().regex(/^[\w-]{43}$/);

/** The body of a `handover-accept`: on which consent, and for which key to seal. */
export const acceptSchema = z.strictObject({ consent: messageIdSchema, kid });

/** The body of a `handover-reject`. */
export const rejectSchema = z.strictObject({ reason: z.enum(REJECT_REASONS) });

/** The body of a `handover-withdraw`. */
export const withdrawSchema = z.strictObject({ reason: z.enum(WITHDRAW_REASONS) });

/** The body of a `handover-content`: one part of the content, sealed for the receiver alone. */
export const contentSchema = z.strictObject({ consent: messageIdSchema, sealed: sealedSchema });

/** The body of a `handover-arrived`: what the sender keeps to say who has the case since when. */
export const arrivedSchema = z.strictObject({
  consent: messageIdSchema,
  /** SHA-256 of the case document as it was put together, base64url. */
  digest: digestSchema,
  since: epochSecondsSchema,
});
