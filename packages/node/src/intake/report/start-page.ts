import { html } from 'hono/html';
import { type Markup, shell, type View } from '../pages/shell.ts';

/** The page before the first question. `begun`: answers of an earlier moment are still there. */
export function startPage(view: View, state: { begun: boolean; expired: boolean }): Markup {
  const { t, list } = view.texts;
  const primary = 'utrecht-button utrecht-button--primary-action';
  const body = html`<h1>${t('report.title')}</h1>
${state.expired ? html`<div class="summary utrecht-alert" role="alert"><div class="utrecht-alert__content"><p>${t('report.expired')}</p></div></div>` : ''}
<p class="lead">${t('report.lead')}</p>
<h2>${t('report.before')}</h2>
<ul>${list('report.points').map((point) => html`<li>${point}</li>`)}</ul>
<p class="note">${t('report.shared')}</p>
${state.begun ? html`<p>${t('report.goOnWhy')}</p>` : ''}
<div class="actions">
${
  state.begun
    ? html`<a class="${primary}" href="${view.href('/report/check')}">${t('report.goOn')}</a>
<form method="post" action="${view.href('/report/new')}"><button class="utrecht-button">${t('report.startAnew')}</button></form>`
    : html`<a class="${primary}" href="${view.href('/report/about')}">${t('report.start')}</a>`
}
</div>`;
  return shell(view, { title: t('report.title'), body });
}
