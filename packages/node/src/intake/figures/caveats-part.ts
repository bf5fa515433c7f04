import { html } from 'hono/html';
import type { Markup } from '../pages/markup.ts';
import type { Texts } from '../texts.ts';
import { legendPart } from './table-part.ts';

/** How the numbers are to be read, before they are. */
export function caveatsPart(texts: Texts, key: 'caveats' | 'regionCaveats'): Markup {
  return html`<h2>${texts.t('figures.how')}</h2>
<ul>${texts.list(`figures.${key}`).map((it) => html`<li>${it}</li>`)}</ul>
${legendPart(texts)}`;
}

/** The years there are, with the one that is shown. */
export function yearsPart(
  { t }: Texts,
  { years, year, href }: { years: readonly number[]; year: number; href: (path: string) => string },
): Markup {
  if (years.length < 2) return html``;
  const link = (it: number) =>
    it === year
      ? html`<span aria-current="true">${it}</span>`
      : html`<a href="${href(`/figures?year=${it}`)}">${it}</a>`;
  return html`<nav aria-label="${t('figures.years')}"><ul class="figure-years">
${years.map((it) => html`<li>${link(it)}</li>`)}
</ul></nav>`;
}
