import { html } from 'hono/html';
import type { Markup, View } from '../pages/shell.ts';
import type { Match } from './find.ts';
import type { KnownPoint } from './known-points.ts';
import { wordsOf } from './name-key.ts';
import { apart } from './point-card.ts';

/** So many fit a telephone's patience, and the page its weight; more are read by first letter. */
const MOST = 60;

/** All points, or the letters with which they begin. */
export function pointsList(view: View, all: readonly KnownPoint[]): Markup {
  const { t } = view.texts;
  if (all.length < 2) return html``;
  if (all.length > MOST) {
    return html`<nav aria-labelledby="letters"><h2 id="letters">${t('points.letters')}</h2>
<ul class="letters">${lettersOf(all).map(
      (letter) =>
        html`<li><a href="${view.href(`/points?q=${encodeURIComponent(letter)}`)}">${letter.toUpperCase()}</a></li>`,
    )}</ul></nav>`;
  }
  const matches = [...all]
    .sort((one, other) => one.town.localeCompare(other.town, 'nl'))
    .map((point) => ({ point, name: point.town }));
  return html`<h2>${t('points.all')}</h2>
${choicesOf(view, matches)}`;
}

/** Points to choose from, each by the name that was looked for and its town. */
export function choicesOf(view: View, matches: readonly Match<KnownPoint>[]): Markup {
  const { t } = view.texts;
  const left = matches.length - MOST;
  return html`<ul class="choices">${matches.slice(0, MOST).map(({ point, name }) => {
    const path = `/points?at=${encodeURIComponent(point.url)}`;
    const beside =
      name === point.town ? point.name : t('points.inTown', { town: apart(point.town) });
    return html`<li><a href="${view.href(path)}"><bdi>${name}</bdi></a><span class="soft" dir="auto">${beside}</span></li>`;
  })}</ul>
${left > 0 ? html`<p>${t('points.more', { count: left })}</p>` : ''}`;
}

/** First letters of towns, each once, in order. */
function lettersOf(all: readonly KnownPoint[]): string[] {
  const first = all.flatMap(({ town }) => [...(wordsOf(town)[0] ?? '')].slice(0, 1));
  return [...new Set(first)].sort((one, other) => one.localeCompare(other, 'nl'));
}
