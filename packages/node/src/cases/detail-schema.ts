import { z } from '@hono/zod-openapi';
import { conferenceShape } from './conference/part.ts';
import { termsShape } from './deadlines/part.ts';
import { decisionsShape } from './decisions/part.ts';
import { flowShape } from './flow/part.ts';
import { lettersShape } from './letters/part.ts';
import { rowSchema } from './list/row.ts';
import { peopleShape } from './people/part.ts';
import { rightsShape } from './rights/schema.ts';
import { trajectoryShape } from './trajectory/part.ts';

/** Codes of one list. */
export const codes = z.array(z.string().max(60)).max(60);
const nullable = z.string().nullable();

const filed = z.object({
  story: z.string(),
  when: z.string(),
  ongoing: z.boolean(),
  place: z.string(),
  grounds: codes,
  domain: z.string(),
});

const contact = z.object({ name: z.string(), email: z.string(), phone: z.string() }).nullable();

const words = z.string();
const changes = z
  .object({ story: words, when: words, place: words, name: words, email: words, phone: words })
  .partial();

/** What the reporter decides, corrects and says afterwards. */
const reportersShape = {
  corrections: z.array(z.object({ at: z.string(), changes })),
  consents: z.array(
    z.object({
      id: z.string(),
      purpose: z.string(),
      party: nullable,
      manner: nullable,
      state: z.enum(['asked', 'given', 'refused', 'withdrawn']),
      askedBy: nullable,
      at: z.string(),
      decidedAt: nullable,
      withdrawnAt: nullable,
    }),
  ),
  feedback: z.array(z.object({ at: z.string(), codes, words: nullable })),
  notice: z.boolean(),
};

/** Everything about a case on one page, as the desk shows it. */
export const detailSchema = rowSchema
  .omit({ dueOn: true, dueStep: true, campaignId: true })
  .extend({
    version: z.number(),
    channel: z.string(),
    residence: z.string(),
    municipality: z.string(),
    closedAt: nullable,
    grounds: codes,
    domain: z.string(),
    natures: codes,
    handlings: codes,
    careCategories: codes,
    outcomes: codes,
    notHandledReason: nullable,
    role: z.string(),
    filedBy: nullable,
    earlier: z.number().nullable(),
    // what was filed first stays; what is said now has every correction in it
    filed,
    filedContact: contact,
    said: filed,
    contact,
    messages: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        sender: z.enum(['reporter', 'worker']),
        name: nullable,
        text: z.string(),
      }),
    ),
    attachments: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        sender: z.enum(['reporter', 'worker']),
        name: z.string(),
        by: nullable,
        type: z.string(),
        bytes: z.number(),
      }),
    ),
    journal: z.array(
      z.object({
        // in the order in which it was written; what came after one that was seen is news
        id: z.number(),
        at: z.string(),
        name: nullable,
        act: z.string(),
        fromState: nullable,
        toState: nullable,
        note: nullable,
      }),
    ),
    ...reportersShape,
    ...termsShape,
    ...rightsShape,
    ...flowShape,
    ...peopleShape,
    ...conferenceShape,
    ...lettersShape,
    ...trajectoryShape,
    ...decisionsShape,
  })
  .openapi('CaseDetail');
