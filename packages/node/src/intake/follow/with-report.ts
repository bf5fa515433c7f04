import { PROBLEMS } from '@nabij/protocol';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal } from '../../system/problem.ts';
import type { Markup } from '../pages/markup.ts';
import { shell, type View } from '../pages/shell.ts';
import type { Typed } from '../report/answers.ts';
import {
  type IntakeDeps,
  readForm,
  recognise,
  type Stationery,
  type Visitor,
  viewFor,
} from '../visit/visitor.ts';
import { thereByCode } from './handover/there.ts';
import { type OpenReport, openReport } from './open-report.ts';

/** A form of an open report: what it sends, how it is drawn, and what is done with it. */
export interface ReportForm {
  readonly fields: readonly string[];
  /** The form alone, filled with what was typed. */
  form(view: View, typed: Typed): Markup;
  take(report: OpenReport, typed: Typed, visitor: Visitor): Promise<Response>;
}

/** Pages of a report that its code has opened. */
export interface ReportPages {
  /** Shows a page; who has not typed their code is sent to where one does. */
  show(
    c: Context,
    answer: (report: OpenReport, visitor: Visitor) => Promise<Response>,
  ): Promise<Response>;
  /** Takes a form. What was typed stays on the page, whatever is in the way. */
  take(c: Context, form: ReportForm): Promise<Response>;
}

export function reportPages(deps: IntakeDeps, stationery: Stationery): ReportPages {
  const open = async (c: Context) => {
    const visitor = await recognise(c, deps, stationery);
    const code = visitor.visit?.follow;
    // what another point has now is not opened here, and its first page says who has it
    const there = code === undefined ? undefined : await thereByCode(deps, code);
    const isHere = code !== undefined && there === undefined;
    const report = isHere ? await openReport(deps.db, code) : undefined;
    return { visitor, report, erased: isHere && !report, there };
  };
  return {
    show: async (c, answer) => {
      const { visitor, report } = await open(c);
      return report ? answer(report, visitor) : c.redirect(visitor.view.href('/follow'), 303);
    },
    take: async (c, form) => {
      const typed = await readForm(c, form.fields);
      try {
        const { visitor, report, erased, there } = await open(c);
        if (erased) throw new Refusal('not-found');
        if (there) throw new Refusal('case-frozen');
        if (!report) return c.html(againPage(visitor.view, form, { typed, way: 'later' }), 409);
        await deps.limits.sends.turn(deps.addressOf(c));
        return await form.take(report, typed, visitor);
      } catch (error) {
        const { status, way } = refusedBy(error);
        if (status === 429) c.header('Retry-After', '60');
        if (status === 503) deps.log.error('answer-not-kept', {}, error);
        return c.html(againPage(viewFor(c, { deps, stationery }), form, { typed, way }), status);
      }
    },
  };
}

/** What somebody can do: send it again later, look what changed, or begin anew. */
type Way = 'later' | 'changed' | 'gone';

/** Only what may pass is said to pass: the rest stays refused, however long one waits. */
function refusedBy(error: unknown): { status: ContentfulStatusCode; way: Way } {
  const problem = error instanceof Refusal ? error.problem : 'internal';
  if (problem === 'too-many') return { status: 429, way: 'later' };
  if (problem === 'not-found') return { status: 404, way: 'gone' };
  // whoever looks after the machine may bring rows back that somebody changed
  const { status } = PROBLEMS[problem];
  if (status >= 500 || problem === 'seal-broken') return { status: 503, way: 'later' };
  return { status: status as ContentfulStatusCode, way: 'changed' };
}

const WORDS = {
  later: { said: 'notSent', path: '/follow', link: 'openAgain' },
  changed: { said: 'notPossible', path: '/follow', link: 'back' },
  gone: { said: 'gone', path: '/report', link: 'lostReport' },
} as const satisfies Record<Way, object>;

/** What could not be kept: it is still here, beside what one can do with it. */
function againPage(
  view: View,
  form: ReportForm,
  { typed, way }: { typed: Typed; way: Way },
): Markup {
  const { t } = view.texts;
  const { said, path, link } = WORDS[way];
  const body = html`<div class="summary utrecht-alert utrecht-alert--error" role="alert"><div class="utrecht-alert__content"><p>${t(`follow.${said}`)}</p></div></div>
<h1>${t('follow.title')}</h1>
${form.form(view, typed)}
<p><a href="${view.href(path)}" target="_blank">${t(`follow.${link}`)}</a></p>`;
  return shell(view, { title: t('follow.title'), error: true, body, path: '/follow' });
}
