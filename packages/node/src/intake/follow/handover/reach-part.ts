import { html } from 'hono/html';
import type { Markup } from '../../pages/markup.ts';
import type { View } from '../../pages/shell.ts';
import { telephone } from '../../points/point-card.ts';
import type { OtherPoint } from './whereabouts.ts';

/** How one reaches another point. */
export function reachPart({ texts: { t } }: View, { phone, address, hours }: OtherPoint): Markup {
  if (!phone && !address && !hours) return html``;
  return html`<dl class="point-facts">
${phone ? html`<div><dt>${t('points.phone')}</dt><dd>${telephone(phone)}</dd></div>` : ''}
${address ? html`<div><dt>${t('points.address')}</dt><dd><bdi>${address}</bdi></dd></div>` : ''}
${hours ? html`<div><dt>${t('points.hours')}</dt><dd><bdi>${hours}</bdi></dd></div>` : ''}
</dl>`;
}
