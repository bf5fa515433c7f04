import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepParts } from '../../packages/node/src/region/public-parts.ts';
import { insertRelease } from '../../packages/node/src/region/store.ts';
import { regionTowns } from '../federation/region-towns.ts';
import { sixQuarters } from '../left.ts';
import { launchChromium } from './chromium.ts';
import { faultsAndWidth, smallTargets } from './page-checks.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';

const NOW = new Date('2025-08-12T09:00:00Z');
const PHONE = { width: 320, height: 640 };
const TOWNS = ['https://een.example', 'https://twee.example', 'https://drie.example'];

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  region = await startBrowserRegion(NOW);
  const { db } = region.coordinator.running().database;
  const { town } = regionTowns(db, NOW);
  for (const [at, iss] of TOWNS.entries()) {
    await town(iss, '2024-01-05T00:00:00Z');
    for (const release of sixQuarters(8, at + 1)) {
      const { period, codes, threshold } = release;
      await insertRelease(db, {
        ...{ iss, period, codes, threshold, digest: '', jti: crypto.randomUUID() },
        ...{ body: JSON.stringify(release), receivedAt: NOW },
        ...{ aboveInhabitants: false, afterUnknown: false },
      });
      await keepParts(db, { iss, period });
    }
  }
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
