import { plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import { isEnded } from '../../cases/workflow.ts';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';
import type { Followed } from './follow.ts';

/** How it stands, what happens now, who has it and how to reach them. */
export function statusPart(view: View, followed: Followed): Markup {
  const { t, language } = view.texts;
  const { state, notHandledReason: reason } = followed;
  return html`<h2 id="status">${t('follow.status')}</h2>
<div class="note"><p><strong>${t(`follow.state.${state}`)}</strong></p>
${reason ? html`<p>${t('follow.reason', { reason: plainLabel('not_handled_reason', reason, language) })}</p>` : ''}
<p>${t(`follow.next.${state}`)}</p></div>
${askedPart(view, followed)}
${whoPart(view, followed)}`;
}

/** What waits for the reporter, before everything else. */
function askedPart({ texts: { t }, href }: View, it: Followed): Markup {
  const { asked, state, asksFeedback, erasure } = it;
  return html`${
    asked.length > 0 && !isEnded(state)
      ? html`<p class="note"><a href="${href('/follow/consents')}">${t('follow.asked', { count: asked.length })}</a></p>`
      : ''
  }${
    asksFeedback
      ? html`<p class="note"><a href="${href('/follow/feedback')}">${t('follow.askFeedback')}</a></p>`
      : ''
  }${erasure ? erasureLine(t, erasure, href) : ''}`;
}

function erasureLine(
  t: View['texts']['t'],
  { decidedAt }: NonNullable<Followed['erasure']>,
  href: View['href'],
): Markup {
  const words = t(decidedAt === null ? 'follow.erasureAsked' : 'follow.erasureDecided');
  return html`<p class="note"><a href="${href('/follow/erase')}">${words}</a></p>`;
}

function whoPart({ texts: { t }, point }: View, { ownerName, state }: Followed): Markup {
  const owner = ownerName && state !== 'WITHDRAWN';
  return html`<ul class="ways">
<li>${owner ? t('follow.owner', { name: ownerName }) : t('follow.team', { name: point.name })}</li>
${point.phone ? html`<li>${t('follow.phone', { phone: point.phone })}</li>` : ''}
${point.hours ? html`<li>${t('follow.hours', { hours: point.hours })}</li>` : ''}
</ul>`;
}
