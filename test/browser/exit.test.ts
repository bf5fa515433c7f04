import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { next } from './citizen.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';

const SECRET = 'Mijn buurman mag dit nooit lezen.';

let region: BrowserRegion;
let browser: Browser;
let harmless: Server;
let site: string;

beforeAll(async () => {
  harmless = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html').end('<title>Weer</title><h1>Zonnig</h1>');
  });
  await new Promise<void>((done) => harmless.listen(0, '127.0.0.1', done));
  site = `http://127.0.0.1:${(harmless.address() as AddressInfo).port}/`;
  region = await startBrowserRegion(new Date('2026-08-12T09:00:00Z'), {
    NABIJ_EXIT_URL: site,
    NABIJ_LANGUAGES: 'nl,ar',
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
  harmless?.close();
});

async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', ...options });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/** Answers two questions; the second one holds what nobody else may read. */
async function tell(page: Page): Promise<void> {
  await page.goto(`${region.town.url}/report/want`);
  await page.locator('input[value=COMPLAINT]').check();
  await next(page);
  await page.goto(`${region.town.url}/report/story`);
  await page.locator('textarea').fill(SECRET);
  await next(page);
  await page.goto(`${region.town.url}/report/story`);
  expect(await page.locator('textarea').inputValue()).toBe(SECRET);
}

/** Everything that a browser shows when somebody presses Back as far as it goes. */
async function seenGoingBack(page: Page): Promise<string> {
  const seen: string[] = [];
  for (let step = 0; step < 12; step += 1) {
    const answer = await page.goBack({ waitUntil: 'load' }).catch(() => null);
    if (!answer && page.url() === 'about:blank') break;
    seen.push(page.url(), await page.content());
    seen.push(...(await page.locator('textarea, input:checked').evaluateAll(valuesOf)));
  }
  expect(seen.length).toBeGreaterThan(0);
  return seen.join('\n');
}

const valuesOf = (fields: { value?: string }[]) => fields.map(({ value }) => `=${value}`);

/** What the site left in the browser. */
async function leftBehind(page: Page): Promise<unknown> {
  await page.goto(`${region.town.url}/privacy`);
  const stored = await page.evaluate<unknown[]>(
    `Promise.all([localStorage.length, sessionStorage.length, history.state,
      'caches' in self ? caches.keys() : [], indexedDB.databases()])`,
  );
  return [...stored, (await page.context().cookies(region.town.url)).length];
}

const NOTHING = [0, 0, null, [], [], 0];

describe.for([
  ['nl', true],
  ['nl', false],
  ['ar', false],
] as const)('leaving at once in %s, scripts: %s', ([locale, javaScriptEnabled]) => {
  it('goes to the harmless site, and Back shows no answer', async () => {
    const page = await open({ locale, javaScriptEnabled });
    await tell(page);
    await page.locator('.leave').click();
    await page.waitForURL(site);
    const seen = await seenGoingBack(page);
    expect(seen).not.toContain(SECRET);
    expect(seen).not.toContain('=COMPLAINT');
    if (javaScriptEnabled) expect(await leftBehind(page)).toEqual(NOTHING);
    await page.context().close();
  });
});

describe('with scripts', () => {
  it('the page is blank before the node has answered, and its place in the history is gone', async () => {
    const page = await open();
    await tell(page);
    const entries = await page.evaluate<number>('history.length');
    const blank = Promise.withResolvers<string>();
    await page.exposeFunction('tellWhatIsSeen', blank.resolve);
    await page.evaluate(`new MutationObserver(() => {
      tellWhatIsSeen(document.title + '|' + document.body.textContent.trim());
    }).observe(document.documentElement, { attributes: true })`);
    await page.route('**/exit', async (route) => {
      // the node hears of it only now
      expect(await blank.promise).toBe('Een moment|Een moment');
      await route.continue();
    });
    await page.locator('.leave').click();
    await page.waitForURL(site);
    expect(await page.evaluate<number>('history.length')).toBe(entries);
    await page.context().close();
  });

  it('Shift three times leaves, and a screen reader hears how far it is', async () => {
    const page = await open();
    await tell(page);
    await page.locator('textarea').focus();
    const said = page.locator('#leaving');
    await page.keyboard.press('Shift');
    expect(await said.textContent()).toContain('2 keer');
    await page.keyboard.press('Shift');
    expect(await said.textContent()).toContain('1 keer');
    await page.keyboard.press('Shift');
    await page.waitForURL(site);
    expect(await seenGoingBack(page)).not.toContain(SECRET);
    await page.context().close();
  });

  it('capitals are no wish to leave, nor is Shift now and then', async () => {
    const page = await open();
    await page.clock.install();
    await tell(page);
    await page.locator('textarea').focus();
    for (const letter of ['A', 'B', 'C', 'D']) await page.keyboard.press(`Shift+${letter}`);
    for (const _ of [1, 2]) {
      await page.keyboard.press('Shift');
      await page.keyboard.press('Shift');
      await page.clock.runFor(5100);
      expect(await page.locator('#leaving').textContent()).toBe('U blijft op deze bladzijde.');
    }
    expect(await page.locator('textarea').inputValue()).toContain('ABCD');
    await page.context().close();
  });

  it('a page that the browser kept asks the node again', async () => {
    const page = await open();
    await tell(page);
    const reloaded = page.waitForEvent('load');
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    expect(await page.locator('main').isVisible()).toBe(false);
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    await reloaded;
    await page.context().close();
  });
});

