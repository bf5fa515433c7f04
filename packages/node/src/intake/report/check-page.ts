import { plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import { isolated } from '../files/faults.ts';
import { filesSaid } from '../files/file-list.ts';
import { lines } from '../pages/lines.ts';
import { type Markup, shell, type View } from '../pages/shell.ts';
import type { DraftFile, Held } from '../visit/visit.ts';
import { fits, many, one, QUESTIONS, type QuestionId } from './answers.ts';
import { addableTo, CHECK_PAGE, isFilledIn, questionsFor } from './way.ts';

/** A field that nobody sees: what fills it in is a program, and waits. */
export const TRAP = 'website';

interface CheckState {
  readonly busy?: boolean;
  readonly gone?: readonly DraftFile[];
  readonly note?: Markup;
}

/**
 * All answers once more, each with a way to change it, before sending.
 * @param state.busy very much came from here just now: nothing is sent yet
 * @param state.gone files that were not there any more: nothing is sent yet
 * @param state.note what to know first, such as a point nearer to them
 */
export function checkPage(view: View, held: Held, state: CheckState = {}): Markup {
  const { t } = view.texts;
  const body = html`${notSent(view, state)}
<h1>${t('check.title')}</h1>
<p class="lead">${t('check.lead')}</p>
${state.note ?? ''}
<dl class="answers">${listed(held).map((question) => answerOf(view, question, held))}</dl>
${addPart(view, held)}
${one(held.typed, 'want') === 'REPORT' ? html`<p class="note">${t('check.reportOnly')}</p>` : ''}
<form method="post" action="${view.href('/report/send')}">
<div class="trap" aria-hidden="true"><label for="${TRAP}">${t('check.trap')}</label><input type="text" name="${TRAP}" id="${TRAP}" tabindex="-1" autocomplete="off"></div>
<p class="soft">${t('check.sendNote')}</p>
<div class="actions">
<button class="utrecht-button utrecht-button--primary-action">${t('check.send')}</button>
<button class="utrecht-button" formaction="${view.href('/report/save')}">${t('report.save')}</button>
</div>
</form>`;
  return shell(view, {
    title: t('check.title'),
    error: isNotSent(state),
    body,
    path: CHECK_PAGE,
  });
}

function isNotSent({ busy = false, gone = [] }: CheckState): boolean {
  return busy || gone.length > 0;
}

/** Why nothing was sent just now. */
function notSent({ texts: { t } }: View, state: CheckState): Markup {
  if (!isNotSent(state)) return html``;
  const files = (state.gone ?? []).map(({ name }) => t('check.fileGone', { name: isolated(name) }));
  const lines = [...files, files.length > 0 ? t('check.fileGoneNext') : t('check.busy')];
  return html`<div class="summary utrecht-alert utrecht-alert--error" role="alert"><div class="utrecht-alert__content">${lines.map((line) => html`<p>${line}</p>`)}</div></div>`;
}

/** What was asked, and what was added unasked. */
function listed(held: Held): QuestionId[] {
  const { typed } = held;
  const asked = questionsFor(typed);
  return QUESTIONS.filter((id) => fits(id, typed) && (asked.includes(id) || isAnswered(id, held)));
}

function isAnswered(id: QuestionId, { typed, files = [] }: Held): boolean {
  return id === 'files' ? files.length > 0 : isFilledIn(id, typed);
}

function answerOf(view: View, question: QuestionId, held: Held): Markup {
  const { t } = view.texts;
  const title = t(`question.${question}.title`);
  const words = said(view, question, held) || html`<span class="soft">${t('check.none')}</span>`;
  const isEarlier = held.reused?.includes(question) ?? false;
  return html`<div><dt>${title}${isEarlier ? html` <span class="soft">${t('check.earlier')}</span>` : ''}</dt>
<dd dir="auto">${words}</dd>
<dd class="change"><a href="${view.href(`/report/${question}`)}" aria-label="${t('report.change')}: ${title}">${t('report.change')}</a></dd></div>`;
}

/** What was not asked and can be added. */
function addPart(view: View, held: Held): Markup {
  const { t } = view.texts;
  const open = addableTo(held.typed).filter((id) => !isAnswered(id, held));
  if (open.length === 0) return html``;
  const link = (id: QuestionId) =>
    html`<li><a href="${view.href(`/report/${id}`)}">${t(`question.${id}.title`)}</a></li>`;
  return html`<h2>${t('check.add')}</h2>
<p>${t('check.addWhy')}</p>
<ul>${open.map(link)}</ul>`;
}

/** An answer in words. */
function said(view: View, question: QuestionId, { typed, files = [] }: Held): string {
  const { t, language } = view.texts;
  switch (question) {
    case 'want':
      return t(`question.want.options.${one(typed, 'want')}`);
    case 'about':
      return t(`question.about.options.${one(typed, 'about') || 'QUESTION'}`);
    case 'anonymity':
      return t(`question.anonymity.options.${one(typed, 'anonymity') || 'ANON_FULL'}`);
    case 'story':
      return one(typed, 'story');
    case 'files':
      return filesSaid(view, files);
    case 'place':
      return lines(placeSaid(view, typed));
    case 'when':
      return lines([one(typed, 'when'), one(typed, 'ongoing') && t('check.ongoing')]);
    case 'setting':
      return one(typed, 'setting') && plainLabel('domain', one(typed, 'setting'), language);
    case 'ground':
      return lines(many(typed, 'ground').map((code) => plainLabel('ground', code, language)));
    case 'role':
      return plainLabel('reporter_role', one(typed, 'role') || 'SELF', language);
    case 'contact': {
      const reach = ['name', 'email', 'phone'].map((field) => one(typed, field));
      const wantsMail = view.point.mails && one(typed, 'notice');
      return lines([...reach, wantsMail && t('check.notice')].map((it) => it || ''));
    }
  }
}

function placeSaid({ texts: { t }, point }: View, typed: Held['typed']): string[] {
  const { town } = point;
  const places: Record<string, string> = { HERE: town, ELSEWHERE: one(typed, 'elsewhere') };
  const place = places[one(typed, 'place')] ?? t('question.place.options.UNKNOWN');
  const lives = one(typed, 'lives') === 'YES' ? 'check.livesHere' : 'check.livesElsewhere';
  return [place, t(lives, { town })];
}
