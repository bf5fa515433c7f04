import { html } from 'hono/html';
import { isEnded } from '../../cases/workflow.ts';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';
import type { Followed } from './follow.ts';

/** The other pages of a report. */
export function morePart(view: View, followed: Followed): Markup {
  const { texts, href, point } = view;
  const { t } = texts;
  const mails = point.mails || followed.report.case.sealedNotice !== null;
  const link = (path: string, words: string) => html`<li><a href="${href(path)}">${words}</a></li>`;
  return html`<nav class="more" aria-labelledby="more"><h2 id="more">${t('follow.more')}</h2>
<ul>
${link('/follow/said', t('follow.toSaid'))}
${link('/follow/files', t('follow.toFiles', { count: followed.files.length }))}
${link('/follow/consents', t('follow.toConsents'))}
${mails ? link('/follow/email', t('follow.toEmail')) : ''}
${link('/follow/openings', t('follow.openings'))}
${link('/follow/data', t('follow.toData'))}
${link('/follow/receipt', t('follow.toReceipt'))}
${isEnded(followed.state) ? link('/follow/resume', t('follow.toResume')) : link('/follow/withdraw', t('follow.toWithdraw'))}
</ul></nav>`;
}

/** What one does at the end of a visit. */
export function leavingPart({ texts: { t }, href }: View): Markup {
  return html`<div class="actions screen">
<form method="post" action="${href('/report/again')}"><button class="utrecht-button">${t('follow.again')}</button></form>
<form method="post" action="${href('/follow/leave')}"><button class="utrecht-button">${t('follow.leave')}</button></form>
</div>`;
}