describe('a public screen', () => {
  async function atKiosk(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await open(options);
    if (options.javaScriptEnabled !== false) await page.clock.install();
    await page.goto(`${region.town.url}/kiosk`);
    await page.locator('main form button').first().click();
    await tell(page);
    return page;
  }

  /** From here time passes only when a test says so, and somebody has just touched a key. */
  async function standStill(page: Page): Promise<void> {
    const now = await page.evaluate<number>('Date.now()');
    await page.clock.pauseAt(now + 1000);
    await page.keyboard.press('Control');
  }

  it('asks for the last twenty seconds, and goes on for who is there', async () => {
    const page = await atKiosk();
    await standStill(page);
    const dialog = page.getByRole('alertdialog', { name: 'Bent u er nog?' });
    await page.clock.runFor(39_000);
    expect(await dialog.count()).toBe(0);
    await page.clock.runFor(2_000);
    await dialog.waitFor();
    expect(await page.locator(':focus').textContent()).toBe('Ja, ik ga verder');
    expect(Number(await page.locator('#idle-left').textContent())).toBeLessThanOrEqual(20);
    await page.keyboard.press('Escape');
    expect(await dialog.count()).toBe(0);
    await page.clock.runFor(39_000);
    expect(await dialog.count()).toBe(0);
    expect(await page.locator('textarea').inputValue()).toBe(SECRET);
    await page.context().close();
  });

  it('waits while a file is on its way or a voice is recorded, but not for ever', async () => {
    const page = await atKiosk();
    const waitAndChange = async (seconds: number) => {
      await page.evaluate("document.querySelector('main')?.setAttribute('data-sent', Date.now())");
      await page.clock.runFor(seconds * 1000);
    };
    for (let seconds = 0; seconds < 570; seconds += 30) await waitAndChange(30);
    expect(await page.locator('#idle[open]').count()).toBe(0);
    expect(await page.locator('textarea').inputValue()).toBe(SECRET);
    for (const seconds of [30, 30, 30, 30]) await waitAndChange(seconds);
    await page.waitForURL('**/kiosk');
    await page.context().close();
  });

  it('erases everything after a minute, and Back shows nothing of it', async () => {
    const page = await atKiosk();
    const [before] = await page.context().cookies(region.town.url);
    await page.clock.runFor(61_000);
    await page.waitForURL('**/kiosk');
    expect(await page.evaluate('history.state')).toBeNull();
    const seen = await seenGoingBack(page);
    expect(seen).not.toContain(SECRET);
    expect(seen).not.toContain('=COMPLAINT');
    const [after] = await page.context().cookies(region.town.url);
    expect(after?.value).not.toBe(before?.value);
    // one cookie stays: this is still a public screen
    expect(await leftBehind(page)).toEqual([...NOTHING.slice(0, -1), 1]);
    await page.context().addCookies(before ? [before] : []);
    await page.goto(`${region.town.url}/report/story`);
    expect(await page.content()).not.toContain(SECRET);
    await page.context().close();
  });

  it('stays blank while the node cannot be reached, and asks again', async () => {
    const page = await atKiosk();
    await page.route('**/kiosk/reset', (route) => route.abort());
    await page.clock.runFor(61_000);
    await page.waitForFunction("document.body.innerText === 'Wij wissen alles.'");
    expect(await page.content()).not.toContain(SECRET);
    await page.unroute('**/kiosk/reset');
    await page.clock.runFor(6_000);
    await page.waitForURL('**/kiosk');
    await page.context().close();
  });

  it('is left by the way out to its own first page', async () => {
    const page = await atKiosk({ javaScriptEnabled: false });
    await page.locator('.leave').click();
    await page.waitForURL('**/kiosk');
    expect(await seenGoingBack(page)).not.toContain(SECRET);
    await page.context().close();
  });
});
