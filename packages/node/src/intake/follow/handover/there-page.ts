import { html } from 'hono/html';
import { localTime } from '../../pages/local-time.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import { telephone } from '../../points/point-card.ts';
import { leavingPart } from '../more-part.ts';
import { reachPart } from './reach-part.ts';
import type { Whereabouts } from './whereabouts.ts';

/** Whether another point has the report. */
export type There = Extract<Whereabouts, { at: 'there' }>;

interface Way extends There {
  /** The other point's page for who has a code; undefined for an address that must not be a link. */
  readonly link: string | undefined;
}

/** Another point has the report: who, since when, how to reach them, and where the code works. */
export function therePage(view: View, { point, since, link }: Way): Markup {
  const { t } = view.texts;
  const { name } = point;
  const title = t('handover.title', { name });
  const date = localTime(view, { dateStyle: 'long' });
  const body = html`<h1>${title}</h1>
<div class="note"><p><strong>${since ? t('handover.since', { date: date.format(since) }) : t('handover.way', { name })}</strong></p>
<p>${t('handover.code', { name })}</p>
<p>${t('handover.wait')}</p></div>
${wayPart(view, { name, link, url: point.entityId })}
<h2>${t('handover.reach')}</h2>
${reachPart(view, point)}
<p class="soft">${since ? t('handover.gone') : ''}</p>
${view.point.phone ? html`<p>${t('handover.here')} ${telephone(view.point.phone)}</p>` : ''}
${leavingPart(view)}`;
  return shell(view, { title, body, path: '/follow' });
}

function wayPart(
  view: View,
  { name, link, url }: { name: string; link: string | undefined; url: string },
): Markup {
  const { t } = view.texts;
  // a public screen must not lead to a site that does not forget who walks away
  if (link === undefined || view.kiosk) {
    return html`<p>${t('handover.there')} <bdi dir="ltr">${url}/follow</bdi></p>`;
  }
  return html`<div class="actions"><a class="utrecht-button utrecht-button--primary-action" rel="external" href="${link}">${t('handover.go', { name })}</a></div>
<p class="hint">${t('points.otherSite')} <bdi dir="ltr">${new URL(url).host}</bdi></p>`;
}
