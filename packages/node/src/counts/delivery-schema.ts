import { z } from '@hono/zod-openapi';

/** Where a release is on its way to the coordinator. */
export const deliverySchema = z.object({
  state: z.enum(['waiting', 'delivered', 'dead']),
  attempts: z.number(),
  refusal: z.string().nullable(),
});
