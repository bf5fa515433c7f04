import { html } from 'hono/html';
import { localTime } from '../pages/local-time.ts';
import { type Markup, shell, type View } from '../pages/shell.ts';
import { dataBlock } from './data-block.ts';
import type { Found } from './find.ts';
import { foundPart, helpPart } from './found-part.ts';
import type { KnownPoint, KnownPoints } from './known-points.ts';
import { apart, pointCard } from './point-card.ts';
import { pointsList } from './points-list.ts';

/** What somebody looks for: words they typed, or one point that they chose. */
export interface Search {
  readonly typed: string;
  readonly found: Found<KnownPoint>;
  readonly chosen: KnownPoint | undefined;
}

/** Finding the point of one's own town. */
export function pointsPage(view: View, points: KnownPoints, search: Search): Markup {
  const { t } = view.texts;
  const { typed, found, chosen } = search;
  const open = !chosen && found.how === 'nothing';
  const only = chosen ?? soleMatch(found);
  const body = html`<h1>${t('points.title')}</h1>
<p class="lead">${t('points.lead')}</p>
${searchForm(view, points.own, typed)}
${datePart(view, points.asOf)}
${open ? html`${pointCard(view, points.own)}${pointsList(view, points.all)}` : ''}
${chosen ? html`${pointCard(view, chosen)}${helpPart(view, points.own)}` : ''}
${open || chosen ? '' : foundPart(view, { typed, found, points })}
${dataBlock(only ?? (open ? points.own : undefined))}`;
  return shell(view, {
    title: titleOf(view, search, only),
    body,
    index: open,
    path: typed === '' ? view.path : `/points?${new URLSearchParams({ q: typed })}`,
  });
}

/** The title is heard first: it says what was found. */
function titleOf(
  { texts: { t } }: View,
  { typed, found }: Search,
  only: KnownPoint | undefined,
): string {
  if (only) return `${only.name} – ${t('points.title')}`;
  if (found.matches.length > 0) return t('points.which');
  return typed === '' ? t('points.title') : t('points.none', { typed: apart(typed) });
}

function soleMatch({ matches }: Found<KnownPoint>): KnownPoint | undefined {
  return matches.length === 1 ? matches[0]?.point : undefined;
}

function searchForm(
  { texts: { t, language }, href }: View,
  own: KnownPoint,
  typed: string,
): Markup {
  const kept = href('/points').includes('lang=');
  return html`<form class="search" role="search" method="get" action="/points">
<label class="utrecht-form-label" for="q">${t('points.label')}</label>
<p class="hint" id="q-hint">${t('points.example', { place: own.town })}</p>
<div class="search-line">
<input class="utrecht-textbox utrecht-textbox--html-input" id="q" name="q" type="search" value="${typed}" maxlength="80" dir="auto" autocomplete="off" spellcheck="false" aria-describedby="q-hint">
${kept ? html`<input type="hidden" name="lang" value="${language}">` : ''}
<button class="utrecht-button utrecht-button--primary-action" type="submit">${t('points.search')}</button>
</div>
</form>`;
}

function datePart(view: View, asOf: Date | undefined): Markup {
  if (!asOf) return html``;
  const date = localTime(view, { dateStyle: 'long' }).format(asOf);
  return html`<p class="note">${view.texts.t('points.asOf', { date })}</p>`;
}
