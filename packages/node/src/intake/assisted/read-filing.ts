import {
  type Answers,
  fieldsOf,
  fits,
  mistakesIn,
  QUESTIONS,
  readAnswers,
  type Typed,
} from '../report/answers.ts';
import { cleanLine, cleanText } from '../report/clean-text.ts';
import type { Texts } from '../texts.ts';
import { FIELDS } from './fields.ts';
import { receivedOn } from './received-on.ts';

/** One thing to mend, in the worker's language. */
export interface Mistake {
  field: string;
  message: string;
}

/** What was asked and typed at the desk. */
export interface TypedFiling {
  answers: Readonly<Record<string, readonly string[]>>;
  receivedOn?: string | undefined;
  /** The number of an earlier case of the same person. */
  earlier?: number | undefined;
}

export type ReadFiling =
  | { readonly answers: Answers; readonly receivedAt: Date }
  | { readonly mistakes: Mistake[] };

const LONG_TEXTS = new Set(
  Object.values(FIELDS)
    .flat()
    .filter(({ kind }) => kind === 'text')
    .map(({ id }) => id),
);

/** Reads a filing by the rules of the citizen's own form. */
export function readFiling(typed: TypedFiling, { t }: Texts, now: Date): ReadFiling {
  const clean = cleaned(typed.answers);
  const answers = readAnswers(clean, typed.earlier ?? null);
  const receivedAt = receivedOn(typed.receivedOn, now);
  const asked = QUESTIONS.filter((question) => fits(question, clean));
  const errors = asked.flatMap((question) => mistakesIn(question, clean, now));
  if (answers && receivedAt && errors.length === 0) return { answers, receivedAt };
  if (!receivedAt) errors.unshift({ field: 'receivedOn', key: 'receivedOn' });
  return {
    mistakes: errors.map(({ field, key, values }) => ({
      field,
      message: t(`errors.${key}`, { ...values }),
    })),
  };
}

function cleaned(answers: TypedFiling['answers']): Typed {
  const typed: Typed = {};
  for (const field of QUESTIONS.flatMap(fieldsOf)) {
    const clean = LONG_TEXTS.has(field) ? cleanText : cleanLine;
    const values = (answers[field] ?? []).map(clean).filter((value) => value !== '');
    if (values.length > 0) typed[field] = [...new Set(values)];
  }
  return typed;
}
