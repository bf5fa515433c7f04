import { html } from 'hono/html';
import type { Opening } from '../../cases/openings.ts';
import type { Markup, View } from '../pages/shell.ts';

/** Who opened the report, the latest first. */
export function openingsPart({ texts: { t, language } }: View, openings: Opening[]): Markup {
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' });
  const lines = openings.map(
    ({ at, name }) => html`<li>${name ?? t('follow.fromPoint')} · ${moment.format(at)}</li>`,
  );
  return html`<h2>${t('follow.openings')}</h2>
<p class="soft">${t(openings.length === 0 ? 'follow.noOpenings' : 'follow.openingsWhy')}</p>
${openings.length === 0 ? '' : html`<ul>${lines}</ul>`}`;
}
