import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { townFiguresReader } from '../../figures/town-figures.ts';
import { isLanguage } from '../texts.ts';
import { type IntakeDeps, recognise, type Stationery } from '../visit/visitor.ts';
import { figuresCsv } from './figures-csv.ts';
import { figuresPage } from './figures-page.ts';

/** Seconds for which a file may be kept: a new quarter comes four times a year. */
const FRESH = 3600;

/** The public figures of the point, as a page and as a file. */
export function figuresRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  const read = townFiguresReader(deps.db);
  const { languages } = deps.point;
  return new Hono()
    .get('/figures', etag(), async (c) => {
      const { view } = await recognise(c, deps, stationery);
      // in the reader's language, so it is kept for them alone and asked after every time
      c.header('Cache-Control', 'private, no-cache');
      return c.html(figuresPage(view, await read(), yearIn(c.req.query('year'))));
    })
    .get('/figures.csv', etag(), async (c) => {
      const asked = c.req.query('lang') ?? '';
      const language = languages.includes(asked) ? asked : languages.find(isLanguage);
      const texts = stationery.textsIn(isLanguage(language) ? language : 'nl');
      const { figures } = await read();
      return c.body(figuresCsv(texts, figures, { number: 'rounded' }), 200, {
        'Cache-Control': `public, max-age=${FRESH}`,
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="figures.csv"',
      });
    });
}

/** The year that is asked for; whatever is no year asks for none. */
export function yearIn(asked: string | undefined): number | undefined {
  return /^\d{4}$/.test(asked ?? '') ? Number(asked) : undefined;
}
