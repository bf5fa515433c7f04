import { z } from '@hono/zod-openapi';
import type { Period } from '@nabij/protocol';

/** A quarter in an address. */
export const periodParams = z.object({
  period: z
    .string()
    .regex(/^20\d{2}-Q[1-4]$/)
    .transform((text) => text as Period),
});
