import { isCode, topCodes } from '@nabij/protocol';
import { z } from 'zod';
import { lengthOf } from '../../system/text-length.ts';

/** What somebody typed, right or wrong, by field; a field may carry several values. */
export type Typed = Record<string, string[]>;

/** One thing to mend: the field, and the key of the sentence under `errors` in the texts. */
export interface FieldError {
  readonly field: string;
  readonly key: string;
  readonly values?: Record<string, string | number>;
}

/** In Unicode code points. */
export const STORY_MAX = 20_000;
const LINE_MAX = 200;

const line = z.string().max(LINE_MAX, 'tooLong').default('');
const choice = (codes: [string, ...string[]]) => z.enum(codes, { error: 'choose' });
const codeOf = (list: 'ground' | 'domain') =>
  z.string({ error: 'choose' }).refine((code) => isCode(list, code), { error: 'choose' });

const schemas = {
  about: z.object({ about: choice(['DISCRIMINATION', 'CARE', 'BOTH']) }),
  want: z.object({ want: choice(['REPORT', 'COMPLAINT', 'ADVICE']) }),
  story: z.object({
    story: z.string({ error: 'story' }).min(1, 'story').max(STORY_MAX, 'tooLong'),
  }),
  place: z.object({
    place: choice(['HERE', 'ELSEWHERE']),
    elsewhere: line,
    lives: choice(['YES', 'NO']),
  }),
  setting: z.object({ setting: codeOf('domain').default('UNKNOWN') }),
  when: z.object({ when: line, ongoing: choice(['YES']).optional() }),
  ground: z.object({ ground: z.array(codeOf('ground')).default([]) }),
  anonymity: z.object({ anonymity: choice(['NAMED', 'ANON_THIRD', 'ANON_FULL']) }),
  contact: z.object({
    name: line,
    email: z.union([z.literal(''), z.email('email').max(LINE_MAX, 'tooLong')]).default(''),
    phone: line,
  }),
} as const;

export type QuestionId = keyof typeof schemas;

/** The questions in their order. Only what fits is asked: see {@link questionsFor}. */
export const QUESTIONS = Object.keys(schemas) as QuestionId[];

/** The fields into which people type words. */
export const TEXT_FIELDS = ['story', 'elsewhere', 'when', 'name', 'email', 'phone'] as const;

const MANY_VALUED = new Set(['ground']);

/** The fields that a question's page sends. */
export function fieldsOf(question: QuestionId): string[] {
  return Object.keys(schemas[question].shape);
}

/** Which questions this person gets, given what they have answered so far. */
export function questionsFor(typed: Typed): QuestionId[] {
  const skipped = new Set<QuestionId>();
  if (typed.about?.[0] === 'CARE') skipped.add('ground');
  // somebody who only wants to be counted is not asked who they are (GDPR art. 5(1)(c))
  if (typed.want?.[0] === 'REPORT') skipped.add('anonymity').add('contact');
  if (typed.anonymity?.[0] === 'ANON_FULL') skipped.add('contact');
  return QUESTIONS.filter((question) => !skipped.has(question));
}

/** What has to be mended on one question before going on. */
export function errorsIn(question: QuestionId, typed: Typed): FieldError[] {
  const parsed = schemas[question].safeParse(valuesOf(question, typed));
  const errors = parsed.success ? [] : parsed.error.issues.map((issue) => toError(issue, typed));
  if (question === 'contact' && typed.anonymity?.[0] === 'NAMED' && !one(typed, 'name')) {
    errors.unshift({ field: 'name', key: 'name' });
  }
  return errors.filter((error, at) => errors.findIndex((e) => e.field === error.field) === at);
}

/** The first question that still has something to mend, if any. */
export function firstUnanswered(typed: Typed): QuestionId | undefined {
  return questionsFor(typed).find((question) => errorsIn(question, typed).length > 0);
}

/** Everything that was answered, checked and complete; questions not asked keep their defaults. */
export interface Answers {
  about: string;
  want: string;
  story: string;
  place: 'HERE' | 'ELSEWHERE';
  elsewhere: string;
  lives: 'YES' | 'NO';
  setting: string;
  when: string;
  ongoing: boolean;
  ground: string[];
  anonymity: string;
  contact: { name: string; email: string; phone: string } | null;
}

/** Reads complete answers out of what was typed; undefined while something is missing. */
export function readAnswers(typed: Typed): Answers | undefined {
  if (firstUnanswered(typed)) return undefined;
  const asked = new Set(questionsFor(typed));
  const contact = {
    name: one(typed, 'name'),
    email: one(typed, 'email'),
    phone: one(typed, 'phone'),
  };
  return {
    about: one(typed, 'about'),
    want: one(typed, 'want'),
    story: one(typed, 'story'),
    place: one(typed, 'place') === 'HERE' ? 'HERE' : 'ELSEWHERE',
    elsewhere: one(typed, 'place') === 'HERE' ? '' : one(typed, 'elsewhere'),
    lives: one(typed, 'lives') === 'YES' ? 'YES' : 'NO',
    setting: one(typed, 'setting') || 'UNKNOWN',
    when: one(typed, 'when'),
    ongoing: one(typed, 'ongoing') === 'YES',
    ground: asked.has('ground') ? many(typed, 'ground') : [],
    anonymity: asked.has('anonymity') ? one(typed, 'anonymity') : 'ANON_FULL',
    contact: asked.has('contact') && Object.values(contact).some(Boolean) ? contact : null,
  };
}

/** The residence code of the statutory tables (Regeling registratieformulier, columns). */
export function residenceOf(answers: Answers): string {
  if (answers.lives === 'YES') return answers.place === 'HERE' ? 'RES_HERE' : 'RES_ELSEWHERE';
  return answers.place === 'HERE' ? 'NONRES_HERE' : 'UNKNOWN';
}

/**
 * Cleans text as browsers send it: one kind of line end, no NUL or other control characters,
 * well-formed, composed (NFC), no space at the ends. Emoji and right-to-left text stay.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC')
    .trim();
}

export function one(typed: Typed, field: string): string {
  return typed[field]?.[0] ?? '';
}

export function many(typed: Typed, field: string): string[] {
  return typed[field] ?? [];
}

/** The codes a citizen may choose from: the top level of the list, in its order. */
export function offeredCodes(list: 'ground' | 'domain'): readonly string[] {
  return topCodes(list);
}

function valuesOf(question: QuestionId, typed: Typed): Record<string, unknown> {
  const entries = fieldsOf(question)
    .filter((field) => (typed[field]?.length ?? 0) > 0)
    .map((field) => [field, MANY_VALUED.has(field) ? many(typed, field) : one(typed, field)]);
  return Object.fromEntries(entries);
}

function toError(issue: z.core.$ZodIssue, typed: Typed): FieldError {
  const field = String(issue.path[0] ?? '');
  if (issue.code !== 'too_big') return { field, key: issue.message };
  const max = Number(issue.maximum);
  return { field, key: 'tooLong', values: { length: lengthOf(one(typed, field)), max } };
}
