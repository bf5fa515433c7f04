import { html } from 'hono/html';
import { competentPart } from '../offer/competent-part.ts';
import { offerPart } from '../offer/offer-part.ts';
import { keptSentence } from '../pages/kept-words.ts';
import { localTime } from '../pages/local-time.ts';
import type { Markup } from '../pages/markup.ts';
import { shell, type View } from '../pages/shell.ts';
import { nextPart, whoPart } from './next-part.ts';
import { printPart } from './print-part.ts';
import { proofPart } from './proof-part.ts';
import { codeQr } from './qr.ts';
import type { Receipt } from './receipt.ts';

/** The code, what happens now and by when, who helps, and the proof: on a page that prints. */
export function receiptPage(view: View, receipt: Receipt): Markup {
  const { t } = view.texts;
  const body = html`<div class="receipt${receipt.narrow ? ' paper-80' : ''}">
<p class="paper">${view.point.name}</p>
<h1>${t('receipt.title')}</h1>
<p class="soft">${t('receipt.number', { number: receipt.number })} · ${t('receipt.received', { date: longDate(view, receipt.receivedAt) })}</p>
${receipt.again ? html`<p class="note">${t('receipt.already')}</p>` : ''}
${receipt.late ? html`<div class="note screen"><p>${t('receipt.late')}</p><p class="story" dir="auto">${receipt.late}</p></div>` : ''}
${codePart(view, receipt)}
${printPart(view, receipt)}
${nextPart(view, receipt)}
${whoPart(view, receipt)}
${onwardPart(view, receipt)}
${proofPart(view, receipt)}
${competentPart(view, receipt.facts)}
${offerPart(view, receipt.offered)}
</div>`;
  return shell(view, { title: t('receipt.title'), body, scripts: ['print'] });
}

function codePart({ texts, point }: View, { code, kept }: Receipt): Markup {
  const { t, list } = texts;
  return html`<section class="codes" aria-labelledby="code">
<div><h2 id="code">${t('receipt.code')}</h2>
<p class="code" aria-labelledby="code">${code
    .split('-')
    .map((group, at) => html`<span>${at === 0 ? '' : '-'}${group}</span>`)}</p>
<p>${t('receipt.where', { name: point.name, address: `${point.url}/follow` })}</p></div>
<figure>${codeQr(point.url, code, texts)}<figcaption class="soft">${t('receipt.scan')}</figcaption></figure>
</section>
<ul class="care">${list('receipt.care').map((sentence) => html`<li>${sentence}</li>`)}<li>${keptSentence(texts, kept)}</li></ul>`;
}

/** Where to go from here; not on paper. */
function onwardPart(view: View, { path, code, takesOver }: Receipt): Markup {
  const { t, list } = view.texts;
  const button = (to: string, label: string) =>
    html`<form method="post" action="${view.href(to)}"><button class="utrecht-button">${label}</button></form>`;
  const follow =
    path === '/follow/receipt'
      ? html`<a class="utrecht-button utrecht-button--primary-action" href="${view.href('/follow')}">${t('receipt.follow')}</a>`
      : html`<form method="post" action="${view.href('/follow')}"><input type="hidden" name="code" value="${code}"><button class="utrecht-button utrecht-button--primary-action">${t('receipt.follow')}</button></form>`;
  return html`<section class="screen" aria-labelledby="use">
<h2 id="use">${t('receipt.use')}</h2>
<ul>${list('receipt.uses').map((sentence) => html`<li>${sentence}</li>`)}</ul>
<div class="actions">
${follow}
${button(takesOver ? '/report/again' : '/report/new', t('receipt.again'))}
${button('/follow/leave', t('receipt.done'))}
</div></section>`;
}

/** The day of a moment, where the point is. */
function longDate(view: View, at: Date): string {
  return localTime(view, { dateStyle: 'long' }).format(at);
}
