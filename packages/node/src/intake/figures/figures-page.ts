import type { Period } from '@nabij/protocol';
import { html } from 'hono/html';
import { quartersOf, yearPeriod } from '../../figures/public/year-flow.ts';
import type { TownFigures } from '../../figures/town-figures.ts';
import { type Markup, shell, type View } from '../pages/shell.ts';
import { caveatsPart, yearsPart } from './caveats-part.ts';
import { type FigureTable, quarterName, quartersTable, tableOf } from './figure-tables.ts';
import { tablesPart } from './table-part.ts';

const MEASURES = ['received', 'closed'] as const;
const TABLES = {
  received: ['subject', 'ground', 'domain', 'request'],
  closed: ['subject', 'outcome', 'care_category', 'timeliness'],
} as const;

/** What left this point, as everybody may see it: one year, and its quarters. */
export function figuresPage(view: View, all: TownFigures, asked: number | undefined): Markup {
  const { texts, point, href } = view;
  const { t } = texts;
  const [last] = all.quarters;
  const title = t('figures.title', { name: point.town });
  const years = [...new Set(all.quarters.map((it) => Number(it.slice(0, 4))))];
  const year = years.find((it) => it === asked) ?? years[0];
  const path = `/figures.csv?lang=${texts.language}`;
  const body = html`<h1>${title}</h1>
<p class="lead">${t('figures.lead')}</p>
${
  last === undefined || year === undefined
    ? html`<p class="note">${t('figures.none')}</p>`
    : html`<p>${t('figures.last', { period: quarterName(texts, last) })}</p>
${caveatsPart(texts, 'caveats')}
${yearsPart(texts, { years, year, href })}
${yearPart(view, all, year)}
<p><a href="${path}" download>${t('figures.csv')}</a></p>`
}`;
  return shell(view, { title, body, index: true });
}

function yearPart(view: View, all: TownFigures, year: number): Markup {
  const { texts } = view;
  const { t } = texts;
  const period = yearPeriod(year);
  const isWhole = all.figures.has(`received/${period}/total`);
  const saying = { texts, atLeast: false };
  const whole = MEASURES.map(
    (measure) => html`<h3>${t(`figures.measures.${measure}`)}</h3>
${tablesPart(
  saying,
  tablesAt(
    view,
    all,
    TABLES[measure].map((it) => `${measure}/${period}/${it}`),
  ),
)}`,
  );
  const quarters = quartersOf(year);
  const totals = MEASURES.map((measure) =>
    quartersTable(texts, all.figures, { measure, quarters }),
  );
  return html`<h2>${t('figures.wholeYear', { year })}</h2>
${isWhole ? whole : html`<p>${t('figures.notYear', { year })}</p>`}
<h2>${t('figures.byQuarter', { year })}</h2>
${tablesPart(saying, totals)}
${MEASURES.map((measure) => bySubject(view, all, { measure, quarters }))}`;
}

/** What it was about, quarter by quarter. */
function bySubject(
  view: View,
  all: TownFigures,
  { measure, quarters }: { measure: (typeof MEASURES)[number]; quarters: readonly Period[] },
): Markup {
  const { texts } = view;
  const tables = quarters.flatMap((quarter) =>
    tablesAt(view, all, [`${measure}/${quarter}/subject`]).map((table) => ({
      ...table,
      title: quarterName(texts, quarter),
    })),
  );
  const about = texts.t('figures.tables.subject');
  return html`<h3>${texts.t(`figures.measures.${measure}`)}: ${about.toLocaleLowerCase(texts.language)}</h3>
${tablesPart({ texts, atLeast: false }, tables)}`;
}

function tablesAt({ texts }: View, all: TownFigures, paths: readonly string[]): FigureTable[] {
  return paths.flatMap((path) => tableOf(texts, all.figures, path) ?? []);
}
