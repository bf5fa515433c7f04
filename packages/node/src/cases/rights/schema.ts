import { z } from '@hono/zod-openapi';

/** How long a case stays, what keeps it longer, and what its reporter asked: part of a case. */
export const rightsShape = {
  retention: z.object({
    class: z.string(),
    byDefault: z.boolean(),
    deleteAfter: z.string().nullable(),
  }),
  hold: z.object({ reason: z.string(), reviewOn: z.string(), owner: z.string() }).nullable(),
  erasure: z.object({ askedAt: z.string(), dueAt: z.string() }).nullable(),
};
