import { plainLabel } from '@nabij/protocol';
import { html } from 'hono/html';
import { type Markup, shell, type View } from '../pages/shell.ts';
import { many, one, type QuestionId, questionsFor, type Typed } from './answers.ts';

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
