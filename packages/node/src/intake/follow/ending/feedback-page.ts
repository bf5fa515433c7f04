import { plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import { FEEDBACK_QUESTIONS } from '../../../cases/feedback/feedback.ts';
import { choices, errorSummary, type Filled, textarea } from '../../pages/fields.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import { backLink } from '../back-link.ts';

export type FeedbackQuestion = keyof typeof FEEDBACK_QUESTIONS;
export const QUESTIONS = Object.keys(FEEDBACK_QUESTIONS) as FeedbackQuestion[];

/** Three short questions after the end; each can be skipped. */
export function feedbackPage(view: View, filled: Filled): Markup {
  const { t } = view.texts;
  const title = t('follow.feedback.title');
  const body = html`${errorSummary(filled)}
<h1>${title}</h1>
<p class="lead">${t('follow.feedback.lead')}</p>
<p>${t('follow.feedback.worker')}</p>
${feedbackForm(view, filled)}
<p class="screen after"><a href="${view.href('/follow')}">${t('follow.feedback.skip')}</a></p>`;
  return shell(view, { title, error: filled.errors.length > 0, body });
}

export function feedbackForm({ texts, href }: View, filled: Filled): Markup {
  const { t, language } = texts;
  return html`<form method="post" action="${href('/follow/feedback')}" novalidate autocomplete="off">
${QUESTIONS.map((question) =>
  choices(filled, question, {
    label: t(`follow.feedback.${question}`),
    options: FEEDBACK_QUESTIONS[question].map((code) => {
      return { value: code, label: plainLabel('feedback', code, language) };
    }),
  }),
)}
${textarea(filled, 'words', { label: t('follow.feedback.words'), short: true })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.feedback.send')}</button></div>
</form>`;
}

/** The questions are not open: answered before, or the report goes on. */
export function noFeedbackPage(view: View): Markup {
  const { t } = view.texts;
  const title = t('follow.feedback.title');
  const body = html`<h1>${title}</h1>
<p>${t('follow.feedback.not')}</p>
${backLink(view)}`;
  return shell(view, { title, body });
}
