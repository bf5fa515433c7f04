import { stepName, whoName } from '@nabij/protocol';
import { html } from 'hono/html';
import type { Term } from '../../cases/deadlines/terms.ts';
import { calendarDay } from '../pages/local-time.ts';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';

/** Who must do what by when, and how that stands: in words, the colour only helps. */
export function termsPart(view: View, terms: readonly Term[]): Markup {
  const { t } = view.texts;
  if (terms.length === 0) return html``;
  const done = terms.filter(({ state }) => state === 'done');
  const open = terms.filter(({ state }) => state !== 'done');
  return html`<section aria-labelledby="terms"><h2 id="terms">${t('follow.terms.title')}</h2>
${open.length === 0 ? '' : list(view, open)}
${done.length === 0 ? '' : html`<details class="why"><summary>${t('follow.terms.done', { count: done.length })}</summary>${list(view, done)}</details>`}
${terms.some(({ promise }) => !promise) ? html`<p class="soft">${t('follow.terms.law')}</p>` : ''}</section>`;
}

function list(view: View, terms: readonly Term[]): Markup {
  return html`<dl class="answers terms">${terms.map((term) => oneTerm(view, term))}</dl>`;
}

function oneTerm({ texts }: View, term: Term): Markup {
  const { t, language } = texts;
  const date = calendarDay({ language }, term.due, { weekday: true });
  return html`<div class="${term.state}"><dt>${stepName(term.step, language)}</dt>
<dd>${t('follow.terms.by', { who: whoName(term.who, language), date })}</dd>
<dd><strong>${t(`follow.terms.state.${term.state}`)}</strong> ${toldMore(texts, term)}</dd></div>`;
}

function toldMore({ t, language }: View['texts'], { state, who, doneOn, due }: Term): string {
  switch (state) {
    case 'done':
      return done(t, {
        date: calendarDay({ language }, doneOn ?? due, { weekday: true }),
        late: (doneOn ?? due) > due,
      });
    case 'late':
      return t('follow.terms.sorry');
    case 'passed':
      return who === 'CITIZEN' ? '' : t('follow.terms.tellUs');
    case 'paused':
      return t('follow.terms.paused');
    case 'coming':
      return '';
  }
}

function done(t: View['texts']['t'], it: { date: string; late: boolean }): string {
  const { date } = it;
  return it.late ? t('follow.terms.doneLate', { date }) : t('follow.terms.doneOn', { date });
}
