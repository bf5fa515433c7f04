import { label, plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import type { Message } from '../../cases/conversation.ts';
import { filesPart } from '../files/files-page.ts';
import { errorSummary, type Filled, textarea, textbox } from '../pages/fields.ts';
import { type Markup, shell, type View } from '../pages/shell.ts';
import type { Followed } from './follow.ts';
import { openingsPart } from './openings-part.ts';
import { rightsPart } from './rights/rights-part.ts';

/** An invented code that passes its own check, to show what one looks like. */
const EXAMPLE = '7K3M-9QXT-2WHD-5R8B';

/** Where somebody types their code. */
export function codePage(view: View, filled: Filled & { left?: boolean }): Markup {
  const { t } = view.texts;
  const body = html`${errorSummary(filled)}
${filled.left ? html`<div class="summary utrecht-alert" role="status"><div class="utrecht-alert__content"><p>${t('follow.left')}</p></div></div>` : ''}
<h1>${t('follow.title')}</h1>
<p class="lead">${t('follow.lead')}</p>
<form method="post" action="${view.href('/follow')}" novalidate>
${textbox(filled, 'code', { label: t('follow.code'), hint: t('follow.codeHint', { example: `${EXAMPLE}-…` }), code: true })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.open')}</button></div>
</form>`;
  return shell(view, { title: t('follow.title'), error: filled.errors.length > 0, body });
}

/** How a report is doing, the conversation, and room to answer. */
export function followPage(
  view: View,
  followed: Followed,
  state: Filled & { messageId: string; news: 'sent' | 'added' | undefined },
): Markup {
  const { texts, href } = view;
  const { t, language } = texts;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const { notHandledReason: reason } = followed;
  const body = html`${errorSummary(state)}
${state.news ? html`<div class="summary utrecht-alert" role="status"><div class="utrecht-alert__content"><p>${state.news === 'sent' ? t('follow.sent') : t('files.added')}</p></div></div>` : ''}
<h1>${t('follow.title')}</h1>
<p class="soft">${t('follow.number', { number: followed.number })} · ${t('follow.received', { date: date.format(followed.receivedAt) })}</p>
<h2>${t('follow.status')}</h2>
<p class="note">${t(`follow.state.${followed.state}`)}
${reason ? html`<br>${t('follow.reason', { reason: label('not_handled_reason', reason, language) })}` : ''}
${followed.ownerName ? html`<br>${t('follow.owner', { name: followed.ownerName })}` : ''}</p>
<h2>${t('follow.messages')}</h2>
${conversation(view, followed.messages)}
<form method="post" action="${href('/follow/answer')}" novalidate>
<input type="hidden" name="messageId" value="${state.messageId}">
${textarea(state, 'answer', { label: t('follow.answer'), hint: t('follow.answerHint'), short: true })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.send')}</button></div>
</form>
${filesPart(view, followed.files)}
<h2>${t('follow.said')}</h2>
<p class="story" dir="auto">${followed.answers.story}</p>
<p class="soft">${[followed.answers.place, followed.answers.when, followed.answers.domain === 'UNKNOWN' ? '' : plainLabel('domain', followed.answers.domain, language)].filter(Boolean).join(' · ')}</p>
${openingsPart(view, followed.openings)}
${rightsPart(view, followed.erasure)}
<div class="actions"><form method="post" action="${href('/follow/leave')}"><button class="utrecht-button">${t('follow.leave')}</button></form></div>`;
  return shell(view, { title: t('follow.title'), error: state.errors.length > 0, body });
}

function conversation({ texts: { t, language } }: View, messages: Message[]): Markup {
  if (messages.length === 0) return html`<p>${t('follow.noMessages')}</p>`;
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  return html`<ol class="talk">${messages.map((message) => {
    const theirs = message.sender === 'worker';
    const from = theirs ? (message.name ?? t('follow.fromPoint')) : t('follow.fromYou');
    return html`<li class="${theirs ? 'them' : 'you'}"><p class="from">${from} · ${moment.format(message.at)}</p>
<p dir="auto">${message.text}</p></li>`;
  })}</ol>`;
}

/** A message that could not be kept: the text is still here, to send again. */
export function answerAgainPage(view: View, state: Filled & { messageId: string }): Markup {
  const { t } = view.texts;
  const body = html`<div class="summary utrecht-alert utrecht-alert--error" role="alert"><div class="utrecht-alert__content"><p>${t('follow.notSent')}</p></div></div>
<h1>${t('follow.title')}</h1>
<form method="post" action="${view.href('/follow/answer')}" novalidate>
<input type="hidden" name="messageId" value="${state.messageId}">
${textarea(state, 'answer', { label: t('follow.answer'), hint: t('follow.answerHint'), short: true })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.send')}</button></div>
</form>
<p><a href="${view.href('/follow')}" target="_blank">${t('follow.openAgain')}</a></p>`;
  return shell(view, { title: t('follow.title'), error: true, body });
}
