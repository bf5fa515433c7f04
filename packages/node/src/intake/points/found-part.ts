import { html } from 'hono/html';
import type { Markup, View } from '../pages/shell.ts';
import type { Found, Match } from './find.ts';
import type { KnownPoint, KnownPoints } from './known-points.ts';
import { apart, pointCard, telephone } from './point-card.ts';
import { choicesOf, pointsList } from './points-list.ts';

interface Result {
  readonly typed: string;
  readonly found: Found<KnownPoint>;
  readonly points: KnownPoints;
}

/** What was found for the words that somebody typed; never nothing. */
export function foundPart(view: View, { typed, found, points }: Result): Markup {
  const { t } = view.texts;
  const [first, ...others] = found.matches;
  if (!first) return nonePart(view, typed, points);
  return html`<div class="found">${
    others.length > 0
      ? html`<h2>${t('points.which')}</h2>${choicesOf(view, found.matches)}`
      : reasonPart(view, { typed, found, match: first })
  }</div>
${others.length > 0 ? '' : pointCard(view, first.point)}
${found.also.length > 0 ? html`<h2>${t('points.also')}</h2>${choicesOf(view, found.also)}` : ''}
${helpPart(view, points.own)}`;
}

/** Why this point and no other, when the words were not the town's own name. */
function reasonPart(
  { texts: { t } }: View,
  it: { typed: string; found: Found<KnownPoint>; match: Match<KnownPoint> },
): Markup {
  const { point, name } = it.match;
  const [typed, place, town] = [it.typed, name, point.town].map(apart);
  const isPostcode = it.found.how === 'postcode';
  const corrected = it.found.how === 'near' ? t('points.near', { typed, place }) : '';
  const belongs = isPostcode
    ? t('points.postcodeOf', { typed, town })
    : name === point.town
      ? ''
      : t('points.placeOf', { place, town });
  const sentences = [corrected, belongs].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? html`` : html`<p>${sentences.join(' ')}</p>`;
}

function nonePart(view: View, typed: string, points: KnownPoints): Markup {
  const { t } = view.texts;
  return html`<div class="found"><h2>${t('points.none', { typed: apart(typed) })}</h2>
<p>${t('points.noneHint')}</p></div>
${helpPart(view, points.own)}
${pointsList(view, points.all)}`;
}

/** Nobody is sent away: a number to call, and reporting here. */
export function helpPart(view: View, own: KnownPoint): Markup {
  const { t } = view.texts;
  const phone = view.point.helpline ?? own.phone;
  return html`<section class="note" aria-labelledby="missing">
<h2 id="missing">${t('points.missing')}</h2>
${phone === undefined ? '' : html`<p>${t('points.call')} ${telephone(phone)}</p>`}
<p>${t('points.anyway')} <a href="${view.href('/report')}">${t('points.reportHere')}</a></p>
</section>`;
}
