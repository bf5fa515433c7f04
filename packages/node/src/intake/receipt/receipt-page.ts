import { html } from 'hono/html';
import { type Markup, shell, type View } from '../pages/shell.ts';

/** The code, on a page that prints, and what happens next. */
export function receiptPage(
  view: View,
  receipt: { code: string; want: string; again: boolean; late?: string | undefined },
): Markup {
  const { t, list } = view.texts;
  const button = (path: string, key: string) =>
    html`<form method="post" action="${view.href(path)}"><button class="utrecht-button">${t(key)}</button></form>`;
  const body = html`<h1>${t('receipt.title')}</h1>
${receipt.again ? html`<p class="note">${t('receipt.already')}</p>` : ''}
${receipt.late ? html`<div class="note"><p>${t('receipt.late')}</p><p class="story" dir="auto">${receipt.late}</p></div>` : ''}
<h2 id="code">${t('receipt.code')}</h2>
<p class="code" aria-labelledby="code">${receipt.code
    .split('-')
    .map((group, at) => html`<span>${at === 0 ? '' : '-'}${group}</span>`)}</p>
<p>${t('receipt.where', { name: view.point.name, address: `${view.point.url}/follow` })}</p>
<p><strong>${t('receipt.keep')}</strong></p>
<p>${t('receipt.secret')}</p>
<h2>${t('receipt.next')}</h2>
<ol>${list(`receipt.steps.${receipt.want}`).map((step) => html`<li>${step}</li>`)}</ol>
<p class="screen soft">${t('receipt.print')}</p>
<div class="actions">
<form method="post" action="${view.href('/follow')}"><input type="hidden" name="code" value="${receipt.code}"><button class="utrecht-button utrecht-button--primary-action">${t('receipt.follow')}</button></form>
${button('/report/new', 'receipt.again')}
${button('/follow/leave', 'receipt.done')}
</div>`;
  return shell(view, { title: t('receipt.title'), body });
}
