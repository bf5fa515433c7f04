import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../packages/node/src/intake/texts.ts';
import { launchChromium } from './chromium.ts';
import { comeBack, fillIn, send } from './citizen.ts';
import {
  brokenBySpacing,
  type Found,
  faultsAndWidth,
  lostFocus,
  smallTargets,
  tooWide,
} from './page-checks.ts';
import { FORM_PAGES, OPEN_PAGES, REPORTER_PAGES } from './public-pages.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };
/** What a window of 1280 by 1024 is at 400 %. */
const ZOOMED = { width: 320, height: 256 };

/** Every language takes long: CHECK_LANGUAGES=all looks at each, else the longest words and the mirrored page. */
const CHECKED = LANGUAGES.filter(
  (language) => process.env.CHECK_LANGUAGES === 'all' || /^(nl|ar)$/.test(language),
);
const PATIENCE = { timeout: 300_000 };

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  const languages = { NABIJ_LANGUAGES: LANGUAGES.join(',') };
  region = await startBrowserRegion(new Date('2026-08-12T09:00:00Z'), languages);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

/** Looks at pages one after the other; every one of them must be there. */
async function look(
  page: Page,
  paths: readonly string[],
  check: (page: Page) => Promise<Found>,
): Promise<Found> {
  const found: Found = [];
  for (const path of paths) {
    const answer = await page.goto(region.town.url + path);
    if (answer?.status() !== 200 || new URL(page.url()).pathname !== path) {
      found.push(`${path} is not there: ${answer?.status()} at ${page.url()}`);
    }
    found.push(...(await check(page)));
  }
  return found;
}

async function open(options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl', ...options });
  context.setDefaultTimeout(10_000);
  return context.newPage();
}

/** The same look at every public page: before, while and after somebody reports. */
async function everywhere(
  options: BrowserContextOptions,
  check: (page: Page) => Promise<Found>,
): Promise<Found> {
  const page = await open(options);
  const found = await look(page, OPEN_PAGES, check);
  await fillIn(page, region.town.url);
  found.push(...(await look(page, FORM_PAGES, check)));
  await page.goto(`${region.town.url}/report/check`);
  const code = await send(page);
  found.push(...(await check(page)));
  await comeBack(page, region.town.url, code);
  found.push(...(await look(page, REPORTER_PAGES, check)));
  await page.context().close();
  return found;
}

const faultsIn = (locale: string) => async (page: Page) => {
  const language = await page.locator('html').getAttribute('lang');
  const wrong = language === locale ? [] : [`${page.url()}: in ${language}`];
  return [...wrong, ...(await faultsAndWidth(page)), ...(await smallTargets(page))];
};

describe.for(CHECKED)('every page in %s', PATIENCE, (locale) => {
  it('has no fault on a phone', async () => {
    expect(await everywhere({ locale, viewport: PHONE }, faultsIn(locale))).toEqual([]);
  });

  it('keeps everything in sight with wider spacing', async () => {
    expect(await everywhere({ locale, viewport: PHONE }, brokenBySpacing)).toEqual([]);
  });
});

describe('every page', PATIENCE, () => {
  it('has no fault on a desk', async () => {
    expect(await everywhere({ viewport: DESK }, faultsIn('nl'))).toEqual([]);
  });

  it.for([
    ['a desk', DESK],
    ['a phone', PHONE],
    ['a window at 400 %', ZOOMED],
  ] as const)('shows where the focus is while tabbing, on %s', async ([, viewport]) => {
    expect(await everywhere({ viewport }, lostFocus)).toEqual([]);
  });

  it('can be read in forced colours, where the focus is seen too', async () => {
    const check = async (page: Page) => [
      ...(await faultsAndWidth(page)),
      ...(await lostFocus(page)),
    ];
    expect(await everywhere({ viewport: PHONE, forcedColors: 'active' }, check)).toEqual([]);
  });

  it('needs no scrolling sideways at 400 %, nor when a reader wants larger letters', async () => {
    const check = async (page: Page) => {
      const found = await tooWide(page);
      await page.evaluate(`(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('html { font-size: 200% }');
        document.adoptedStyleSheets = [sheet];
      })()`);
      return [...found, ...(await tooWide(page))];
    };
    expect(await everywhere({ viewport: ZOOMED }, check)).toEqual([]);
  });
});

describe('a page that says what is wrong', () => {
  it('keeps what was typed when its reader takes another language', async () => {
    const page = await open({ viewport: PHONE, javaScriptEnabled: false });
    await page.goto(`${region.town.url}/report/want`);
    await page.locator('input[value=ADVICE]').check();
    await page.locator('button[value=next]').click();
    await page.goto(`${region.town.url}/report/place`);
    await page.locator('input[name=place][value=ELSEWHERE]').check();
    await page.locator('button[value=next]').click();
    await page.locator('[role=alert]').waitFor();
    const links = page.locator('.languages');
    if ((await links.locator('summary').count()) > 0) await links.locator('summary').click();
    await links.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(new URL(page.url()).pathname).toBe('/report/place');
    expect(await page.locator('input[name=place][value=ELSEWHERE]').isChecked()).toBe(true);
    await page.context().close();
  });
});

describe('the checks', () => {
  it('see a page that is not good', async () => {
    const page = await open({ viewport: PHONE });
    await page.goto(`${region.town.url}/privacy`);
    await page.evaluate(`(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('h1 { inline-size: 30rem; block-size: 1rem; overflow: hidden } .foot a { font-size: 8px; line-height: 1; padding: 0; min-block-size: 0; outline: 0 !important } .leave { inline-size: 100% ; block-size: 30rem }');
      document.adoptedStyleSheets = [sheet];
    })()`);
    const found = [
      ...(await tooWide(page)),
      ...(await smallTargets(page)),
      ...(await lostFocus(page)),
    ];
    expect(found.join(' ')).toMatch(/sideways.*is \d+.*(no ring|covered)/);
    await page.context().close();
  });
});
