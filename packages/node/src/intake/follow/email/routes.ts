import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { changeNotice } from '../../../cases/change-notice.ts';
import { readNotice } from '../../../cases/notice.ts';
import type { Filled } from '../../pages/fields.ts';
import type { View } from '../../pages/shell.ts';
import { type FieldError, one } from '../../report/answers.ts';
import type { IntakeDeps } from '../../visit/visitor.ts';
import { newsIn } from '../news.ts';
import { keyOf, type OpenReport } from '../open-report.ts';
import { textErrors } from '../text-errors.ts';
import type { ReportForm, ReportPages } from '../with-report.ts';
import { emailForm, emailPage } from './email-page.ts';

const EMAIL_MAX = 200;

/** Hearing by e-mail that there is news, and no longer hearing it. */
export function emailPages(deps: IntakeDeps, pages: ReportPages): Hono {
  return new Hono()
    .get('/follow/email', (c) =>
      pages.show(c, async (report, { view }) =>
        c.html(await drawn(deps, { c, report, view }, { typed: {}, errors: [] })),
      ),
    )
    .post('/follow/email', (c) => pages.take(c, setting(c, deps)));
}

function setting(c: Context, deps: IntakeDeps): ReportForm {
  const { db, clock, log } = deps;
  return {
    fields: ['email', 'stop'],
    form: (view, typed) => emailForm(view, { texts: view.texts, typed, errors: [] }),
    take: async (report, typed, { view }) => {
      const of = { ...keyOf(report), now: clock.now() };
      if (one(typed, 'stop') === 'YES') {
        await changeNotice(db, of, null);
        return c.redirect(view.href('/follow/email?nomail=1'), 303);
      }
      if (report.filing.anonymity === 'ANON_FULL') {
        // the page says why, and what to do instead
        return c.html(await drawn(deps, { c, report, view }, { typed: {}, errors: [] }), 409);
      }
      const email = one(typed, 'email');
      const errors = view.point.mails ? errorsIn(email) : [{ field: 'content', key: 'mailOff' }];
      if (errors.length > 0) {
        return c.html(await drawn(deps, { c, report, view }, { typed, errors }), 422);
      }
      await changeNotice(db, of, { email, language: view.texts.language });
      log.info('notice-set', { caseId: of.caseId });
      return c.redirect(view.href('/follow/email?mail=1'), 303);
    },
  };
}

async function drawn(
  { db }: IntakeDeps,
  { c, report, view }: { c: Context; report: OpenReport; view: View },
  { typed, errors }: Pick<Filled, 'typed' | 'errors'>,
) {
  const notice = await readNotice(db, keyOf(report));
  const news = errors.length > 0 ? undefined : newsIn(c);
  const { anonymity } = report.filing;
  return emailPage(view, { texts: view.texts, typed, errors }, { notice, news, anonymity });
}

function errorsIn(email: string): FieldError[] {
  const errors = textErrors('email', email, { max: EMAIL_MAX, empty: 'email' });
  if (errors.length > 0) return errors;
  return z.email().safeParse(email).success ? [] : [{ field: 'email', key: 'email' }];
}
