import type { Context } from 'hono';
import { html } from 'hono/html';
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
  /** Takes a form. What was typed stays on the page if the visit is over or the node is in trouble. */
  take(c: Context, form: ReportForm): Promise<Response>;
}

export function reportPages(deps: IntakeDeps, stationery: Stationery): ReportPages {
  const open = async (c: Context) => {
    const visitor = await recognise(c, deps, stationery);
    const code = visitor.visit?.follow;
    return { visitor, report: code === undefined ? undefined : await openReport(deps.db, code) };
  };
  return {
    show: async (c, answer) => {
      const { visitor, report } = await open(c);
      return report ? answer(report, visitor) : c.redirect(visitor.view.href('/follow'), 303);
    },
    take: async (c, form) => {
      const typed = await readForm(c, form.fields);
      try {
        const { visitor, report } = await open(c);
        if (!report) return c.html(againPage(visitor.view, form, typed), 409);
        await deps.limits.sends.turn(deps.addressOf(c));
        return await form.take(report, typed, visitor);
      } catch (error) {
        deps.log.error('answer-not-kept', {}, error);
        return c.html(againPage(viewFor(c, { deps, stationery }), form, typed), 503);
      }
    },
  };
}

/** What could not be kept: it is still here, to send again, beside the way back in. */
function againPage(view: View, form: ReportForm, typed: Typed): Markup {
  const { t } = view.texts;
  const body = html`<div class="summary utrecht-alert utrecht-alert--error" role="alert"><div class="utrecht-alert__content"><p>${t('follow.notSent')}</p></div></div>
<h1>${t('follow.title')}</h1>
${form.form(view, typed)}
<p><a href="${view.href('/follow')}" target="_blank">${t('follow.openAgain')}</a></p>`;
  return shell(view, { title: t('follow.title'), error: true, body, path: '/follow' });
}
