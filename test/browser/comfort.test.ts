import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  brokenBySpacing,
  faultsAndWidth,
  lostFocus,
  smallTargets,
  tooWide,
  tooWideInLargeLetters,
} from './page-checks.ts';
import { filledPages, type Look, wrongPages } from './page-states.ts';
import { type PublicPoint, publicPoint } from './public-point.ts';

const PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };
/** What a window of 1280 by 1024 is at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const PATIENCE = { timeout: 300_000 };

let point: PublicPoint;

beforeAll(async () => {
  point = await publicPoint();
});
afterAll(() => point?.stop());

/** Several checks on one page; the last one may spoil it. */
const all =
  (...looks: Look[]): Look =>
  async (page) => {
    const found = [];
    for (const look of looks) found.push(...(await look(page)));
    return found;
  };

const CHECKS: readonly (readonly [string, BrowserContextOptions, Look])[] = [
  [
    'on a phone, also with wider spacing',
    { viewport: PHONE },
    all(smallTargets, lostFocus, brokenBySpacing),
  ],
  ['on a desk', { viewport: DESK }, all(tooWide, smallTargets, lostFocus)],
  [
    'at 400 %, also in larger letters',
    { viewport: ZOOMED },
    all(tooWide, lostFocus, tooWideInLargeLetters),
  ],
  [
    'in forced colours',
    { viewport: PHONE, forcedColors: 'active' },
    all(faultsAndWidth, lostFocus),
  ],
];

// the language with the longest words, and one that is written from right to left
describe.for(['nl', 'ar'] as const)('every public page in %s', PATIENCE, (language) => {
  it.for(CHECKS)('is comfortable %s', async ([, options, look]) => {
    const page = await point.open(language, options);
    const found = await filledPages(page, point.place, look);
    await page.context().clearCookies();
    found.push(...(await wrongPages(page, point.place, look)));
    expect(found).toEqual([]);
    await page.context().close();
  });
});

describe('a page that says what is wrong', () => {
  it('keeps what was typed when its reader takes another language', async () => {
    const page = await point.open('nl', { viewport: PHONE, javaScriptEnabled: false });
    await page.goto(`${point.place.url}/report/want`);
    await page.locator('input[value=ADVICE]').check();
    await page.locator('button[value=next]').click();
    await page.goto(`${point.place.url}/report/place`);
    await page.locator('input[name=place][value=ELSEWHERE]').check();
    await page.locator('button[value=next]').click();
    await page.locator('[role=alert]').waitFor();
    await takeEnglish(page);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(new URL(page.url()).pathname).toBe('/report/place');
    expect(await page.locator('input[name=place][value=ELSEWHERE]').isChecked()).toBe(true);
    await page.goto(`${point.place.url}/report/want`);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('input[value=ADVICE]').isChecked()).toBe(true);
    await page.context().close();
  });
});

async function takeEnglish(page: Page): Promise<void> {
  const links = page.locator('.languages');
  if ((await links.locator('summary').count()) > 0) await links.locator('summary').click();
  await links.getByRole('link', { name: 'English' }).click();
}

describe('the checks', () => {
  it('see a page that is not good', async () => {
    const page = await point.open('nl', { viewport: PHONE });
    await page.goto(`${point.place.url}/privacy`);
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
