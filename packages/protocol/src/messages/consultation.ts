import { z } from 'zod';
import { lineSchema } from '../point-facts.ts';
import { codeSchema, sealedSchema, textSchema } from './text-forms.ts';

/** The body of every message of a consultation: which worker asks whom, and what, is sealed. */
export const consultationSchema = z.strictObject({ sealed: sealedSchema });

const worker = lineSchema(120);

/**
 * What a `consultation-question` seals: a question without anything that says who it is about.
 * The case stays where it is.
 */
export const questionSchema = z.strictObject({
  from: worker,
  to: worker.exactOptional(),
  subject: codeSchema('subject').exactOptional(),
  question: textSchema(10_000),
});

/** What a `consultation-answer` seals. */
export const answerSchema = z.strictObject({ from: worker, answer: textSchema(10_000) });

/** What a `consultation-thanks` seals: the consultation is over. */
export const thanksSchema = z.strictObject({
  from: worker,
  thanks: textSchema(2000).exactOptional(),
});
