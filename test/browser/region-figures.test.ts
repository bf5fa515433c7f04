import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { threeTownsArrive } from '../arrived.ts';
import { launchChromium } from './chromium.ts';
import { faultsAndWidth, smallTargets } from './page-checks.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';

const NOW = new Date('2025-08-12T09:00:00Z');
const PHONE = { width: 320, height: 640 };

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  region = await startBrowserRegion(NOW);
  await threeTownsArrive(region.coordinator.running().database.db, NOW);
  browser = await launchChromium();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

describe.for(['nl', 'en', 'fr', 'de', 'ar'])("the region's figures in %s", (language) => {
  it('are without fault on a phone, and say what silence is', { timeout: 60_000 }, async () => {
    const context = await browser.newContext({ locale: language, viewport: PHONE });
    const page = await context.newPage();
    for (const path of ['/figures', '/figures?period=2025-Q2', '/figures?period=2024']) {
      await page.goto(region.coordinator.url + path);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect([...(await faultsAndWidth(page)), ...(await smallTargets(page))]).toEqual([]);
      expect(await page.locator('td').count()).toBeGreaterThan(20);
    }
    expect(await page.locator('script').count()).toBe(0);
    await context.close();
  });
});
