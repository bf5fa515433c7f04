import { html } from 'hono/html';
import type { ErasureRow } from '../../../cases/rights/store.ts';
import type { Markup, View } from '../../pages/shell.ts';

/** At the foot of a followed report: what the reporter can ask of the point about their data. */
export function rightsPart({ texts, href }: View, erasure: ErasureRow | undefined): Markup {
  const { t, language } = texts;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  const waits = erasure !== undefined && erasure.decidedAt === null;
  const refused = erasure?.refusedReason ? erasure.decidedAt : null;
  return html`<section class="screen"><h2>${t('rights.title')}</h2>
${waits ? html`<p class="note">${t('rights.erasureWaits', { date: date.format(erasure.dueAt) })}</p>` : ''}
${refused ? html`<p class="note">${t('rights.erasureRefused', { date: date.format(refused) })}</p>` : ''}
<ul>
<li><a href="${href('/follow/copy')}">${t('rights.copy')}</a></li>
<li><a href="${href('/follow/erase')}">${t(waits || refused ? 'rights.erasure' : 'rights.erase')}</a></li>
</ul></section>`;
}
