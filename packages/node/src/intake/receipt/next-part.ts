import { stepName, whoName } from '@nabij/protocol';
import { html } from 'hono/html';
import type { Term } from '../../cases/deadlines/terms.ts';
import { calendarDay } from '../pages/local-time.ts';
import type { Markup } from '../pages/markup.ts';
import { ownWords } from '../pages/own-words.ts';
import type { View } from '../pages/shell.ts';
import type { Receipt } from './receipt.ts';

/** What happens now, and by which day. */
export function nextPart(view: View, receipt: Receipt): Markup {
  const { t, list } = view.texts;
  const { terms, facts } = receipt;
  return html`<section aria-labelledby="next">
<h2 id="next">${t('receipt.next')}</h2>
<ol>${list(`receipt.steps.${facts.request}`).map((step) => html`<li>${step}</li>`)}</ol>
${dates(view, terms.filter(isOurs))}
${terms.some(isOurs) ? html`<p class="soft">${t('receipt.promise')}</p>` : ''}
${dates(
  view,
  terms.filter((term) => !isOurs(term)),
)}
${ownWords(view, 'receipt', 'story wide')}
</section>`;
}

/** Who reads it, and how to reach them without a code. */
export function whoPart({ texts: { t }, point }: View, { ownerName }: Receipt): Markup {
  const { name, phone, hours, address } = point;
  return html`<section aria-labelledby="who">
<h2 id="who">${t('receipt.who')}</h2>
<p>${ownerName ? t('receipt.worker', { name: ownerName }) : t('receipt.team', { name })}</p>
<ul class="ways">
${phone ? html`<li>${t('receipt.phone', { phone })}</li>` : ''}
${hours ? html`<li>${t('receipt.hours', { hours })}</li>` : ''}
${address ? html`<li>${t('receipt.address', { address })}</li>` : ''}
</ul></section>`;
}

/** Whether this point itself gave its word for a day: others' days are not ours to promise. */
function isOurs({ promise, who }: Term): boolean {
  return promise && who === 'POINT';
}

function dates(view: View, terms: readonly Term[]): Markup {
  if (terms.length === 0) return html``;
  return html`<dl class="answers dates">${terms.map((term) => dated(view, term))}</dl>`;
}

function dated({ texts }: View, { due, step, who }: Term): Markup {
  const { t, language } = texts;
  const date = calendarDay({ language }, due, { weekday: true });
  return html`<div><dt>${t('receipt.by', { date })}</dt>
<dd>${stepName(step, language)}</dd><dd class="soft">${whoName(who, language)}</dd></div>`;
}
