import { html } from 'hono/html';
import type { Message } from '../../cases/conversation.ts';
import { type Filled, textarea } from '../pages/fields.ts';
import { localTime } from '../pages/local-time.ts';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';

/** How many messages stand open; older ones are one click away. */
const LATEST = 3;

/** A message form, and the number by which it is kept once. */
export type AnswerForm = Filled & { readonly messageId: string };

/** The messages, the latest first, and room to write one. */
export function conversationPart(
  view: View,
  messages: readonly Message[],
  state: AnswerForm,
): Markup {
  const { t } = view.texts;
  const latest = [...messages].reverse();
  const older = latest.slice(LATEST);
  return html`<h2 id="messages">${t('follow.messages')}</h2>
${latest.length === 0 ? html`<p>${t('follow.noMessages')}</p>` : talk(view, latest.slice(0, LATEST))}
${
  older.length > 0
    ? html`<details class="why"><summary>${t('follow.older', { count: older.length })}</summary>${talk(view, older)}</details>`
    : ''
}
${answerForm(view, state)}`;
}

export function answerForm({ texts: { t }, href }: View, state: AnswerForm): Markup {
  return html`<form method="post" action="${href('/follow/answer')}" novalidate autocomplete="off">
<input type="hidden" name="messageId" value="${state.messageId}">
${textarea(state, 'answer', { label: t('follow.answer'), hint: t('follow.answerHint'), short: true })}
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('follow.send')}</button></div>
</form>`;
}

function talk(view: View, messages: readonly Message[]): Markup {
  return html`<ol class="talk">${messages.map((message) => oneMessage(view, message))}</ol>`;
}

function oneMessage(view: View, message: Message): Markup {
  const { t } = view.texts;
  const moment = localTime(view, { dateStyle: 'long', timeStyle: 'short' });
  const theirs = message.sender === 'worker';
  const from = theirs ? (message.name ?? t('follow.fromPoint')) : t('follow.fromYou');
  const fresh = theirs && message.readAt === null;
  return html`<li class="${theirs ? 'them' : 'you'}"><p class="from">${fresh ? html`<strong>${t('follow.new')}</strong> · ` : ''}<bdi>${from}</bdi> · ${moment.format(message.at)}</p>
<p dir="auto">${message.text}</p></li>`;
}
