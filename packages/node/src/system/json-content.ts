import type { z } from '@hono/zod-openapi';

/** For a route's answer: JSON of this form. */
export const jsonContent = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** For a route's request: JSON of this form; without `required` any other type passes as empty. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
});
