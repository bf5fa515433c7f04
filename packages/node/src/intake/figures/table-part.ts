import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { Texts } from '../texts.ts';
import { bar, HATCH, ZERO } from './bars.ts';
import type { Drawn, FigureTable } from './figure-tables.ts';

/** How a page says its numbers. */
export interface Saying {
  readonly texts: Texts;
  /** Whether numbers are lower bounds. */
  readonly atLeast: boolean;
}

/** Tables beside one another where there is room, all drawn to one scale. */
export function tablesPart(saying: Saying, tables: readonly FigureTable[]): Markup {
  const most = Math.max(1, ...tables.flatMap(({ rows }) => rows.map(({ figure }) => figure ?? 0)));
  return html`<div class="figure-tables">${tables.map((it) => tablePart(saying, it, most))}</div>`;
}

function tablePart(
  saying: Saying,
  { title, rows, note, isWide }: FigureTable,
  most: number,
): Markup {
  const { t } = saying.texts;
  return html`<table class="${isWide ? 'figures wide' : 'figures'}">
<caption>${title}${note ? html` <span>${note}</span>` : ''}</caption>
<thead><tr><th scope="col">${t('figures.what')}</th><th scope="col">${t('figures.number')}</th></tr></thead>
<tbody>${rows.map(
    ({ label, figure }) => html`<tr><th scope="row">${label}</th>
<td>${bar(figure, most)}<span>${said(saying, figure)}</span></td></tr>`,
  )}</tbody>
</table>`;
}

/** A number, or why there is none, in words. */
function said({ texts: { t }, atLeast }: Saying, figure: Drawn): string {
  if (figure === undefined) return t('figures.absent');
  if (figure === null) return t('figures.protected');
  return atLeast && figure > 0 ? t('figures.atLeast', { number: figure }) : String(figure);
}

/** What the drawings mean. */
export function legendPart({ t }: Texts): Markup {
  return html`<ul class="figure-legend" aria-label="${t('figures.legend')}">
<li>${bar(1, 1)} ${t('figures.legendShown')}</li>
<li>${HATCH} ${t('figures.legendProtected')}</li>
<li>${ZERO} ${t('figures.legendZero')}</li>
</ul>`;
}
