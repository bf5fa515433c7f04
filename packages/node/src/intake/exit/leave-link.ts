import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { Texts } from '../texts.ts';

/**
 * The way out of every page: a plain link, which scripts/exit.js makes blank the page first.
 * What is said to a screen reader while somebody presses Shift stands in the page, empty.
 */
export function leaveLink({ t }: Texts): Markup {
  return html`<a class="leave" href="/exit" rel="nofollow" data-gone="${t('exit.gone')}" data-over="${t('exit.over')}" data-more-2="${t('exit.more', { count: 2 })}" data-more-1="${t('exit.more', { count: 1 })}">${t('exit.leave')}</a>
<div class="heard" id="leaving" role="status"></div>`;
}
