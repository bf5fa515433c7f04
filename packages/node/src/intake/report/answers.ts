import { isCode, topCodes } from '@nabij/protocol';
import { z } from 'zod';
import { choosableCodes } from '../../system/codes/choosable.ts';
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

/** What people answer by a choice; the last of `about` is for who is not sure. */
export const CHOICES = {
  want: ['COMPLAINT', 'ADVICE', 'REPORT'],
  about: ['DISCRIMINATION', 'CARE', 'BOTH', 'QUESTION'],
  place: ['HERE', 'ELSEWHERE', 'UNKNOWN'],
  lives: ['YES', 'NO'],
  role: ['SELF', 'WITNESS', 'REPRESENTATIVE', 'NEXT_OF_KIN', 'PROFESSIONAL', 'ORGANISATION'],
  anonymity: ['NAMED', 'ANON_THIRD', 'ANON_FULL'],
} as const;

const line = z.string().max(LINE_MAX, 'tooLong').default('');
const choice = <Code extends string>(codes: readonly Code[]) => z.enum(codes, { error: 'choose' });
const codeOf = (list: 'ground' | 'domain') =>
  z.string({ error: 'choose' }).refine((code) => isCode(list, code), { error: 'choose' });

const schemas = {
  want: z.object({ want: choice(CHOICES.want) }),
  about: z.object({ about: choice(CHOICES.about).optional() }),
  story: z.object({
    story: z.string({ error: 'story' }).min(1, 'story').max(STORY_MAX, 'tooLong'),
  }),
  // what is in files is checked as they come in
  files: z.object({}),
  place: z.object({ place: choice(CHOICES.place), elsewhere: line, lives: choice(CHOICES.lives) }),
  when: z.object({ when: line, ongoing: choice(['YES']).optional() }),
  setting: z.object({ setting: codeOf('domain').optional() }),
  ground: z.object({ ground: z.array(codeOf('ground')).default([]) }),
  role: z.object({ role: choice(CHOICES.role).optional() }),
  anonymity: z.object({ anonymity: choice(CHOICES.anonymity).optional() }),
  contact: z.object({
    name: line,
    email: z.union([z.literal(''), z.email('email').max(LINE_MAX, 'tooLong')]).default(''),
    phone: line,
    notice: choice(['YES']).optional(),
  }),
} as const;

export type QuestionId = keyof typeof schemas;

/** The questions in their order. Only what fits is asked: see `way.ts`. */
export const QUESTIONS = Object.keys(schemas) as QuestionId[];

/** The fields into which people type words. */
export const TEXT_FIELDS = ['story', 'elsewhere', 'when', 'name', 'email', 'phone'] as const;

const MANY_VALUED = new Set(['ground']);

/** The fields that a question's page sends. */
export function fieldsOf(question: QuestionId): string[] {
  return Object.keys(schemas[question].shape);
}

/** What has to be mended on one question before going on. */
export function errorsIn(question: QuestionId, typed: Typed): FieldError[] {
  const parsed = schemas[question].safeParse(valuesOf(question, typed));
  const errors = parsed.success ? [] : parsed.error.issues.map((issue) => toError(issue, typed));
  errors.push(...missingIn(question, typed));
  return errors.filter((error, at) => errors.findIndex((e) => e.field === error.field) === at);
}

/** What has to be mended, answers among it that nobody can give any more. */
export function mistakesIn(question: QuestionId, typed: Typed, now: Date): FieldError[] {
  return [...errorsIn(question, typed), ...outdatedIn(question, typed, now)];
}

/** Answers in codes that nobody can give any more: a day may pass between asking and sending. */
function outdatedIn(question: QuestionId, typed: Typed, now: Date): FieldError[] {
  const field = question === 'setting' || question === 'ground' ? question : undefined;
  if (!field) return [];
  const list = field === 'setting' ? 'domain' : 'ground';
  const choosable = choosableCodes(list, { now });
  const old = many(typed, field).some((code) => !choosable.has(code));
  return old ? [{ field, key: 'choose' }] : [];
}

/** What is needed because of another answer. */
function missingIn(question: QuestionId, typed: Typed): FieldError[] {
  const needs = (field: string, key: string) => (one(typed, field) ? [] : [{ field, key }]);
  if (question === 'place' && one(typed, 'place') === 'ELSEWHERE') {
    return needs('elsewhere', 'elsewhere');
  }
  if (question !== 'contact') return [];
  return [
    ...(one(typed, 'anonymity') === 'NAMED' ? needs('name', 'name') : []),
    ...(one(typed, 'notice') === 'YES' ? needs('email', 'noticeEmail') : []),
  ];
}

