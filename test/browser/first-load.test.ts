import { gzipSync } from 'node:zlib';
import { periodOf, previousPeriod } from '@nabij/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import { people } from '../people.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, KEEPER, startBrowserRegion, WORKER } from './region.ts';
import { newVisitor, type Visitor } from './visitor.ts';

/** All scripts of a first screen until it can be used, each as gzip makes it. */

const ANSWERS: Answers = {
  ...{ about: 'CARE', want: 'COMPLAINT', story: 'Zij kwamen niet.', place: 'HERE' },
  ...{ elsewhere: '', lives: 'YES', setting: 'HEALTH_CARE', when: 'maandag', ongoing: false },
  ...{ ground: [], role: 'SELF', anonymity: 'NAMED', notice: false, earlier: null },
  contact: { name: 'Sam Verzonnen', email: 'sam@post.example', phone: '' },
};

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  region = await startBrowserRegion(new Date());
  browser = await launchChromium();
  await people().file(region.town, { answers: ANSWERS, language: 'nl', channel: 'WEB' });
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

/** Whoever is signed in at a node, before the first page. */
async function visitorAt(locale: string, at: 'town' | 'coordinator'): Promise<Visitor> {
  const { url, running } = region[at];
  const visitor = await newVisitor(browser, locale);
  const person = at === 'town' ? WORKER : KEEPER;
  const signingIn = { person, url, now: region.clock.now() };
  await openWithCookie(visitor.context, running().database.db, signingIn);
  return visitor;
}

/** What the town counted in the quarter before this one leaves it, and arrives. */
async function releaseLastQuarter(): Promise<void> {
  const { town, clock } = region;
  await people().release(town, previousPeriod(periodOf(clock.now())));
  await town.running().deliver();
}

/** Counts the scripts that a page gets from now on. */
function countScripts(page: Page): () => Promise<{ url: string; bytes: number }[]> {
  const scripts: Promise<{ url: string; bytes: number }>[] = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('.js')) return;
    const sized = response.body().then((body) => ({
      url: response.url(),
      bytes: gzipSync(body).length,
    }));
    scripts.push(sized);
  });
  return () => Promise.all(scripts);
}

function expectLittle(
  loaded: readonly { url: string; bytes: number }[],
  pageTexts: readonly string[],
): void {
  const bytes = loaded.reduce((sum, script) => sum + script.bytes, 0);
  expect(bytes).toBeGreaterThan(50_000);
  // the words of one language, and not of all five; and of no page that nobody asked for
  const texts = loaded.map(({ url }) => /\/(first|desk|region|office)-[^/]{8}\.js$/.exec(url)?.[1]);
  expect(texts.filter((part) => part !== undefined).toSorted()).toEqual(['first', ...pageTexts]);
}

it.each(['nl', 'ar'])('in %s, Today needs little script before it stands', async (locale) => {
  const { context, page } = await visitorAt(locale, 'town');
  const counted = countScripts(page);
  await page.goto(`${region.town.url}/desk`);
  await page.locator('.case-link').first().waitFor();
  expectLittle(await counted(), []);
  await context.close();
});

/** Notes each key that stands on the screen where its sentence should, also for a moment. */
const WATCH_KEYS = `window.keysSeen = [];
new MutationObserver(() => {
  const said = document.body?.innerText.match(/\\b[a-z]+(?:\\.[a-zA-Z]+)+\\b/g) ?? [];
  window.keysSeen.push(...said);
}).observe(document, { childList: true, subtree: true, characterData: true });`;

it('brings the words of a page before it shows it, in each language', async () => {
  const { context, page } = await visitorAt('nl', 'town');
  await context.addInitScript(WATCH_KEYS);
  const { promise: isHeldBack, resolve: wasAsked } = Promise.withResolvers<void>();
  const { promise: letGo, resolve: goOn } = Promise.withResolvers<void>();
  await page.route(/\/desk-[^/]{8}\.js$/, async (route) => {
    wasAsked();
    await letGo;
    await route.continue();
  });
  await page.goto(`${region.town.url}/desk/consultations`);
  await isHeldBack;
  expect(await page.locator('h1').count()).toBe(0);
  goOn();
  await page.getByRole('heading', { name: 'Vragen aan meldpunten' }).waitFor();
  await page.getByRole('button', { name: /^Taal/ }).press('Enter');
  await page.getByRole('menuitemradio', { name: 'العربية' }).press('Enter');
  await page.getByRole('heading', { name: 'أسئلة إلى المراكز' }).waitFor();
  expect(await page.evaluate('window.keysSeen')).toEqual([]);
  await context.close();
});

it('shows the region its table before it has what draws the charts', async () => {
  await releaseLastQuarter();
  const { context, page } = await visitorAt('nl', 'coordinator');
  const counted = countScripts(page);
  const { promise: tableStands, resolve: goOn } = Promise.withResolvers<void>();
  await page.route(/\/(draw-panel|plot)-[^/]*\.js$/, async (route) => {
    await tableStands;
    await route.continue();
  });
  await page.goto(`${region.coordinator.url}/region`);
  await page.locator('.data-table tbody td').first().waitFor();
  expect(await page.locator('.panel-drawing svg').count()).toBe(0);
  expectLittle(await counted(), ['region']);
  goOn();
  await page.locator('.panel-drawing svg').first().waitFor();
  await context.close();
});
