import {
  errorsIn,
  fieldsOf,
  fits,
  one,
  QUESTIONS,
  type QuestionId,
  type Typed,
} from './answers.ts';

/** What of a visit decides which page comes next; a visit is one. */
export interface Course {
  readonly typed: Typed;
  /** Questions answered by an earlier report. */
  readonly reused?: readonly string[];
  /** Whether all answers were seen together: what is changed then leads back there. */
  readonly checked?: boolean;
}

/** Where somebody is in the questions; no number for a question that they chose to add. */
export interface Progress {
  readonly question: QuestionId;
  readonly number?: number;
  readonly total: number;
}

export const CHECK_PAGE = '/report/check';
const BEGINNING = '/report';
const COUNTED: readonly QuestionId[] = ['want', 'about', 'story', 'place'];

/**
 * Which questions this person gets, given what they have answered so far. Who only wants to be
 * counted gets five at most, and may add what else fits.
 */
export function questionsFor(typed: Typed): QuestionId[] {
  return QUESTIONS.filter((id) => {
    if (one(typed, 'want') !== 'REPORT')
      return id === 'contact' ? mayBeKnown(typed) : fits(id, typed);
    return COUNTED.includes(id) || id === (isOfGrounds(typed) ? 'ground' : 'setting');
  });
}

/** The questions that fit and were not asked: somebody may add them, and need not. */
export function addableTo(typed: Typed): QuestionId[] {
  const asked = questionsFor(typed);
  return QUESTIONS.filter((id) => fits(id, typed) && !asked.includes(id));
}

/** Whether something was chosen or typed here. */
export function isFilledIn(question: QuestionId, typed: Typed): boolean {
  return fieldsOf(question).some((field) => (typed[field]?.length ?? 0) > 0);
}

/** Where somebody is: for "question 3 of 9". */
export function progressOf(question: QuestionId, course: Course): Progress {
  const asked = wayOf(course);
  const at = asked.indexOf(question);
  const total = asked.length + 1;
  return at < 0 ? { question, total } : { question, number: at + 1, total };
}

/** The address that follows on a question, or comes before it. */
export function nextPage(question: QuestionId, course: Course, back = false): string {
  const asked = wayOf(course);
  const at = asked.indexOf(question);
  if (course.checked || at < 0) return (back ? undefined : missingPage(course)) ?? CHECK_PAGE;
  if (back) return at > 0 ? pageOf(asked[at - 1]) : BEGINNING;
  return at + 1 < asked.length ? pageOf(asked[at + 1]) : CHECK_PAGE;
}

/** Where somebody goes on who comes back later; the last page leads to what is still needed. */
export function resumeAt({ at = BEGINNING }: { readonly at?: string }): string {
  return at === BEGINNING ? CHECK_PAGE : at;
}

/** Whether a question comes right after another one. */
export function comesAfter(before: QuestionId, question: QuestionId, course: Course): boolean {
  const asked = wayOf(course);
  return asked.includes(before) && asked[asked.indexOf(before) + 1] === question;
}

/** The first page that is still to come, such as one that another answer opened. */
export function missingPage({ typed }: Course): string | undefined {
  const isMissing = (id: QuestionId) =>
    errorsIn(id, typed).length > 0 || !(id === 'files' || isPassed(id, typed));
  const id = questionsFor(typed).find(isMissing);
  return id && pageOf(id);
}

function wayOf({ typed, reused = [] }: Course): QuestionId[] {
  return questionsFor(typed).filter((id) => !reused.includes(id));
}

function pageOf(question: QuestionId | undefined): string {
  return question ? `/report/${question}` : CHECK_PAGE;
}

/** Whether its page was sent, empty or not. */
function isPassed(question: QuestionId, typed: Typed): boolean {
  return fieldsOf(question).some((field) => field in typed);
}

/** Nothing is said yet, or something by which they can be reached. */
function mayBeKnown(typed: Typed): boolean {
  return typed.anonymity === undefined || fits('contact', typed);
}

function isOfGrounds(typed: Typed): boolean {
  return ['DISCRIMINATION', 'BOTH'].includes(one(typed, 'about'));
}
