import { html } from 'hono/html';
import { localTime } from '../../pages/local-time.ts';
import type { Markup } from '../../pages/markup.ts';
import type { View } from '../../pages/shell.ts';
import type { Whereabouts } from './whereabouts.ts';

/** That another point was asked, or had the report before; nothing for every other report. */
export function whereaboutsPart(view: View, where: Whereabouts | undefined): Markup {
  if (where === undefined || where.at === 'there') return html``;
  const { texts, href } = view;
  const { t } = texts;
  const { name } = where.point;
  const date = localTime(view, { dateStyle: 'long' });
  if (where.at === 'came') {
    return html`<div class="note"><p>${t('handover.came', { name, date: date.format(where.since) })}</p>
<p>${t('handover.cameCode')}</p></div>`;
  }
  return html`<div class="note"><p>${t('handover.offered', { name })}</p>
<p>${t('handover.offeredUntil', { date: date.format(where.until) })} ${t('handover.offeredWrite')}</p>
<p><a href="${href('/follow/consents')}">${t('handover.offeredBack')}</a></p></div>`;
}
