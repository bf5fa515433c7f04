import { z } from '@hono/zod-openapi';
import { REMEDIES } from './remedy.ts';

const sentSchema = z.object({
  jti: z.string(),
  /** The class of the message. */
  type: z.string(),
  /** To whom; the name is null when it is a peer no more. */
  to: z.object({ url: z.string(), name: z.string().nullable() }),
  /** What it is about: messages about one thing have the same. */
  ref: z.string().nullable(),
  /** The quarter that it carries. */
  period: z.string().nullable(),
  queuedAt: z.string(),
  attempts: z.number(),
  /** Why the last try failed; null before the first and after success. */
  refusal: z.string().nullable(),
  remedy: z.enum(REMEDIES).nullable(),
});

const freshnessSchema = z.object({
  state: z.enum(['none', 'fresh', 'late', 'expired']),
  fetchedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
});

const pointSchema = z.object({
  url: z.string(),
  name: z.string(),
  town: z.string().nullable(),
  municipalities: z.array(z.string()),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  languages: z.array(z.string()),
  /** Whether the coordinator's list names it; others are points of other regions. */
  isListed: z.boolean(),
  /** Whether it shows a mark of membership that holds, when it was asked last. */
  proof: z.enum(['holds', 'none', 'not-asked']),
  /** Until when the chain of trust to it is believed without asking. */
  trustedUntil: z.string().nullable(),
});

/** How a point is connected, as its desk is told. */
export const standingSchema = z
  .object({
    self: z.object({ url: z.string(), name: z.string(), fingerprint: z.string() }),
    coordinator: z
      .object({
        url: z.string(),
        name: z.string(),
        fingerprint: z.string(),
        joinedAt: z.string(),
        membership: z.enum(['waiting', 'member', 'suspended', 'removed']),
      })
      .nullable(),
    lastDelivered: sentSchema.extend({ deliveredAt: z.string() }).nullable(),
    /** What a verified receipt is kept for, the latest first. */
    delivered: z.array(
      sentSchema.extend({
        deliveredAt: z.string(),
        /** SHA-256 of the bytes that the receipt is about, base64url. */
        digest: z.string(),
      }),
    ),
    waiting: z.array(sentSchema.extend({ nextAttemptAt: z.string(), giveUpAt: z.string() })),
    failed: z.array(sentSchema.extend({ endedAt: z.string() })),
    /** Quarters that left and show more than there are inhabitants. */
    questioned: z.array(z.string()),
    directory: freshnessSchema,
    points: z.array(pointSchema),
  })
  .openapi('Standing');

export type Standing = z.infer<typeof standingSchema>;
export type Sent = z.infer<typeof sentSchema>;
export type Freshness = z.infer<typeof freshnessSchema>;
