import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountByLogin } from '../../packages/node/src/access/store.ts';
import { BIG } from '../federation/region-towns.ts';
import { letLeave, sixQuarters } from '../left.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { WORKER } from './region.ts';
import { type RegionScene, startRegionScene } from './region-scene.ts';
import { newVisitor, type Visitor } from './visitor.ts';

const MAP = join(import.meta.dirname, '../demo/drieland.geojson');
/** A sheet of A4 is 794 pixels wide, of which the margins leave this much. */
const SHEET = { width: 627, height: 960 };

let scene: RegionScene;
let browser: Browser;

beforeAll(async () => {
  [scene, browser] = await Promise.all([startRegionScene(), launchChromium()]);
  const { db } = scene.town.running().database;
  const by = (await accountByLogin(db, WORKER.login))?.id ?? '';
  await letLeave(db, sixQuarters(8), { by, at: scene.clock.now() });
  const { page, context } = await scene.visit(browser, 'trend?view=map&span=year');
  await page.locator('input[type=file]').setInputFiles(MAP);
  await page.getByRole('button', { name: 'Deze kaart bewaren' }).click();
  await page.locator('.map-drawing svg').getByText('Oostermonde').waitFor();
  await context.close();
});
afterAll(async () => {
  await browser?.close();
  await scene?.stop();
});

// In the page itself: plain programs as text, so that no type of the browser is needed here.
/** What only a screen has a use for. */
const NOT_FOR_PAPER = `[...document.querySelectorAll('nav, button, .button, select, input, .frame-top, .skip, .leave')]
  .filter((it) => it.checkVisibility({ visibilityProperty: true }) && it.getBoundingClientRect().width > 1)
  .filter((it) => it.getBoundingClientRect().height > 1)
  .map((it) => 'printed: ' + it.outerHTML.slice(0, 120))`;
const BESIDE_THE_SHEET = `[...document.querySelectorAll('body *')]
  .filter((it) => it.checkVisibility() && !it.closest('.only-aloud') && !it.parentElement.closest('svg'))
  .filter((it) => {
    const { left, right, width } = it.getBoundingClientRect();
    return width > 1 && (right > innerWidth + 1 || left < -1);
  })
  .map((it) => 'beside the sheet: ' + it.outerHTML.slice(0, 120)).slice(0, 3)`;
const CUT_OFF = `[...document.querySelectorAll('body *')]
  .filter((it) => it.checkVisibility() && !it.closest('.only-aloud') && it.clientWidth > 1 && !it.closest('svg'))
  .filter((it) => getComputedStyle(it).overflowX !== 'visible' || getComputedStyle(it).overflowY !== 'visible')
  .map((it) => 'cut off or kept whole: ' + it.outerHTML.slice(0, 120))`;
const TORN = `[...document.querySelectorAll('tr')]
  .filter((it) => it.checkVisibility() && getComputedStyle(it).breakInside !== 'avoid')
  .map((it) => 'torn between sheets: ' + it.outerHTML.slice(0, 120)).slice(0, 3)`;

async function faultsOnPaper(page: Page): Promise<string[]> {
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: 'print' });
  // a drawing answers to its new width a moment later
  await page.waitForTimeout(300);
  const looks = [NOT_FOR_PAPER, BESIDE_THE_SHEET, CUT_OFF, TORN];
  const found = await Promise.all(looks.map((look) => page.evaluate<string[]>(look)));
  return found.flat();
}

async function atDesk(path: string, locale: string): Promise<Visitor> {
  const visitor = await newVisitor(browser, locale);
  const { town, clock } = scene;
  const { db } = town.running().database;
  const now = clock.now();
  await openWithCookie(visitor.context, db, { person: WORKER, url: town.url, now });
  await visitor.page.goto(town.url + path);
  return visitor;
}

async function anybody(address: string, locale: string): Promise<Visitor> {
  const visitor = await newVisitor(browser, locale);
  await visitor.page.goto(address);
  return visitor;
}

const PAGES: Readonly<Record<string, (locale: string) => Promise<Visitor>>> = {
  trend: (locale) => scene.visit(browser, 'trend?table=subject', locale),
  rate: (locale) => scene.visit(browser, 'trend?show=rate', locale),
  'all towns': (locale) => scene.visit(browser, 'trend?view=towns', locale),
  'one town': (locale) =>
    scene.visit(browser, `trend?view=towns&town=${encodeURIComponent(BIG)}`, locale),
  map: (locale) => scene.visit(browser, 'trend?view=map&span=year', locale),
  overview: (locale) => scene.visit(browser, 'overview', locale),
  members: (locale) => scene.visit(browser, 'members', locale),
  barriers: (locale) => scene.visit(browser, 'barriers', locale),
  report: (locale) => scene.visit(browser, 'report/2025', locale),
  'figures of the town': (locale) => atDesk('/desk/figures', locale),
  'all that left': (locale) => atDesk('/desk/figures/left', locale),
  'public, town': (locale) => anybody(`${scene.town.url}/figures`, locale),
  'public, region': (locale) => anybody(`${scene.coordinator.url}/figures`, locale),
};

/** What tells numbers apart without colour, by page: these must be drawn. */
const PATTERNS: Readonly<Record<string, readonly string[]>> = {
  trend: ['[fill="url(#nabij-hatch)"]', '.swatch[data-kind="silent"]'],
  'all towns': ['[fill="url(#nabij-hatch)"]', '[stroke-dasharray]'],
  map: ['[fill="url(#nabij-hatch)"]', '[fill^="url(#nabij-class-"]', '[stroke-dasharray]'],
  report: ['.report-bar-seen'],
  'public, town': ['.figure-mark', '.figure-bar'],
  'public, region': ['.figure-mark', '.figure-bar'],
};

describe.each(['nl', 'ar'])('on paper in %s', (locale) => {
  it.each(Object.keys(PAGES))('%s', async (name) => {
    const visitor = await PAGES[name]?.(locale);
    if (visitor === undefined) throw new Error(`no page ${name}`);
    const { page, context } = visitor;
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.locator('.loading').first().waitFor({ state: 'detached' });
    if (process.env.SHOTS) {
      await page.waitForTimeout(500);
      const file = join(process.env.SHOTS, `${name.replace(/\W+/g, '-')}-${locale}`);
      await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    expect(await faultsOnPaper(page)).toEqual([]);
    const drawn = PATTERNS[name] ?? [];
    const missing = await Promise.all(
      drawn.map(async (it) => ((await page.locator(it).count()) > 0 ? [] : [it])),
    );
    expect(missing.flat()).toEqual([]);
    await context.close();
  });
});
