import { html } from 'hono/html';
import type { Notice } from '../../../cases/notice.ts';
import { errorSummary, type Filled, textbox } from '../../pages/fields.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import { backLink } from '../back-link.ts';
import { type News, newsPart } from '../news.ts';

/** Where somebody hears by e-mail that there is news; what it is never stands in it. */
export function emailPage(
  view: View,
  filled: Filled,
  { notice, news }: { notice: Notice | null; news: News | undefined },
): Markup {
  const { t, list } = view.texts;
  const title = t('follow.email.title');
  const body = html`${errorSummary(filled)}
${newsPart(view, news)}
<h1>${title}</h1>
<p class="lead">${t('follow.email.lead')}</p>
${notice ? nowPart(view, notice) : html`<p>${t('follow.email.none')}</p>`}
${
  view.point.mails
    ? html`<h2>${notice ? t('follow.email.other') : t('follow.email.start')}</h2>
<div class="note"><p><strong>${t('follow.email.safe')}</strong></p>
<ul>${list('follow.email.points').map((point) => html`<li>${point}</li>`)}</ul></div>
${emailForm(view, filled)}`
    : html`<p>${t('follow.email.off')}</p>`
}
${backLink(view)}`;
  return shell(view, { title, error: filled.errors.length > 0, body });
}

export function emailForm({ texts: { t }, href }: View, filled: Filled): Markup {
  return html`<form method="post" action="${href('/follow/email')}" novalidate autocomplete="off">
${textbox(filled, 'email', { label: t('follow.email.address'), type: 'email', autocomplete: 'email' })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.email.set')}</button></div>
</form>`;
}

function nowPart({ texts: { t }, href }: View, { email }: Notice): Markup {
  return html`<p>${t('follow.email.now')} <bdi>${email}</bdi></p>
<form method="post" action="${href('/follow/email')}"><input type="hidden" name="stop" value="YES">
<div class="actions"><button class="utrecht-button">${t('follow.email.stop')}</button></div></form>`;
}
