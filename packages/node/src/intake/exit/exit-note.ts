import { html } from 'hono/html';
import type { Markup, View } from '../pages/shell.ts';

/** What the way out does, and what it cannot do: said before the first question. */
export function exitNote({ texts, kiosk }: View): Markup {
  const { t, list } = texts;
  const points = kiosk ? list('exit.kioskPoints') : list('exit.points');
  return html`<section class="note" aria-labelledby="exit-note">
<h2 id="exit-note">${t('exit.title')}</h2>
<ul>${points.map((point) => html`<li>${point}</li>`)}</ul>
</section>`;
}
