import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';

/** From every page of a report back to its first one. */
export function backLink({ texts: { t }, href }: View): Markup {
  return html`<p class="screen after"><a href="${href('/follow')}">${t('follow.back')}</a></p>`;
}