/**
 * Whether a question can be answered at all, given what is answered. Who only wants to be counted
 * is not asked who they are (GDPR art. 5(1)(c)); who stays fully anonymous is not reached.
 */
export function fits(question: QuestionId, typed: Typed): boolean {
  const isCounted = one(typed, 'want') === 'REPORT';
  if (question === 'ground') return one(typed, 'about') !== 'CARE';
  if (question === 'anonymity') return !isCounted;
  return question !== 'contact' || (!isCounted && isKnown(typed));
}

function isKnown(typed: Typed): boolean {
  return ['NAMED', 'ANON_THIRD'].includes(one(typed, 'anonymity'));
}

/** The first question that still has something to mend, if any. */
export function firstUnanswered(typed: Typed): QuestionId | undefined {
  return QUESTIONS.find((id) => fits(id, typed) && errorsIn(id, typed).length > 0);
}

/** The first question whose answer nobody can give any more, if any. */
export function firstOutdated(typed: Typed, now: Date): QuestionId | undefined {
  return QUESTIONS.find((id) => fits(id, typed) && outdatedIn(id, typed, now).length > 0);
}

/** Everything that was answered, checked and complete; what was left open has its default. */
export interface Answers {
  about: string;
  want: string;
  story: string;
  place: 'HERE' | 'ELSEWHERE' | 'UNKNOWN';
  elsewhere: string;
  lives: 'YES' | 'NO';
  setting: string;
  when: string;
  ongoing: boolean;
  ground: string[];
  role: string;
  anonymity: string;
  contact: { name: string; email: string; phone: string } | null;
  /** Whether they want a mail when there is news. */
  notice: boolean;
  /** The number of an earlier report by the same person, who brought its code. */
  earlier: number | null;
}

/** Reads complete answers out of what was typed; undefined while something is missing. */
export function readAnswers(typed: Typed, earlier: number | null = null): Answers | undefined {
  if (firstUnanswered(typed)) return undefined;
  const place = CHOICES.place.find((it) => it === one(typed, 'place')) ?? 'UNKNOWN';
  const contact = fits('contact', typed) ? contactIn(typed) : null;
  return {
    about: one(typed, 'about') || 'QUESTION',
    want: one(typed, 'want'),
    story: one(typed, 'story'),
    place,
    elsewhere: place === 'ELSEWHERE' ? one(typed, 'elsewhere') : '',
    lives: one(typed, 'lives') === 'YES' ? 'YES' : 'NO',
    setting: one(typed, 'setting') || 'UNKNOWN',
    when: one(typed, 'when'),
    ongoing: one(typed, 'ongoing') === 'YES',
    ground: fits('ground', typed) ? many(typed, 'ground') : [],
    role: one(typed, 'role') || 'SELF',
    anonymity: (fits('anonymity', typed) && one(typed, 'anonymity')) || 'ANON_FULL',
    contact,
    notice: one(typed, 'notice') === 'YES' && Boolean(contact?.email),
    earlier,
  };
}

function contactIn(typed: Typed): Answers['contact'] {
  const [name, email, phone] = [one(typed, 'name'), one(typed, 'email'), one(typed, 'phone')];
  return name || email || phone ? { name, email, phone } : null;
}

/** The residence code of the statutory tables (Regeling registratieformulier, columns). */
export function residenceOf({ place, lives }: Pick<Answers, 'place' | 'lives'>): string {
  if (place === 'UNKNOWN') return 'UNKNOWN';
  if (lives === 'YES') return place === 'HERE' ? 'RES_HERE' : 'RES_ELSEWHERE';
  return place === 'HERE' ? 'NONRES_HERE' : 'UNKNOWN';
}

export function one(typed: Typed, field: string): string {
  return typed[field]?.[0] ?? '';
}

export function many(typed: Typed, field: string): string[] {
  return typed[field] ?? [];
}

/** The codes a citizen may choose from now: the top level of the list, in its order. */
export function offeredCodes(list: 'ground' | 'domain', now: Date): readonly string[] {
  const choosable = choosableCodes(list, { now });
  return topCodes(list).filter((code) => choosable.has(code));
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
