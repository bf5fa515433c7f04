import { z } from '@hono/zod-openapi';
import { uuid } from '../../system/uuid.ts';
import { LANGUAGES } from '../texts.ts';
import { workersChannels } from './form.ts';

const strings = z.array(z.string());
const direction = z.enum(['ltr', 'rtl']);
const language = z.enum(LANGUAGES);

const field = z.object({
  id: z.string(),
  kind: z.enum(['one', 'several', 'yes', 'line', 'text']),
  label: z.string(),
  hint: z.string(),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string(), hint: z.string() })),
});

export const formSchema = z
  .object({
    language: z.string(),
    direction,
    languages: z.array(z.object({ code: z.string(), name: z.string(), direction })),
    channels: strings,
    opening: strings,
    questions: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        why: z.string(),
        aloud: strings,
        fields: z.array(field),
        skippedWhen: z.array(z.record(z.string(), z.string())),
      }),
    ),
  })
  .openapi('IntakeForm');

export const formQuerySchema = z.object({ language });

/** A field that nobody asks is left out; so many values that no question has them are refused. */
const answers = z.record(z.string().max(40), z.array(z.string()).max(100));

export const filingSchema = z
  .strictObject({
    requestId: uuid,
    /** The reporter's language, and that in which mistakes are told. */
    language,
    reader: language,
    channel: z.enum(workersChannels()),
    answers,
    receivedOn: z.iso.date().optional(),
    /** The number of an earlier case of the same person, whose answers are used again. */
    earlier: z.number().int().positive().max(2_147_483_647).optional(),
    take: z.boolean(),
  })
  .openapi('FilingForSomebody');

const qr = z.object({ size: z.number(), path: z.string() });
const part = z.object({ title: z.string(), lines: strings });

export const filedSchema = z
  .object({
    code: z.string(),
    caseId: z.string(),
    number: z.number(),
    sheet: z.object({
      language: z.string(),
      direction,
      title: z.string(),
      filed: z.string(),
      code: z.object({ label: z.string(), qr, qrLabel: z.string() }),
      parts: z.array(part),
      proof: part.extend({ qr, qrLabel: z.string() }),
    }),
  })
  .openapi('FiledForSomebody');

export const filedBeforeSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    caseId: z.string(),
    number: z.number(),
  })
  .openapi('FiledBefore');

export const mistakesSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })),
  })
  .openapi('FilingMistakes');
