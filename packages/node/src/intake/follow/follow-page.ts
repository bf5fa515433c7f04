import { html } from 'hono/html';
import type { Term } from '../../cases/deadlines/terms.ts';
import { competentPart } from '../offer/competent-part.ts';
import { factsOf } from '../offer/facts.ts';
import { offerPart } from '../offer/offer-part.ts';
import { errorSummary } from '../pages/fields.ts';
import { localTime } from '../pages/local-time.ts';
import type { Markup } from '../pages/markup.ts';
import { shell, type View } from '../pages/shell.ts';
import { type AnswerForm, conversationPart } from './conversation-part.ts';
import type { Followed } from './follow.ts';
import type { Whereabouts } from './handover/whereabouts.ts';
import { whereaboutsPart } from './handover/whereabouts-part.ts';
import { leavingPart, morePart } from './more-part.ts';
import { type News, newsPart } from './news.ts';
import { statusPart } from './status-part.ts';
import { termsPart } from './terms-part.ts';

/** How a report is doing, the conversation, and the way to everything else. */
export function followPage(
  view: View,
  followed: Followed,
  state: AnswerForm & {
    news: News | undefined;
    terms: readonly Term[];
    where: Whereabouts | undefined;
  },
): Markup {
  const { t } = view.texts;
  const date = localTime(view, { dateStyle: 'long' });
  const title = t('follow.report');
  const body = html`${errorSummary(state)}
${newsPart(view, state.news)}
<h1>${title}</h1>
<p class="soft">${t('follow.number', { number: followed.number })} · ${t('follow.received', { date: date.format(followed.receivedAt) })}</p>
${statusPart(view, followed)}
${whereaboutsPart(view, state.where)}
${conversationPart(view, followed.messages, state)}
${termsPart(view, state.terms)}
${saidPart(view, followed)}
${morePart(view, followed)}
${competentPart(view, factsOf(followed.report))}
${offerPart(view, followed.offered)}
${leavingPart(view)}`;
  return shell(view, {
    title,
    error: state.errors.length > 0,
    body,
    path: '/follow',
    scripts: ['code'],
  });
}

/** Closed until somebody asks for it: others may look along. */
function saidPart({ texts: { t }, href }: View, { answers }: Followed): Markup {
  return html`<details class="why after"><summary>${t('follow.said')}</summary>
<p class="story" dir="auto">${answers.story}</p>
<p><a href="${href('/follow/said')}">${t('follow.toSaid')}</a></p></details>`;
}
