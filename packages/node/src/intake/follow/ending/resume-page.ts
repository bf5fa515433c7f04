import { html } from 'hono/html';
import { errorSummary, type Filled, textarea } from '../../pages/fields.ts';
import { localTime } from '../../pages/local-time.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import { backLink } from '../back-link.ts';
import { idIn } from '../form-id.ts';

/** Taking a report up again. */
export function resumePage(view: View, filled: Filled, until: Date): Markup {
  const { t } = view.texts;
  const title = t('follow.resume.title');
  const date = localTime(view, { dateStyle: 'long' }).format(until);
  const body = html`${errorSummary(filled)}
<h1>${title}</h1>
<p class="lead">${t('follow.resume.lead')}</p>
<p>${t('follow.resume.until', { date })}</p>
${resumeForm(view, filled)}
${backLink(view)}`;
  return shell(view, { title, error: filled.errors.length > 0, body });
}

export function resumeForm({ texts: { t }, href }: View, filled: Filled): Markup {
  return html`<form method="post" action="${href('/follow/resume')}" novalidate autocomplete="off">
<input type="hidden" name="messageId" value="${idIn(filled.typed, 'messageId')}">
${textarea(filled, 'why', { label: t('follow.resume.why'), hint: t('follow.answerHint'), short: true })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.resume.do')}</button></div>
</form>`;
}

/** It ended too long ago, or is open: what else can be done. */
export function notResumedPage(view: View, why: 'open' | 'old', text: string): Markup {
  const { t } = view.texts;
  const title = t('follow.resume.title');
  const body = html`<h1>${title}</h1>
<p>${why === 'open' ? t('follow.resume.open') : t('follow.resume.old')}</p>
${text === '' ? '' : html`<p>${t('follow.resume.typed')}</p><p class="story note" dir="auto">${text}</p>`}
${why === 'old' ? html`<div class="actions"><form method="post" action="${view.href('/report/again')}"><button class="utrecht-button utrecht-button--primary-action">${t('follow.again')}</button></form></div>` : ''}
${backLink(view)}`;
  return shell(view, { title, body });
}
