import { html } from 'hono/html';
import { type Markup, shell, type View } from '../pages/shell.ts';

/** The first page of a public screen. `busy`: somebody's own report is under way in this browser. */
export function kioskPage(view: View, { busy }: { busy: boolean }): Markup {
  const { t, list } = view.texts;
  const primary = 'utrecht-button utrecht-button--primary-action';
  const begin = (to: 'report' | 'follow', label: string, look: string) =>
    html`<form method="post" action="${view.href('/kiosk')}"><input type="hidden" name="to" value="${to}"><button class="${look}">${label}</button></form>`;
  const body = html`<h1>${t('kiosk.title')}</h1>
<p class="lead">${t('home.lead')}</p>
${
  busy
    ? html`<div class="summary utrecht-alert" role="alert"><div class="utrecht-alert__content"><p>${t('kiosk.busy')}</p></div></div>
<div class="actions"><a class="${primary}" href="${view.href('/report')}">${t('kiosk.toReport')}</a></div>`
    : html`<div class="actions">
${begin('report', t('home.report'), primary)}
${begin('follow', t('home.follow'), 'utrecht-button')}
</div>`
}
<h2>${t('kiosk.public')}</h2>
<ul>${list('kiosk.points').map((point) => html`<li>${point}</li>`)}</ul>`;
  return shell(view, { title: t('kiosk.title'), body, leave: false });
}
