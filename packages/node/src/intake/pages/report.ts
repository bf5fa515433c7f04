import { plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import { many, one, type QuestionId, questionsFor, type Typed } from '../answers.ts';
import { type Markup, shell, type View } from './shell.ts';

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

/** A field that nobody sees: what fills it in is a program, and waits. */
export const TRAP = 'website';

/**
 * All answers once more, each with a way to change it, before sending.
 * @param state.busy very much came from here just now: nothing is sent yet
 */
export function checkPage(view: View, typed: Typed, state: { busy?: boolean } = {}): Markup {
  const { t } = view.texts;
  const farAway = one(typed, 'place') === 'ELSEWHERE' && one(typed, 'lives') === 'NO';
  const body = html`${state.busy ? html`<div class="summary utrecht-alert utrecht-alert--error" role="alert"><div class="utrecht-alert__content"><p>${t('check.busy')}</p></div></div>` : ''}
<h1>${t('check.title')}</h1>
<p class="lead">${t('check.lead')}</p>
${farAway ? html`<p class="note">${t('check.elsewhereNote')}</p>` : ''}
${answerList(view, typed, true)}
${one(typed, 'want') === 'REPORT' ? html`<p class="note">${t('check.reportOnly')}</p>` : ''}
<form method="post" action="${view.href('/report/send')}">
<div class="trap" aria-hidden="true"><label for="${TRAP}">${t('check.trap')}</label><input type="text" name="${TRAP}" id="${TRAP}" tabindex="-1" autocomplete="off"></div>
<p class="soft">${t('check.sendNote')}</p>
<div class="actions"><button class="utrecht-button utrecht-button--primary-action">${t('check.send')}</button></div>
</form>`;
  return shell(view, { title: t('check.title'), error: state.busy ?? false, body });
}

function answerList(view: View, typed: Typed, changeable: boolean): Markup {
  const { t } = view.texts;
  return html`<dl class="answers">${questionsFor(typed).map((question) => {
    const title = t(`question.${question}.title`);
    return html`<div><dt>${title}</dt>
<dd dir="auto">${said(view, question, typed) || html`<span class="soft">${t('check.none')}</span>`}</dd>
${changeable ? html`<dd class="change"><a href="${view.href(`/report/${question}`)}" aria-label="${t('report.change')}: ${title}">${t('report.change')}</a></dd>` : ''}</div>`;
  })}</dl>`;
}

/** An answer in words. */
function said(view: View, question: QuestionId, typed: Typed): string {
  const { t, language } = view.texts;
  const town = { town: view.point.town };
  const lines = (parts: string[]) => parts.filter(Boolean).join('\n');
  switch (question) {
    case 'about':
    case 'want':
    case 'anonymity':
      return t(`question.${question}.options.${one(typed, question)}`);
    case 'story':
      return one(typed, 'story');
    case 'place': {
      const here = one(typed, 'place') === 'HERE';
      const place = here
        ? view.point.town
        : one(typed, 'elsewhere') || t('question.place.options.ELSEWHERE');
      const lives = one(typed, 'lives') === 'YES' ? 'check.livesHere' : 'check.livesElsewhere';
      return lines([place, t(lives, town)]);
    }
    case 'setting':
      return one(typed, 'setting') && plainLabel('domain', one(typed, 'setting'), language);
    case 'when':
      return lines([one(typed, 'when'), one(typed, 'ongoing') && t('check.ongoing')]);
    case 'ground':
      return lines(many(typed, 'ground').map((code) => plainLabel('ground', code, language)));
    case 'contact':
      return lines(['name', 'email', 'phone'].map((field) => one(typed, field)));
  }
}

/** The code, on a page that prints, and what happens next. */
export function receiptPage(
  view: View,
  receipt: { code: string; want: string; again: boolean; late?: string | undefined },
): Markup {
  const { t, list } = view.texts;
  const button = (path: string, key: string) =>
    html`<form method="post" action="${view.href(path)}"><button class="utrecht-button">${t(key)}</button></form>`;
  const body = html`<h1>${t('receipt.title')}</h1>
${receipt.again ? html`<p class="note">${t('receipt.already')}</p>` : ''}
${receipt.late ? html`<div class="note"><p>${t('receipt.late')}</p><p class="story" dir="auto">${receipt.late}</p></div>` : ''}
<h2 id="code">${t('receipt.code')}</h2>
<p class="code" aria-labelledby="code">${receipt.code
    .split('-')
    .map((group, at) => html`<span>${at === 0 ? '' : '-'}${group}</span>`)}</p>
<p>${t('receipt.where', { name: view.point.name, address: `${view.point.url}/follow` })}</p>
<p><strong>${t('receipt.keep')}</strong></p>
<p>${t('receipt.secret')}</p>
<h2>${t('receipt.next')}</h2>
<ol>${list(`receipt.steps.${receipt.want}`).map((step) => html`<li>${step}</li>`)}</ol>
<p class="screen soft">${t('receipt.print')}</p>
<div class="actions">
<form method="post" action="${view.href('/follow')}"><input type="hidden" name="code" value="${receipt.code}"><button class="utrecht-button utrecht-button--primary-action">${t('receipt.follow')}</button></form>
${button('/report/new', 'receipt.again')}
${button('/follow/leave', 'receipt.done')}
</div>`;
  return shell(view, { title: t('receipt.title'), body });
}
