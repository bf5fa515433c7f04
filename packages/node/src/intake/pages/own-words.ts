import { html } from 'hono/html';
import type { OwnWords } from '../../system/config.ts';
import type { Markup } from './markup.ts';
import type { View } from './shell.ts';

/**
 * The town's own words in the language of the page, and in no other; nothing if it has none.
 * Paragraphs stand between blank lines.
 * @param look class of each paragraph
 */
export function ownWords(
  { point, texts }: Pick<View, 'point' | 'texts'>,
  where: keyof OwnWords,
  look = 'story',
): Markup {
  const paragraphs = (point.words?.[texts.language]?.[where] ?? '').split('\n\n').filter(Boolean);
  return html`${paragraphs.map((words) => html`<p class="${look}">${words}</p>`)}`;
}
