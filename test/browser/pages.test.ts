import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { fillIn, next, send } from './citizen.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  region = await startBrowserRegion(new Date('2026-08-12T09:00:00Z'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, and whether a narrow phone would have to scroll sideways. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  const sideways = await page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  const found = violations.map((it) => `${page.url()}: ${it.id} ${it.nodes[0]?.html ?? ''}`);
  return sideways ? [...found, `${page.url()}: scrolls sideways`] : found;
}

const QUESTIONS = [
  'want',
  'about',
  'story',
  'files',
  'place',
  'when',
  'setting',
  'ground',
  'role',
  'anonymity',
  'contact',
];

describe.for(['nl', 'en'] as const)('the citizen pages in %s, on a phone', (language) => {
  async function phone(): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 320, height: 640 },
      locale: language,
    });
    return context.newPage();
  }

  it('are without fault while nothing is filled in', async () => {
    const page = await phone();
    const found: string[] = [];
    for (const path of ['/', '/report', '/report/want', '/follow', '/privacy', '/accessibility']) {
      await page.goto(region.town.url + path);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      found.push(...(await faults(page)));
    }
    await page.goto(`${region.town.url}/no-such-page`);
    found.push(...(await faults(page)));
    expect(found).toEqual([]);
    await page.context().close();
  });

  it('are without fault when something is wrong, and say it at the field too', async () => {
    const page = await phone();
    const found: string[] = [];
    await page.goto(`${region.town.url}/report/want`);
    await next(page);
    found.push(...(await faults(page)));
    expect(await page.locator('[role=alert] a').count()).toBe(1);
    const said = await page.locator('[role=alert] a').textContent();
    expect(await page.locator('#want-error').textContent()).toBe(said);
    expect(await page.locator(':focus').getAttribute('role')).toBe('alert');
    await page.locator('input[value=COMPLAINT]').check();
    await next(page);
    for (const question of ['story', 'place']) {
      await page.goto(`${region.town.url}/report/${question}`);
      await next(page);
      found.push(...(await faults(page)));
    }
    await page.goto(`${region.town.url}/follow`);
    await page.getByRole('textbox').fill('fout');
    await page.locator('main form button').click();
    found.push(...(await faults(page)));
    expect(found).toEqual([]);
    await page.context().close();
  });

  it('are without fault when filled in, sent and followed', async () => {
    const page = await phone();
    const found: string[] = [];
    await fillIn(page, region.town.url);
    found.push(...(await faults(page)));
    for (const question of QUESTIONS) {
      await page.goto(`${region.town.url}/report/${question}`);
      found.push(...(await faults(page)));
    }
    await page.goto(`${region.town.url}/report/check`);
    await send(page);
    found.push(...(await faults(page)));
    await page.locator('form[action^="/follow"] button').first().click();
    found.push(...(await faults(page)));
    expect(found).toEqual([]);
    await page.context().close();
  });
});

describe('the way through the form', () => {
  it('works with the keyboard alone', async () => {
    const page = await (await browser.newContext({ locale: 'nl' })).newPage();
    await page.goto(`${region.town.url}/report/want`);
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 60; presses += 1) {
        if ((await page.locator(`${selector}:focus`).count()) > 0) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never reaches ${selector}`);
    };
    await tabTo('input[name=want]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/report/about');
    await tabTo('input[name=about]');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/report/story');
    await tabTo('textarea');
    await page.keyboard.type('Getypt zonder muis.');
    await tabTo('button[value=next]');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/report/files');
    await page.goto(`${region.town.url}/report/story`);
    expect(await page.locator('textarea').inputValue()).toBe('Getypt zonder muis.');
    await page.context().close();
  });

  it('asks nothing of another site and stays small', async () => {
    const page = await (await browser.newContext({ locale: 'nl' })).newPage();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(region.town.url)) elsewhere.push(request.url());
    });
    await page.goto(`${region.town.url}/`);
    expect(elsewhere).toEqual([]);
    const bytes = await page.evaluate<number>(
      'performance.getEntries().reduce((sum, it) => sum + (it.encodedBodySize ?? 0), 0)',
    );
    // an old phone on a slow line: a first view stays below 60 KB
    expect(bytes).toBeLessThan(60_000);
    await page.context().close();
  });

  it('keeps the answers when the language is changed', async () => {
    const page = await (await browser.newContext({ locale: 'nl' })).newPage();
    await page.goto(`${region.town.url}/report/want`);
    await page.locator('input[value=ADVICE]').check();
    await next(page);
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('h1').textContent()).toBe('What is it about? (optional)');
    await page.goto(`${region.town.url}/report/want`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('input[value=ADVICE]').isChecked()).toBe(true);
    await page.context().close();
  });
});
