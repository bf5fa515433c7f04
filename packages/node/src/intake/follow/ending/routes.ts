import { type Context, Hono } from 'hono';
import { MESSAGE_MAX } from '../../../cases/conversation.ts';
import { asksFeedback } from '../../../cases/feedback/feedback.ts';
import { keptHere } from '../../../cases/retention/kept.ts';
import { resumableAfter, resumableUntil, resume, withdraw } from '../../../cases/withdraw.ts';
import { isEnded } from '../../../cases/workflow.ts';
import { Refusal } from '../../../system/problem.ts';
import type { Filled } from '../../pages/fields.ts';
import type { View } from '../../pages/shell.ts';
import { type FieldError, one, type Typed } from '../../report/answers.ts';
import type { IntakeDeps } from '../../visit/visitor.ts';
import { idIn } from '../form-id.ts';
import { keyOf, type OpenReport } from '../open-report.ts';
import { textErrors } from '../text-errors.ts';
import type { ReportForm, ReportPages } from '../with-report.ts';
import { givingFeedback } from './feedback-form.ts';
import { feedbackPage, noFeedbackPage } from './feedback-page.ts';
import { notResumedPage, resumeForm, resumePage } from './resume-page.ts';
import { overPage, withdrawForm, withdrawPage } from './withdraw-page.ts';

const FIELDS = ['why', 'messageId'];

/** Withdrawing a report, taking it up again, and telling afterwards how it went. */
export function endingPages(deps: IntakeDeps, pages: ReportPages): Hono {
  const { db, clock } = deps;
  return new Hono()
    .get('/follow/withdraw', (c) =>
      pages.show(c, async (report, { view }) => {
        if (isEnded(report.case.state)) return c.html(overPage(view));
        return c.html(withdrawPage(view, filled(view, {}, []), await afterwards(deps, report)));
      }),
    )
    .post('/follow/withdraw', (c) => pages.take(c, withdrawing(c, deps)))
    .get('/follow/resume', (c) =>
      pages.show(c, async (report, { view }) => {
        const until = await openUntil(deps, report);
        if (typeof until === 'string') return c.html(notResumedPage(view, until, ''));
        return c.html(resumePage(view, filled(view, {}, []), until));
      }),
    )
    .post('/follow/resume', (c) => pages.take(c, resuming(c, deps)))
    .get('/follow/feedback', (c) =>
      pages.show(c, async (report, { view }) => {
        const { id: caseId, state } = report.case;
        if (!(await asksFeedback(db, { caseId, state }))) return c.html(noFeedbackPage(view));
        return c.html(feedbackPage(view, filled(view, {}, [])));
      }),
    )
    .post('/follow/feedback', (c) => pages.take(c, givingFeedback(c, { db, clock })));
}

/** What becomes of a report that is withdrawn now. */
async function afterwards({ db, clock }: IntakeDeps, report: OpenReport) {
  const until = await resumableAfter(db, timed(report), clock.now());
  return { until, kept: await keptHere(db, timed(report)) };
}

function withdrawing(c: Context, deps: IntakeDeps): ReportForm {
  const { db, clock, log, point } = deps;
  return {
    fields: FIELDS,
    form: (view, typed) => withdrawForm(view, filled(view, typed, [])),
    take: async (report, typed, { view }) => {
      const why = one(typed, 'why');
      const errors = textErrors('why', why, { max: MESSAGE_MAX });
      if (errors.length > 0) {
        const after = await afterwards(deps, report);
        return c.html(withdrawPage(view, filled(view, typed, errors), after), 422);
      }
      const text = why || view.texts.t('follow.withdraw.message');
      const at = { now: clock.now(), country: point.country };
      const message = { ...keyOf(report), id: idIn(typed, 'messageId'), text, ...at };
      try {
        await withdraw(db, message);
      } catch (error) {
        if (isMove(error)) return c.html(overPage(view), 409);
        throw error;
      }
      log.info('withdrawn', { caseId: message.caseId });
      return c.redirect(view.href('/follow?withdrawn=1'), 303);
    },
  };
}

function resuming(c: Context, deps: IntakeDeps): ReportForm {
  return {
    fields: FIELDS,
    form: (view, typed) => resumeForm(view, filled(view, typed, [])),
    take: async (report, typed, { view }) => {
      const text = one(typed, 'why');
      const until = await openUntil(deps, report);
      const errors = textErrors('why', text, { max: MESSAGE_MAX, empty: 'resume' });
      if (errors.length > 0) {
        if (typeof until === 'string') return c.html(notResumedPage(view, until, text), 409);
        return c.html(resumePage(view, filled(view, typed, errors), until), 422);
      }
      const at = { now: deps.clock.now(), country: deps.point.country };
      const message = { ...keyOf(report), id: idIn(typed, 'messageId'), text, ...at };
      try {
        await resume(deps.db, message);
      } catch (error) {
        if (!isMove(error)) throw error;
        return c.html(notResumedPage(view, typeof until === 'string' ? until : 'old', text), 409);
      }
      deps.log.info('resumed', { caseId: message.caseId });
      return c.redirect(view.href('/follow?resumed=1'), 303);
    },
  };
}

/** Until when the report can be taken up again, or why it cannot. */
async function openUntil(
  { db, clock }: IntakeDeps,
  { case: { id, state } }: OpenReport,
): Promise<Date | 'open' | 'old'> {
  if (!isEnded(state)) return 'open';
  const until = await resumableUntil(db, id);
  return until && until > clock.now() ? until : 'old';
}

function timed({ case: { retentionClass }, filing: { request } }: OpenReport) {
  return { retentionClass, request };
}

function isMove(error: unknown): boolean {
  return error instanceof Refusal && error.problem === 'move-not-allowed';
}

function filled(view: View, typed: Typed, errors: FieldError[]): Filled {
  return { texts: view.texts, typed, errors };
}
