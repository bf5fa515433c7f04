import { type Context, Hono } from 'hono';
import { answerByReporter, MESSAGE_MAX } from '../../cases/conversation.ts';
import { reportersTerms } from '../../cases/deadlines/case-terms.ts';
import { markRead } from '../../cases/store.ts';
import { Refusal } from '../../system/problem.ts';
import { readReceiptCode } from '../../vault/receipt-code.ts';
import type { View } from '../pages/shell.ts';
import { type FieldError, one, type Typed } from '../report/answers.ts';
import { openDraft } from '../report/open-draft.ts';
import { following } from '../visit/visit.ts';
import { type IntakeDeps, readForm, recognise, type Stationery } from '../visit/visitor.ts';
import { codePage } from './code-page.ts';
import { consentPages } from './consents/routes.ts';
import { answerForm } from './conversation-part.ts';
import { emailPages } from './email/routes.ts';
import { endingPages } from './ending/routes.ts';
import { type Followed, follow, followed } from './follow.ts';
import { followPage } from './follow-page.ts';
import { idIn } from './form-id.ts';
import { thereByCode, thereShown } from './handover/there.ts';
import { newsIn } from './news.ts';
import { readingPages } from './reading/routes.ts';
import { saidPages } from './said/routes.ts';
import { textErrors } from './text-errors.ts';
import { type ReportForm, reportPages } from './with-report.ts';

/** A code whose check character is wrong counts as this much of a guess. */
const SLIP = 0.1;

/** `/follow`: a reporter comes back with their code, reads, and answers. */
export function followRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  const pages = reportPages(deps, stationery);
  const visitor = (c: Context) => recognise(c, deps, stationery);
  return new Hono()
    .get('/follow', async (c) => {
      const { visit, view } = await visitor(c);
      const there = visit?.follow ? await thereByCode(deps, visit.follow) : undefined;
      if (there) return c.html(await thereShown(deps, view, there));
      const it = visit?.follow ? await follow(deps.db, visit.follow) : undefined;
      if (it) return showReport(c, deps, { view, it });
      const left = c.req.query('left') === '1';
      return c.html(codePage(view, { texts: view.texts, typed: {}, errors: [], left }));
    })
    .post('/follow', (c) => openByCode(c, deps, stationery))
    .post('/follow/answer', (c) => pages.take(c, answering(c, deps)))
    .post('/follow/leave', async (c) => {
      const person = await visitor(c);
      await person.forget();
      return c.redirect(person.view.href('/follow?left=1'), 303);
    })
    .route('/', readingPages(deps, pages))
    .route('/', saidPages(deps, pages))
    .route('/', endingPages(deps, pages))
    .route('/', consentPages(deps, pages))
    .route('/', emailPages(deps, pages));
}

async function showReport(
  c: Context,
  deps: IntakeDeps,
  { view, it }: { view: View; it: Followed },
): Promise<Response> {
  const shown = await drawn(deps, view, { it, news: newsIn(c), typed: {}, errors: [] });
  const now = deps.clock.now();
  await markRead(deps.db, it.messages, { from: 'worker', now });
  return c.html(shown);
}

async function openByCode(c: Context, deps: IntakeDeps, stationery: Stationery): Promise<Response> {
  const person = await recognise(c, deps, stationery);
  const { href, texts } = person.view;
  const typed = await readForm(c, ['code']);
  const code = readReceiptCode(one(typed, 'code'));
  if (code && ((await thereByCode(deps, code)) || (await follow(deps.db, code)))) {
    await person.renew((visit) => following(visit, code, deps.clock.now()));
    return c.redirect(href('/follow'), 303);
  }
  // the code of a report that is not sent yet goes on where it was left
  const draft = code && (await openDraft(person, code));
  if (draft) return c.redirect(href(draft), 303);
  const { key, status } = await wrongCode(c, deps, { typed: one(typed, 'code'), code });
  const elsewhere = key === 'codeUnknown';
  const filled = { texts, typed, errors: [{ field: 'code', key }], elsewhere };
  return c.html(codePage(person.view, filled), status);
}

/** What is said of a code that opens nothing, after it has cost whoever gives many some time. */
async function wrongCode(
  c: Context,
  { limits, addressOf }: IntakeDeps,
  { typed, code }: { typed: string; code: string | undefined },
) {
  if (typed === '') return { key: 'codeEmpty', status: 422 } as const;
  try {
    await limits.codes.wrong(addressOf(c), code ? 1 : SLIP);
  } catch (error) {
    if (!(error instanceof Refusal && error.problem === 'too-many')) throw error;
    c.header('Retry-After', '60');
    return { key: 'codeTooMany', status: 429 } as const;
  }
  return { key: code ? 'codeUnknown' : 'codeWrong', status: 422 } as const;
}

function answering(c: Context, deps: IntakeDeps): ReportForm {
  return {
    fields: ['answer', 'messageId'],
    form: (view, typed) => answerForm(view, filledWith(view, typed, [])),
    take: async (report, typed, { view }) => {
      const text = one(typed, 'answer');
      const errors = textErrors('answer', text, { max: MESSAGE_MAX, empty: 'answer' });
      if (errors.length > 0) {
        const it = await followed(deps.db, report);
        return c.html(await drawn(deps, view, { it, news: undefined, typed, errors }), 422);
      }
      const [caseId, { filingKey }] = [report.case.id, report.open];
      const id = idIn(typed, 'messageId');
      await answerByReporter(deps.db, { id, caseId, text, filingKey, now: deps.clock.now() });
      deps.log.info('answered', { caseId, messageId: id });
      return c.redirect(view.href('/follow?sent=1'), 303);
    },
  };
}

async function drawn(
  deps: IntakeDeps,
  view: View,
  at: {
    it: Followed;
    news: ReturnType<typeof newsIn>;
    typed: Typed;
    errors: FieldError[];
  },
) {
  const { country } = view.point;
  const reckoning = { country, now: deps.clock.now() };
  const caseId = at.it.report.case.id;
  const [terms, where] = await Promise.all([
    reportersTerms(deps.db, caseId, reckoning),
    deps.whereabouts(deps.db, caseId),
  ]);
  return followPage(view, at.it, {
    ...filledWith(view, at.typed, at.errors),
    news: at.news,
    terms,
    where,
  });
}

function filledWith(view: View, typed: Typed, errors: FieldError[]) {
  return { texts: view.texts, typed, errors, messageId: idIn(typed, 'messageId') };
}
