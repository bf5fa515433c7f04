import type { Context } from 'hono';
import type { View } from '../pages/shell.ts';
import { hasAnswers, type Visit } from '../visit/visit.ts';
import { readForm, type Visitor } from '../visit/visitor.ts';
import {
  errorsIn,
  fieldsOf,
  firstOutdated,
  firstUnanswered,
  QUESTIONS,
  type QuestionId,
  TEXT_FIELDS,
  type Typed,
} from './answers.ts';
import { cleanLine } from './clean-text.ts';
import { CHECK_PAGE, nextPage } from './way.ts';

/** The answers of one page, as they came. */
export interface Answered {
  readonly question: QuestionId;
  readonly typed: Typed;
  readonly back: boolean;
}

/** Reads what the page of a question sent. */
export async function readAnswered(c: Context, question: QuestionId): Promise<Answered> {
  const { go, ...typed } = await readForm(c, [...fieldsOf(question), 'go']);
  for (const field of TEXT_FIELDS) {
    if (field !== 'story' && typed[field])
      typed[field] = typed[field].map(cleanLine).filter(Boolean);
  }
  return { question, typed, back: go?.[0] === 'back' };
}

/** Takes the answers of a page into what is remembered, right or wrong, and where that leads. */
export function withAnswers(visit: Visit, { question, typed: fields, back }: Answered): Visit {
  const { codeUntil: _, ...rest } = visit;
  const typed = { ...visit.typed, ...fields };
  const reused = visit.reused?.filter((it) => it !== question);
  const isWrong = !back && errorsIn(question, typed).length > 0;
  const at = isWrong ? `/report/${question}` : nextPage(question, { ...visit, typed }, back);
  return {
    ...rest,
    typed,
    at,
    checked: visit.checked === true || at === CHECK_PAGE,
    ...(reused ? { reused } : {}),
  };
}

/**
 * Keeps something about a visit. A draft begins under a cookie of its own: who planted or noted the
 * one from before sees nothing of it. Later a lost answer would cost all that was typed.
 */
export function keep(person: Visitor, question: QuestionId, change: (visit: Visit) => Visit) {
  return isUnderWay(person.visit, question) ? person.change(change) : person.renew(change);
}

/** Whether there is a receipt, or an answer to another question than this one. */
function isUnderWay(visit: Visitor['visit'], question: QuestionId): boolean {
  const own: readonly string[] = fieldsOf(question);
  return Boolean(visit?.receipt) || Object.keys(visit?.typed ?? {}).some((it) => !own.includes(it));
}

/** Whether answers were there that are gone now: a page in the midst of the form needs them. */
export function isOver(visit: Visitor['visit'], question?: QuestionId): boolean {
  return question !== QUESTIONS[0] && (!visit || (visit.lost === true && !hasAnswers(visit)));
}

/** Where somebody belongs who has sent already, or of whom nothing is known (any more). */
export function wrongPlace(
  view: View,
  visit: Visitor['visit'],
  { note = '', question }: { note?: string; question?: QuestionId } = {},
): string | undefined {
  if (visit?.receipt) return view.href(`/report/receipt${note}`);
  return isOver(visit, question) ? view.href('/report?expired=1') : undefined;
}

/** The page that still lacks something, before everything can be sent. */
export function unfinished(view: View, typed: Typed): string | undefined {
  const question = firstUnanswered(typed) ?? firstOutdated(typed, view.now);
  return question && view.href(`/report/${question}`);
}
