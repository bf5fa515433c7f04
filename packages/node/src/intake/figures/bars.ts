import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { Drawn } from './figure-tables.ts';

const LINES = [-12, -4, 4, 12, 20, 28, 36].map((x) => `M${x} 14 ${x + 14} 0`).join('');

/** A block of lines: the number is not shown, so it has no length. */
export const HATCH: Markup = html`<svg class="figure-mark" width="40" height="14" aria-hidden="true" focusable="false"><path d="${LINES}"/><rect x="0.75" y="0.75" width="38.5" height="12.5"/></svg>`;

/** A line at the beginning: zero. */
export const ZERO: Markup = html`<svg class="figure-mark" width="40" height="14" aria-hidden="true" focusable="false"><path d="M1 0V14"/></svg>`;

/** A number as a bar; the words beside it say the same. Nothing is drawn of what is not there yet. */
export function bar(figure: Drawn, most: number): Markup {
  if (figure === undefined) return html``;
  if (figure === null) return HATCH;
  if (figure === 0) return ZERO;
  const width = Math.round((figure / most) * 1000) / 10;
  return html`<svg class="figure-bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width="${width}" height="14"/></svg>`;
}
