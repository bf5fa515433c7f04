import { z } from '@hono/zod-openapi';
import type { ListedCase } from './store.ts';

/** One line of the desk's list: coded facts, nothing personal. */
export const rowSchema = z
  .object({
    id: z.string(),
    number: z.number(),
    state: z.string(),
    subject: z.string(),
    domain: z.string(),
    request: z.string(),
    anonymity: z.string(),
    language: z.string(),
    receivedAt: z.string(),
    ownerName: z.string().nullable(),
    mine: z.boolean(),
    dueOn: z.string().nullable().openapi({ description: 'the day of what must be done next' }),
    dueStep: z.string().nullable().openapi({ description: 'what must be done next' }),
    campaignId: z.string().nullable(),
    unread: z.number(),
  })
  .openapi('CaseRow');

/** A case as it stands in the list of one worker. */
export function caseRow(listed: ListedCase, accountId: string): z.infer<typeof rowSchema> {
  const { ownerId, receivedAt, ...row } = listed;
  return { ...row, receivedAt: receivedAt.toISOString(), mine: ownerId === accountId };
}
