import { html } from 'hono/html';
import type { Kept } from '../../../cases/retention/kept.ts';
import { errorSummary, type Filled, textarea } from '../../pages/fields.ts';
import { keptSentence } from '../../pages/kept-words.ts';
import { localTime } from '../../pages/local-time.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import { backLink } from '../back-link.ts';
import { idIn } from '../form-id.ts';

/** What withdrawing means, before it is done. @param until when it could be taken up again */
export function withdrawPage(
  view: View,
  filled: Filled,
  { until, kept }: { until: Date; kept: Kept },
): Markup {
  const { t, list } = view.texts;
  const title = t('follow.withdraw.title');
  const date = localTime(view, { dateStyle: 'long' }).format(until);
  const body = html`${errorSummary(filled)}
<h1>${title}</h1>
<p class="lead">${t('follow.withdraw.lead')}</p>
<h2>${t('follow.withdraw.what')}</h2>
<ul>${list('follow.withdraw.points').map((point) => html`<li>${point}</li>`)}
<li>${keptSentence(view.texts, kept)}</li>
<li>${t('follow.withdraw.until', { date })}</li></ul>
<p><a href="${view.href('/follow/erase')}">${t('rights.erase')}</a></p>
${withdrawForm(view, filled)}
${backLink(view)}`;
  return shell(view, { title, error: filled.errors.length > 0, body });
}

export function withdrawForm({ texts: { t }, href }: View, filled: Filled): Markup {
  return html`<form method="post" action="${href('/follow/withdraw')}" novalidate autocomplete="off">
<input type="hidden" name="messageId" value="${idIn(filled.typed, 'messageId')}">
${textarea(filled, 'why', { label: t('follow.withdraw.why'), optional: true, short: true })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.withdraw.do')}</button></div>
</form>`;
}

/** Nothing to withdraw: it has ended already. */
export function overPage(view: View): Markup {
  const { t } = view.texts;
  const title = t('follow.withdraw.title');
  const body = html`<h1>${title}</h1>
<p>${t('follow.withdraw.over')}</p>
<p><a href="${view.href('/follow/erase')}">${t('rights.erase')}</a></p>
${backLink(view)}`;
  return shell(view, { title, body });
}
