import { html } from 'hono/html';
import { type Markup, shell, type View } from '../pages/shell.ts';

/**
 * What was saved has been sent from another device: who has the code opens it.
 * @param late what was typed here after that
 */
export function sentPage(view: View, late: string): Markup {
  const { t } = view.texts;
  const title = t('receipt.sent.title');
  const button = (to: string, label: string) =>
    html`<form method="post" action="${view.href(to)}"><button class="utrecht-button">${label}</button></form>`;
  const body = html`<h1>${title}</h1>
<p class="lead">${t('receipt.sent.lead')}</p>
${late ? html`<div class="note"><p>${t('receipt.late')}</p><p class="story" dir="auto">${late}</p></div>` : ''}
<div class="actions">
<a class="utrecht-button utrecht-button--primary-action" href="${view.href('/follow')}">${t('receipt.follow')}</a>
${button('/report/new', t('receipt.again'))}
${button('/follow/leave', t('follow.leave'))}
</div>`;
  return shell(view, { title, body });
}
