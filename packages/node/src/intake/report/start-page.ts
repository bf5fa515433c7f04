import { html } from 'hono/html';
import { exitNote } from '../exit/exit-note.ts';
import { localTime } from '../pages/local-time.ts';
import { type Markup, shell, type View } from '../pages/shell.ts';
import { QUESTIONS } from './answers.ts';

/** What is known of somebody who comes to begin. */
export interface Beginning {
  /** Where they go on, if answers of an earlier moment are still there. */
  readonly goOn?: string | undefined;
  /** Until when those are saved, for every device. */
  readonly savedUntil?: Date | undefined;
  /** Whether answers were looked for that are gone. */
  readonly expired: boolean;
}

/** The page before the first question. */
export function startPage(view: View, it: Beginning): Markup {
  const { t, list } = view.texts;
  const primary = 'utrecht-button utrecht-button--primary-action';
  const body = html`<h1>${t('report.title')}</h1>
${it.expired ? html`<div class="summary utrecht-alert" role="alert"><div class="utrecht-alert__content"><p>${t('report.expired')}</p></div></div>` : ''}
<p class="lead">${t('report.lead')}</p>
<h2>${t('report.before')}</h2>
<ul>${list('report.points').map((point) => html`<li>${point}</li>`)}</ul>
<p class="note">${t('report.shared')}</p>
${exitNote(view)}
${it.goOn ? html`<p>${goOnWhy(view, it)}</p>` : ''}
<div class="actions">
${
  it.goOn
    ? html`<a class="${primary}" href="${view.href(it.goOn)}">${t('report.goOn')}</a>
<form method="post" action="${view.href('/report/new')}"><button class="utrecht-button">${t('report.startAnew')}</button></form>`
    : html`<a class="${primary}" href="${view.href(`/report/${QUESTIONS[0]}`)}">${t('report.start')}</a>`
}
</div>`;
  return shell(view, { title: t('report.title'), body });
}

function goOnWhy(view: View, { savedUntil }: Beginning): string {
  const { t } = view.texts;
  if (!savedUntil) return t('report.goOnWhy');
  const date = localTime(view, { dateStyle: 'long' }).format(savedUntil);
  return t('report.goOnSaved', { date });
}
