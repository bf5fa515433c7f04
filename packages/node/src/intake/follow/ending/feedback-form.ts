import type { Context } from 'hono';
import { FEEDBACK_QUESTIONS, giveFeedback, WORDS_MAX } from '../../../cases/feedback/feedback.ts';
import { Refusal } from '../../../system/problem.ts';
import type { View } from '../../pages/shell.ts';
import { type FieldError, one, type Typed } from '../../report/answers.ts';
import type { IntakeDeps } from '../../visit/visitor.ts';
import { keyOf } from '../open-report.ts';
import { textErrors } from '../text-errors.ts';
import type { ReportForm } from '../with-report.ts';
import { feedbackForm, feedbackPage, noFeedbackPage, QUESTIONS } from './feedback-page.ts';

/** Takes the three answers; given a second time they change nothing. */
export function givingFeedback(
  c: Context,
  { db, clock }: Pick<IntakeDeps, 'db' | 'clock'>,
): ReportForm {
  return {
    fields: [...QUESTIONS, 'words'],
    form: (view, typed) => feedbackForm(view, filled(view, typed, [])),
    take: async (report, typed, { view }) => {
      const [codes, words] = [codesIn(typed), one(typed, 'words')];
      const errors = errorsIn(codes, words);
      if (errors.length > 0) return c.html(feedbackPage(view, filled(view, typed, errors)), 422);
      try {
        const by = { ...keyOf(report), now: clock.now() };
        const kept = await giveFeedback(db, by, { codes, words });
        if (!kept) return c.html(noFeedbackPage(view), 409);
      } catch (error) {
        const over = error instanceof Refusal && error.problem === 'move-not-allowed';
        if (!over) throw error;
        return c.html(noFeedbackPage(view), 409);
      }
      return c.redirect(view.href('/follow?thanks=1'), 303);
    },
  };
}

/** What is no answer to its question is left out. */
function codesIn(typed: Typed): string[] {
  return QUESTIONS.flatMap((question) =>
    FEEDBACK_QUESTIONS[question].filter((code) => code === one(typed, question)),
  );
}

function errorsIn(codes: readonly string[], words: string): FieldError[] {
  if (codes.length === 0 && words === '') return [{ field: 'helped', key: 'feedback' }];
  return textErrors('words', words, { max: WORDS_MAX });
}

function filled(view: View, typed: Typed, errors: FieldError[]) {
  return { texts: view.texts, typed, errors };
}
