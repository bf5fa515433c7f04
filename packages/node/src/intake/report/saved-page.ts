import { html } from 'hono/html';
import { localTime } from '../pages/local-time.ts';
import { type Markup, shell, type View } from '../pages/shell.ts';
import { codeQr } from '../receipt/qr.ts';

/** What is saved: until when, and where somebody goes on. */
export interface SavedReport {
  readonly until: Date;
  readonly goOn: string;
  /** The code, just after it was asked for. */
  readonly code?: string | undefined;
}

/** The report is saved: its code, what to do with it, and the way on. */
export function savedPage(view: View, it: SavedReport): Markup {
  const { t, list } = view.texts;
  const moment = localTime(view, { dateStyle: 'full', timeStyle: 'short' });
  const body = html`<h1>${t('saved.title')}</h1>
<p class="lead">${t('saved.lead')}</p>
${it.code ? codePart(view, it.code) : askPart(view)}
<p>${t('saved.until', { moment: moment.format(it.until) })}</p>
<h2>${t('saved.know')}</h2>
<ul>${list('saved.points').map((point) => html`<li>${point}</li>`)}</ul>
<div class="actions">
<a class="utrecht-button utrecht-button--primary-action" href="${view.href(it.goOn)}">${t('saved.goOn')}</a>
<form method="post" action="${view.href('/follow/leave')}"><button class="utrecht-button">${t('saved.leave')}</button></form>
</div>`;
  return shell(view, { title: t('saved.title'), body });
}

function codePart({ texts, point }: View, code: string): Markup {
  const { t } = texts;
  return html`<h2 id="code">${t('saved.code')}</h2>
<p class="code" aria-labelledby="code">${code
    .split('-')
    .map((group, at) => html`<span>${at === 0 ? '' : '-'}${group}</span>`)}</p>
${codeQr(point.url, code, texts)}
<p>${t('saved.where', { address: `${point.url}/follow` })}</p>`;
}

function askPart({ texts: { t }, href }: View): Markup {
  return html`<form method="post" action="${href('/report/save')}"><div class="actions"><button class="utrecht-button">${t('saved.show')}</button></div></form>`;
}
