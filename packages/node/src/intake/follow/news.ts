import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { View } from '../pages/shell.ts';

/** What was done just before: the page that did it led here. */
export const NEWS = [
  'sent',
  'added',
  'corrected',
  'same',
  'mailMoved',
  'mailEnded',
  'withdrawn',
  'resumed',
  'thanks',
  'decided',
  'mail',
  'nomail',
] as const;
export type News = (typeof NEWS)[number];

export function newsIn(c: Context): News | undefined {
  return NEWS.find((news) => c.req.query(news) === '1');
}

/** Says what was done, where it is read out too. */
export function newsPart({ texts: { t } }: View, news: News | undefined): Markup {
  if (!news) return html``;
  const words = news === 'added' ? t('files.added') : t(`follow.news.${news}`);
  return html`<div class="summary utrecht-alert" role="status"><div class="utrecht-alert__content"><p>${words}</p></div></div>`;
}
