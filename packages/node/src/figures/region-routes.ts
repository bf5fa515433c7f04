import { LABEL_LANGUAGES } from '@nabij/protocol';
import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { figuresCsv } from '../intake/figures/figures-csv.ts';
import { type Face, loadFace } from '../intake/pages/face.ts';
import { icon } from '../intake/pages/icon.ts';
import { loadStyle } from '../intake/pages/style.ts';
import { isLanguage, type Language, loadTexts, wantedLanguage } from '../intake/texts.ts';
import type { ReadRegionFigures } from '../region/public-figures.ts';
import type { Clock } from '../system/clock.ts';
import { regionPage } from './region-page.ts';

/** What the public page of a region is made from. */
interface RegionFiguresDeps {
  readonly read: ReadRegionFigures;
  readonly clock: Clock;
  readonly name: string;
  /** As configured; only those are offered in which every code has its words. */
  readonly languages: readonly string[];
}

/** Seconds for which page and file may be kept. */
const FRESH = 600;

const FOR_EVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/** The public figures of a region, as a page and as a file; no cookie, no script. */
export function regionFiguresRoutes(deps: RegionFiguresDeps, face: Face = loadFace()): Hono {
  const style = loadStyle(face);
  const textsIn = loadTexts();
  const languages = offered(deps.languages);
  const site = { name: deps.name, languages, stylePath: style.path };
  return new Hono()
    .get(style.path, (c) =>
      c.body(style.css, 200, { ...FOR_EVER, 'Content-Type': 'text/css; charset=utf-8' }),
    )
    .get('/assets/icon.svg', (c) =>
      c.body(icon(face), 200, { ...FOR_EVER, 'Content-Type': 'image/svg+xml' }),
    )
    .get('/figures', etag(), async (c) => {
      const texts = textsIn(languageOf(c, languages));
      const periods = await deps.read(deps.clock.now());
      c.header('Cache-Control', `public, max-age=${FRESH}`);
      c.header('Vary', 'Accept-Language');
      return c.html(regionPage(site, texts, { periods, asked: c.req.query('period') }));
    })
    .get('/figures.csv', etag(), async (c) => {
      const texts = textsIn(languages.find((it) => it === c.req.query('lang')) ?? languages[0]);
      const periods = await deps.read(deps.clock.now());
      const numbers = new Map(periods.flatMap(({ figures }) => [...figures]));
      const of = new Map(
        periods.map(({ period, towns, silent }) => [period, [towns, silent.length]]),
      );
      const file = figuresCsv(texts, numbers, {
        number: 'at_least',
        more: ['towns', 'silent_towns'],
        of: (period) => of.get(period) ?? [null, null],
      });
      return c.body(file, 200, {
        'Cache-Control': `public, max-age=${FRESH}`,
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="figures.csv"',
      });
    });
}

function offered(languages: readonly string[]): [Language, ...Language[]] {
  const labelled: readonly string[] = LABEL_LANGUAGES;
  const [first = 'nl', ...more] = languages
    .filter(isLanguage)
    .filter((it) => labelled.includes(it));
  return [first, ...more];
}

function languageOf(c: Context, languages: readonly [Language, ...Language[]]): Language {
  const asked = c.req.query('lang');
  const chosen = languages.find((it) => it === asked);
  return chosen ?? wantedLanguage(c.req.header('accept-language'), languages) ?? languages[0];
}
