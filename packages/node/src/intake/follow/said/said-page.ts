import { html } from 'hono/html';
import type { Changes, Correction } from '../../../cases/corrections/corrections.ts';
import { isEnded } from '../../../cases/workflow.ts';
import type { FiledAnswers } from '../../../vault/filing.ts';
import { lines } from '../../pages/lines.ts';
import { localTime } from '../../pages/local-time.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import { backLink } from '../back-link.ts';
import { type News, newsPart } from '../news.ts';
import type { OpenReport } from '../open-report.ts';
import { PARTS, type Part } from './parts.ts';

/** What the reporter told: as it is now, as it was filed first, and the way to say it better. */
export interface Told {
  readonly report: OpenReport;
  readonly now: FiledAnswers;
  readonly corrections: readonly Correction[];
}

/** What was told, piece by piece, each with what was filed first beside what is said now. */
export function saidPage(view: View, told: Told, news: News | undefined): Markup {
  const { t } = view.texts;
  const title = t('follow.said');
  const ended = isEnded(told.report.case.state);
  const body = html`${newsPart(view, news)}
<h1>${title}</h1>
<p>${t('follow.correct.lead')}</p>
<dl class="answers">${(Object.keys(PARTS) as Part[]).map((part) => row(view, told, part))}</dl>
${earlierPart(view, told)}
${ended ? '' : html`<h2>${t('follow.withdraw.title')}</h2><p>${t('follow.withdraw.lead')}</p><p><a href="${view.href('/follow/withdraw')}">${t('follow.toWithdraw')}</a></p>`}
${backLink(view)}`;
  return shell(view, { title, body });
}

function row(view: View, { report, now }: Told, part: Part): Markup {
  const { t } = view.texts;
  const words = wordsOf(part, now);
  const first = wordsOf(part, report.open.answers);
  const name = t(`follow.correct.part.${part}`);
  return html`<div><dt>${name}</dt>
<dd dir="auto">${words || html`<span class="soft">${t('follow.correct.nothing')}</span>`}</dd>
${first !== words && first !== '' ? html`<dd class="soft"><p>${t('follow.correct.first')}</p><p class="story" dir="auto">${first}</p></dd>` : ''}
<dd class="change"><a href="${view.href(`/follow/said/${part}`)}" aria-label="${t('follow.correct.change')}: ${name}">${t('follow.correct.change')}</a></dd></div>`;
}

/** Every correction, the latest first: a worker sees the same. */
function earlierPart(view: View, { corrections }: Told): Markup {
  const { t } = view.texts;
  if (corrections.length === 0) return html``;
  const moment = localTime(view, { dateStyle: 'long', timeStyle: 'short' });
  const items = [...corrections].reverse().map(
    ({ at, changes }) =>
      html`<li>${moment.format(at)}: ${partsIn(changes)
        .map((part) => t(`follow.correct.part.${part}`))
        .join(', ')}</li>`,
  );
  return html`<h2>${t('follow.correct.earlier')}</h2><ul>${items}</ul>`;
}

function partsIn(changes: Changes): Part[] {
  const parts = Object.keys(PARTS) as Part[];
  return parts.filter((part) => PARTS[part].some((field) => changes[field] !== undefined));
}

function wordsOf(part: Part, answers: FiledAnswers): string {
  if (part !== 'contact') return answers[part];
  const { name = '', email = '', phone = '' } = answers.contact ?? {};
  return lines([name, email, phone]);
}
