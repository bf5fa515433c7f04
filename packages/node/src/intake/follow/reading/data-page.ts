import { html } from 'hono/html';
import type { ErasureRow } from '../../../cases/rights/store.ts';
import { localTime } from '../../pages/local-time.ts';
import type { Markup } from '../../pages/markup.ts';
import { shell, type View } from '../../pages/shell.ts';
import { backLink } from '../back-link.ts';

/** What the reporter can ask of the point about their data. */
export function dataPage(view: View, erasure: ErasureRow | undefined): Markup {
  const { texts, href } = view;
  const { t } = texts;
  const date = localTime(view, { dateStyle: 'long' });
  const waits = erasure !== undefined && erasure.decidedAt === null;
  const refused = erasure?.refusedReason ? erasure.decidedAt : null;
  const title = t('rights.title');
  const body = html`<h1>${title}</h1>
${waits ? html`<p class="note">${t('rights.erasureWaits', { date: date.format(erasure.dueAt) })}</p>` : ''}
${refused ? html`<p class="note">${t('rights.erasureRefused', { date: date.format(refused) })}</p>` : ''}
<h2>${t('rights.copyTitle')}</h2>
<p>${t('rights.copyWhat')}</p>
<p><a href="${href('/follow/copy')}">${t('rights.copy')}</a></p>
<h2>${t('rights.correctTitle')}</h2>
<p>${t('rights.correctWhat')}</p>
<p><a href="${href('/follow/said')}">${t('rights.correct')}</a></p>
<h2>${t('rights.eraseTitle')}</h2>
<p>${t('rights.eraseWhat')}</p>
<p><a href="${href('/follow/erase')}">${waits || refused ? t('rights.erasure') : t('rights.erase')}</a></p>
${backLink(view)}`;
  return shell(view, { title, body });
}
