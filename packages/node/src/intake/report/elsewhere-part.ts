import { html } from 'hono/html';
import type { Markup, View } from '../pages/shell.ts';
import { findPlace } from '../points/find.ts';
import type { KnownPoint } from '../points/known-points.ts';
import { apart, telephone } from '../points/point-card.ts';
import type { IntakeDeps } from '../visit/visitor.ts';
import { one, type Typed } from './answers.ts';

const MOST = 3;

/**
 * For who was in another town: the point there, which may be of more help, and that this one takes
 * their report as well. Nobody is sent away.
 * @returns undefined if there is nothing to say
 */
export async function elsewherePart(
  view: View,
  typed: Typed,
  deps: Pick<IntakeDeps, 'points' | 'clock'>,
): Promise<Markup | undefined> {
  const place = one(typed, 'elsewhere');
  if (one(typed, 'place') !== 'ELSEWHERE' || !place) return undefined;
  const { matches } = await findPlace(deps, place);
  const points = matches.map(({ point }) => point);
  if (points.some(({ isOwn }) => isOwn)) return ownPart(view, place);
  if (points.length > 0) return nearerPart(view, place, points.slice(0, MOST));
  const { t } = view.texts;
  if (one(typed, 'lives') === 'YES') return undefined;
  return html`<p class="note">${t('nearer.unknown')} <a href="${view.href('/points')}">${t('nearer.find')}</a></p>`;
}

function ownPart({ texts: { t }, point }: View, place: string): Markup {
  return html`<p class="note">${t('nearer.own', { place: apart(place), town: apart(point.town) })}</p>`;
}

function nearerPart(view: View, place: string, points: readonly KnownPoint[]): Markup {
  const { t } = view.texts;
  return html`<section class="note" aria-label="${t('nearer.label')}">
<p>${t('nearer.lead', { place: apart(place) })}</p>
<ul>${points.map((point) => pointItem(view, point))}</ul>
<p>${t('nearer.here')}</p>
</section>`;
}

function pointItem(view: View, { name, phone, report, url }: KnownPoint): Markup {
  // a public screen must not lead to a site that does not forget who walks away
  const shown =
    report === undefined || view.kiosk
      ? html`<bdi>${name}</bdi>, <bdi dir="ltr">${url}</bdi>`
      : html`<a rel="external" href="${report}?lang=${view.texts.language}"><bdi>${name}</bdi></a>`;
  return html`<li>${shown}${phone === undefined ? '' : html`, ${telephone(phone)}`}</li>`;
}
