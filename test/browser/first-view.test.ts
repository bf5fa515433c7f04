import type { Browser, CDPSession } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { next } from './citizen.ts';
import { OPEN_PAGES } from './public-pages.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';

/** An old phone on a slow line waits for no more than this, CSS and scripts among it. */
const FIRST_VIEW_BYTES = 60_000;

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  const languages = { NABIJ_LANGUAGES: 'nl,ar' };
  region = await startBrowserRegion(new Date('2026-08-12T09:00:00Z'), languages);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

interface Transfer {
  /** What came over the wire, headers among it. */
  bytes: number;
  readonly requests: { url: string; type: string }[];
}

/** Adds up what a browser with an empty cache fetches. */
async function watch(network: CDPSession): Promise<Transfer> {
  const transfer: Transfer = { bytes: 0, requests: [] };
  network.on('Network.requestWillBeSent', ({ request: { url }, type = 'Other' }) => {
    transfer.requests.push({ url, type });
  });
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    transfer.bytes += encodedDataLength;
  });
  await network.send('Network.enable');
  return transfer;
}

describe.for(['nl', 'ar'])('what a phone fetches, in %s', (locale) => {
  it.for(OPEN_PAGES)('of %s first is little, and all from here', async (path) => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    const transfer = await watch(await context.newCDPSession(page));
    await page.goto(region.town.url + path, { waitUntil: 'networkidle' });
    const elsewhere = transfer.requests.filter(({ url }) => !url.startsWith(region.town.url));
    expect(elsewhere).toEqual([]);
    const types = new Set(transfer.requests.map(({ type }) => type));
    expect([types.has('Document'), types.has('Stylesheet'), types.has('Font')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(transfer.bytes).toBeGreaterThan(2_000);
    expect(transfer.bytes).toBeLessThan(FIRST_VIEW_BYTES);
    // nothing is remembered of somebody who only reads
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  it('with the first answer is one cookie, which no script reads and no other site sends', async () => {
    const context = await browser.newContext({ locale });
    const page = await context.newPage();
    await page.goto(`${region.town.url}/report/want`);
    await page.locator('input[value=ADVICE]').check();
    await next(page);
    const cookies = await context.cookies();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatchObject({ httpOnly: true, path: '/' });
    expect(['Strict', 'Lax']).toContain(cookies[0]?.sameSite);
    const stored = 'localStorage.length + sessionStorage.length';
    expect(await page.evaluate<number>(stored)).toBe(0);
    await context.close();
  });
});
