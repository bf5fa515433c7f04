import { CHOICES, fits, QUESTIONS, type QuestionId, type Typed } from '../report/answers.ts';
import { FIELDS } from './fields.ts';

/** Answers that together make a question needless; '' is no answer. */
export type Condition = Readonly<Record<string, string>>;

/** The answers on which it depends what else is asked. */
const DECISIVE = ['want', 'about', 'anonymity'] as const;

const CHOSEN = DECISIVE.map((field) => ({ field, values: ['', ...CHOICES[field]] }));

/** Every way to answer what decides, no answer included. */
export const ALL_ANSWERS: readonly Condition[] = CHOSEN.reduce<Condition[]>(
  (some, { field, values }) =>
    some.flatMap((one) => values.map((value) => ({ ...one, [field]: value }))),
  [{}],
);

/** The same with any of them left open, the most open first. */
const PARTIAL: readonly Condition[] = CHOSEN.reduce<Condition[]>(
  (some, { field, values }) =>
    some.flatMap((one) => [one, ...values.map((value) => ({ ...one, [field]: value }))]),
  [{}],
).sort((a, b) => Object.keys(a).length - Object.keys(b).length);

/** When a question is needless: read from {@link fits}, which alone decides. */
export function needlessWhen(question: QuestionId): Condition[] {
  const found: Condition[] = [];
  for (const condition of PARTIAL) {
    const isNew = !found.some((known) => holdsIn(known, condition));
    const full = ALL_ANSWERS.filter((answers) => holdsIn(condition, answers));
    if (isNew && full.every((answers) => !asks(question, answers))) found.push(condition);
  }
  return found;
}

/** All questions that a worker can put, in the order of the form. */
export const PUT = QUESTIONS.filter((question) => question in FIELDS);

function asks(question: QuestionId, answers: Condition): boolean {
  const typed: Typed = Object.fromEntries(
    Object.entries(answers).map(([field, value]) => [field, value === '' ? [] : [value]]),
  );
  return fits(question, typed);
}

export function holdsIn(condition: Condition, answers: Condition): boolean {
  return Object.entries(condition).every(([field, value]) => answers[field] === value);
}
