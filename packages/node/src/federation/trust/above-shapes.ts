import { z } from '@hono/zod-openapi';
import { MARK_FAULTS } from './judge-mark.ts';
import { STATEMENT_FAULTS } from './stated-above.ts';

const moment = z.iso.datetime();

/** A mark of membership, as the pages are told of it. */
export const proofShape = z.object({
  issuer: z.string().nullable().openapi({ description: 'Address of who gave it' }),
  givenAt: moment.nullable(),
  until: moment.nullable(),
  fault: z.enum(MARK_FAULTS).nullable().openapi({ description: 'Null when it holds' }),
});

/** How this node stands below the coordinator above it. */
export const aboveShape = z
  .object({
    superior: z
      .object({
        url: z.string(),
        name: z.string(),
        fingerprint: z.string(),
        joinedAt: moment,
        /** Whether the superior vouches for this node, as it answers now. */
        statement: z.object({
          until: moment.nullable(),
          fault: z.enum(STATEMENT_FAULTS).nullable(),
        }),
        /** The mark that this node shows. */
        proof: proofShape,
      })
      .nullable(),
  })
  .openapi('StandingAbove');

export type Above = z.infer<typeof aboveShape>;
export type Proof = z.infer<typeof proofShape>;
