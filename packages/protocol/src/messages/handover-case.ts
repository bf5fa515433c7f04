import { z } from 'zod';
import { entityIdSchema } from '../entity-id.ts';
import { epochSecondsSchema, messageIdSchema } from '../envelope.ts';
import { codeSchema, codesSchema, digestSchema, languageSchema, textSchema } from './text-forms.ts';

const codingSchema = z.strictObject({
  subject: codeSchema('subject'),
  request: codeSchema('request_type').exactOptional(),
  channel: codeSchema('channel'),
  /** Where the reporter lives and where it happened, seen from the sender. */
  residence: codeSchema('residence'),
  domain: codeSchema('domain').exactOptional(),
  grounds: codesSchema('ground', 64),
  natures: codesSchema('nature', 64),
  care_categories: codesSchema('care_category', 64),
});

/** When and where it happened, in the reporter's words, and by the code of the municipality. */
const happenedSchema = z.strictObject({
  when: textSchema(2000).exactOptional(),
  place: textSchema(200).exactOptional(),
  municipality: z
    .string()
    .regex(/^[A-Za-z0-9._:-]{1,32}$/)
    .exactOptional(),
  ongoing: z.boolean().exactOptional(),
});

/** In what the case was counted before, in a quarter that has left: it counts there, once. */
const COUNTED_BEFORE = ['RECEIVED', 'CLOSED'] as const;

const contactSchema = z.strictObject({
  name: textSchema(200).exactOptional(),
  email: textSchema(200).exactOptional(),
  phone: textSchema(200).exactOptional(),
  reach: textSchema(2000).exactOptional(),
});

const wordSchema = z.strictObject({
  at: epochSecondsSchema,
  by: z.enum(['REPORTER', 'POINT']),
  text: textSchema(20_000),
});

const personSchema = z.strictObject({
  role: codeSchema('party_role'),
  name: textSchema(200).exactOptional(),
  note: textSchema(2000).exactOptional(),
});

const fileSchema = z.strictObject({
  /** The stream in which its bytes come. */
  stream: z.int().min(1).max(64),
  name: textSchema(255),
  media_type: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/),
  bytes: z.int().min(1).max(33_554_432),
  digest: digestSchema,
});

/** One handover that this case went through before: who had it, who took it, since when. */
const earlierSchema = z.strictObject({
  handover: messageIdSchema,
  from: entityIdSchema,
  to: entityIdSchema,
  at: epochSecondsSchema,
});

/** By what the reporter's code finds the case, and what it opens; opaque to everybody else. */
const codeEntrySchema = z.strictObject({
  lookup: digestSchema,
  box: z
    .string()
    .regex(/^[\w-]{1,16384}$/)
    .exactOptional(),
});

/**
 * The case document: stream 0 of the content. Each optional member is one part of a case, by the
 * code list `case_part`, and may only be there where the consent names that part.
 * @example const isInForm = handoverCaseSchema.safeParse(document).success;
 */
export const handoverCaseSchema = z.strictObject({
  version: z.literal(1),
  handover: messageIdSchema,
  /** The version of the code lists, such as `2026.1`. */
  codes: z.string().regex(/^20\d\d\.\d{1,3}$/),
  received: epochSecondsSchema,
  role: codeSchema('reporter_role'),
  anonymity: codeSchema('anonymity'),
  language: languageSchema.exactOptional(),
  earlier: z.array(earlierSchema).max(50),
  code: codeEntrySchema.exactOptional(),
  counted: z
    .array(z.enum(COUNTED_BEFORE))
    .refine((all) => new Set(all).size === all.length)
    .exactOptional(),
  happened: happenedSchema.exactOptional(),
  story: textSchema(40_000).exactOptional(),
  contact: contactSchema.exactOptional(),
  coding: codingSchema.exactOptional(),
  people: z.array(personSchema).max(200).exactOptional(),
  conversation: z.array(wordSchema).max(2000).exactOptional(),
  files: z.array(fileSchema).max(64).exactOptional(),
  plan: textSchema(40_000).exactOptional(),
});

/**
 * A case on its way to another point.
 * @example const isCounted = (document: HandoverCase) => document.counted?.includes('RECEIVED');
 */
export type HandoverCase = z.infer<typeof handoverCaseSchema>;

const PART_OF: Readonly<Record<string, string>> = {
  story: 'STORY',
  happened: 'STORY',
  contact: 'CONTACT',
  coding: 'CODING',
  people: 'PEOPLE',
  conversation: 'CONVERSATION',
  files: 'FILES',
  plan: 'PLAN',
};

/**
 * Whether the document holds no part of the case beyond those to which the reporter agreed.
 * @example isWithinConsent(document, offer.consent.parts)
 */
export function isWithinConsent(document: HandoverCase, parts: readonly string[]): boolean {
  return Object.keys(document).every((member) => {
    const part = PART_OF[member];
    return part === undefined || parts.includes(part);
  });
}
