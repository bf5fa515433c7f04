import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { countRow } from '../counted-rows.ts';
import { people } from '../people.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, startBrowserRegion, WORKER } from './region.ts';
import { newVisitor } from './visitor.ts';

let region: BrowserRegion;
let browser: Browser;
const SHOTS = '/tmp/w/shots-schedule';
beforeAll(async () => {
  [region, browser] = await Promise.all([startBrowserRegion(new Date('2026-01-05T09:00:00Z')), launchChromium()]);
  const { db } = region.town.running().database;
  for (let n = 0; n < 60; n += 1) {
    const m = 1 + (n % 9);
    const subject = n % 3 ? 'DISCRIMINATION' : 'CARE';
    const it = { subject, domain: n % 4 ? 'WORK' : 'HOUSING' };
    const on = new Date(`2026-0${m}-0${1 + (n % 8)}T10:00:00Z`);
    await countRow(db, { ...it, measure: 'received' }, on);
    if (n % 2) await countRow(db, { ...it, measure: 'closed', outcomes: ['SOLVED'] }, on);
  }
  region.clock.set(new Date('2026-10-10T09:00:00Z'));
  await people().release(region.town, '2026-Q1');
  await people().release(region.town, '2026-Q2');
  await db.execute("update releases set released_by = null where period = '2026-Q2'");
  await region.town.running().deliver();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});
const overview = { releases: [], due: ['2026-Q2', '2026-Q3'], holds: [] as object[], next: null as object | null };
const states: Record<string, { path: string; api?: object; preview?: object; then?: string }> = {
  next: { path: 'figures' },
  ready: { path: 'figures/2026-Q3' },
  left: { path: 'figures/left', then: 'open' },
  gone: { path: 'figures/2026-Q2' },
  held: { path: 'figures', api: { ...overview, due: ['2026-Q2', '2026-Q3'], next: { period: '2026-Q2', at: null, waitsFor: 'letting-go' }, holds: [{ period: '2026-Q2', reason: 'checking', heldBy: 'Anna Voorbeeld', heldAt: '2026-10-08T09:00:00Z' }] } },
  notjoined: { path: 'figures', api: { ...overview, next: { period: '2026-Q2', at: null, waitsFor: 'region' } } },
  proof: { path: 'figures', api: { ...overview, due: ['2026-Q2'], next: { period: '2026-Q2', at: null, waitsFor: 'proof' } } },
  nothing: { path: 'figures', api: { ...overview, due: [] } },
  failed: { path: 'figures/2026-Q3', preview: { state: 'failed', period: '2026-Q3' } },
  preparing: { path: 'figures/2026-Q3', preview: { state: 'preparing', period: '2026-Q3' } },
  settings: { path: 'settings' },
  today: { path: 'today' },
};
it('shots', async () => {
  for (const language of ['nl', 'ar']) {
    for (const width of [1440, 320]) {
      for (const [name, { path, api, preview, then }] of Object.entries(states)) {
        const { page, context } = await newVisitor(browser, language);
        await page.setViewportSize({ width, height: 900 });
        const { db } = region.town.running().database;
        const url = region.town.url;
        await openWithCookie(context, db, { person: WORKER, url, now: region.clock.now() });
        if (api) await page.route('**/api/releases', (r) => r.fulfill({ json: api }));
        if (preview) await page.route('**/api/releases/*/preview', (r) => r.fulfill({ json: preview }));
        await page.goto(`${url}/desk/${path}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForTimeout(1200);
        if (then) await page.locator('summary').last().click();
        if (name === 'ready') await page.locator('pre').waitFor();
        await page.waitForTimeout(500);
        await page.screenshot({ path: `${SHOTS}/${name}-${language}-${width}.png`, fullPage: true });
        if (name === 'left' && width === 1440) await page.pdf({ path: `${SHOTS}/left-${language}.pdf`, format: 'A4' });
        await context.close();
      }
    }
  }
}, 600_000);
