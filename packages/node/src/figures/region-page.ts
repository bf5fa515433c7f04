import { isPeriod } from '@nabij/protocol';
import { html } from 'hono/html';
import { caveatsPart } from '../intake/figures/caveats-part.ts';
import { type FigureTable, quarterName, tableOf } from '../intake/figures/figure-tables.ts';
import { tablesPart } from '../intake/figures/table-part.ts';
import type { Markup } from '../intake/pages/markup.ts';
import type { Texts } from '../intake/texts.ts';
import type { RegionPeriod } from '../region/public-figures.ts';
import { type RegionSite, regionFrame } from './region-frame.ts';

const TABLES = {
  received: ['subject', 'ground', 'domain'],
  closed: ['subject', 'outcome', 'care_category', 'barrier'],
} as const;
const MEASURES = ['received', 'closed'] as const;

/** So many quarters are set beside one another. */
const QUARTERS = 8;

/** How a period is asked for: a quarter as it is, a calendar year as `2025`. */
function askedAs({ period }: RegionPeriod): string {
  return isPeriod(period) ? period : period.slice(0, 4);
}

/** What the region's towns told, as everybody may see it: one period, and the quarters. */
export function regionPage(
  site: RegionSite,
  texts: Texts,
  { periods, asked }: { periods: readonly RegionPeriod[]; asked: string | undefined },
): Markup {
  const { t, language } = texts;
  const shown =
    periods.find((it) => askedAs(it) === asked) ??
    periods.find(({ period }) => !isPeriod(period)) ??
    periods[0];
  const title = t('figures.regionTitle', { name: site.name });
  const body = html`<h1>${title}</h1>
<p class="lead">${t('figures.regionLead')}</p>
${
  shown
    ? html`${caveatsPart(texts, 'regionCaveats')}
${periodsPart(texts, periods, shown)}
${periodPart(texts, shown)}
${quartersPart(texts, periods)}
<p><a href="/figures.csv?lang=${language}" download>${t('figures.csv')}</a></p>`
    : html`<p class="note">${t('figures.none')}</p>`
}`;
  const path = shown && shown === periods.find((it) => askedAs(it) === asked);
  return regionFrame(site, texts, {
    title,
    path: path ? `/figures?period=${askedAs(shown)}` : '/figures',
    body,
  });
}

function nameOf(texts: Texts, { period }: RegionPeriod): string {
  const year = period.slice(0, 4);
  return isPeriod(period) ? quarterName(texts, period) : texts.t('figures.wholeYear', { year });
}

function periodsPart(texts: Texts, periods: readonly RegionPeriod[], shown: RegionPeriod): Markup {
  const link = (it: RegionPeriod) =>
    it === shown
      ? html`<span aria-current="true">${nameOf(texts, it)}</span>`
      : html`<a href="/figures?period=${askedAs(it)}&amp;lang=${texts.language}">${nameOf(texts, it)}</a>`;
  return html`<nav aria-label="${texts.t('figures.periods')}"><ul class="figure-years">
${periods.map((it) => html`<li>${link(it)}</li>`)}
</ul></nav>`;
}

function periodPart(texts: Texts, shown: RegionPeriod): Markup {
  const { t } = texts;
  const measures = MEASURES.map((measure) => {
    const paths = TABLES[measure].map((table) => `${measure}/${shown.period}/${table}`);
    const tables = paths.flatMap((path) => tableOf(texts, shown.figures, path) ?? []);
    return html`<h3>${t(`figures.measures.${measure}`)}</h3>
${tablesPart({ texts, atLeast: true }, tables)}`;
  });
  return html`<h2>${nameOf(texts, shown)}</h2>
<p>${t('figures.towns', { count: shown.towns })}${silentPart(texts, shown)}</p>
${measures}`;
}

/** The towns of which nothing came: silence is no zero. */
function silentPart({ t, language }: Texts, { silent }: RegionPeriod): string {
  if (silent.length === 0) return '';
  const names = new Intl.ListFormat(language, { type: 'conjunction' }).format(silent);
  return ` ${t('figures.silent', { names })}`;
}

function quartersPart(texts: Texts, periods: readonly RegionPeriod[]): Markup {
  const { t } = texts;
  const quarters = periods
    .filter(({ period }) => isPeriod(period))
    .slice(0, QUARTERS)
    .reverse();
  const tables = MEASURES.map((measure): FigureTable => {
    const rows = quarters.map((it) => ({
      label: nameOf(texts, it),
      figure: it.figures.get(`${measure}/${it.period}/total`),
    }));
    return { title: t(`figures.measures.${measure}`), rows };
  });
  return html`<h2>${t('figures.quarters')}</h2>
${tablesPart({ texts, atLeast: true }, tables)}`;
}
