import { html } from 'hono/html';
import type { Notice } from '../../../cases/notice.ts';
import { autofill } from '../../kiosk/autofill.ts';
import { errorSummary, type Filled, textbox } from '../../pages/fields.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import { backLink } from '../back-link.ts';
import { type News, newsPart } from '../news.ts';

/** Where somebody hears by e-mail that there is news; what it is never stands in it. */
export function emailPage(
  view: View,
  filled: Filled,
  it: { notice: Notice | null; news: News | undefined; anonymity: string },
): Markup {
  const { t } = view.texts;
  const { notice, news } = it;
  const title = t('follow.email.title');
  const body = html`${errorSummary(filled)}
${newsPart(view, news)}
<h1>${title}</h1>
<p class="lead">${t('follow.email.lead')}</p>
${notice ? nowPart(view, notice) : html`<p>${t('follow.email.none')}</p>`}
${it.anonymity === 'ANON_FULL' ? unknownPart(view) : startPart(view, filled, notice)}
${backLink(view)}`;
  return shell(view, { title, error: filled.errors.length > 0, body });
}

/** Why somebody whom nobody may know is not asked for an address, and what to do instead. */
function unknownPart({ texts: { t } }: View): Markup {
  return html`<p>${t('follow.email.unknown')}</p>
<p>${t('follow.email.unknownWay')}</p>`;
}

function startPart(view: View, filled: Filled, notice: Notice | null): Markup {
  const { t, list } = view.texts;
  if (!view.point.mails) return html`<p>${t('follow.email.off')}</p>`;
  return html`<h2>${notice ? t('follow.email.other') : t('follow.email.start')}</h2>
<div class="note"><p><strong>${t('follow.email.safe')}</strong></p>
<ul>${list('follow.email.points').map((point) => html`<li>${point}</li>`)}</ul></div>
${emailForm(view, filled)}`;
}

export function emailForm(view: View, filled: Filled): Markup {
  const { texts, href } = view;
  const { t } = texts;
  return html`<form method="post" action="${href('/follow/email')}" novalidate autocomplete="off">
${textbox(filled, 'email', { label: t('follow.email.address'), type: 'email', autocomplete: autofill(view, 'email') })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.email.set')}</button></div>
</form>`;
}

function nowPart({ texts: { t }, href }: View, { email }: Notice): Markup {
  return html`<p>${t('follow.email.now')} <bdi>${email}</bdi></p>
<form method="post" action="${href('/follow/email')}"><input type="hidden" name="stop" value="YES">
<div class="actions"><button class="utrecht-button">${t('follow.email.stop')}</button></div></form>`;
}
