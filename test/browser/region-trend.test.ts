import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BIG } from '../federation/region-towns.ts';
import { launchChromium } from './chromium.ts';
import { type RegionScene, startRegionScene } from './region-scene.ts';
import { misfits } from './screen-checks.ts';
import { faultsOf } from './visitor.ts';

const MAP = join(import.meta.dirname, '../demo/drieland.geojson');

let scene: RegionScene;
let browser: Browser;

beforeAll(async () => {
  [scene, browser] = await Promise.all([startRegionScene(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await scene?.stop();
});

async function goTo(page: Page, search: string): Promise<void> {
  await page.goto(`${scene.coordinator.url}/region/trend${search}`);
  await page.locator('.data-table tbody td').first().waitFor();
  await page.locator('.plot').first().waitFor();
}

const finding = (page: Page) => page.locator('#finding').textContent();

describe('the trend of the region', () => {
  it('says what it shows, what is hidden, and warns of the rise', async () => {
    const { page, complaints, context } = await scene.visit(browser, 'trend');
    await goTo(page, '');
    expect(await finding(page)).toBe(
      'Ten minste 84 meldingen en klachten ontvangen in het eerste kwartaal van 2026',
    );
    expect(await page.locator('#early').textContent()).toContain('Ongewoon veel');
    expect(await page.locator('.one-warning').textContent()).toMatch(/EARS C1.*0,3%/s);
    await goTo(page, '?show=rate');
    expect(await finding(page)).toContain('ten minste 4,6 per 10.000 inwoners');
    expect(await page.locator('.data-table').textContent()).toContain('95%: ten minste 3,7');
    expect(await page.locator('.reasons').textContent()).toContain('niet alle gemeenten');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Deze tabel als CSV' }).click();
    const csv = await readFile(await (await download).path(), 'utf8');
    expect(csv).toContain('total,Totaal,2026-Q1,partly-hidden,84,84,,1,1,4.6');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tells one town in full, and all towns by name', async () => {
    const { page, context } = await scene.visit(browser, 'trend');
    await goTo(page, '?view=towns');
    const names = await page.locator('.data-table tbody th').allTextContents();
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'nl')));
    expect(await page.locator('.data-table tbody').textContent()).toMatch(
      /verborgen.*nog geen lid.*geen bericht/s,
    );
    await goTo(page, `?view=towns&table=subject&span=year&town=${encodeURIComponent(BIG)}`);
    expect(await finding(page)).toContain('Meldpunt Oostermonde: ');
    await context.close();
  });

  it('draws the map that the keeper loads, and says what does not fit', async () => {
    const { page, complaints, context } = await scene.visit(browser, 'trend');
    await page.goto(`${scene.coordinator.url}/region/trend?view=map&span=year`);
    const file = page.locator('input[type=file]');
    const json = { name: 'kaart.json', mimeType: 'application/json' };
    await file.setInputFiles({ ...json, buffer: Buffer.from('{"type":"Point"}') });
    await page.getByText('Dit is geen GeoJSON of TopoJSON.').waitFor();
    await file.setInputFiles(MAP);
    await page.getByText('Gevonden: 3 van 4 gemeenten, door “code” in het bestand.').waitFor();
    await page.getByRole('button', { name: 'Deze kaart bewaren' }).click();
    const words = page.locator('.map-drawing svg').getByText('Oostermonde');
    await words.waitFor();
    expect(await page.locator('.map-drawing svg').textContent()).toMatch(/Hazelvoorde.*verborgen/s);
    await page.reload();
    await words.waitFor();
    expect([await faultsOf(page), await misfits(page, [1440, 320])]).toEqual([[], []]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(['nl-NL', 'ar'])('is without fault in %s, also at 320 pixels', async (locale) => {
    const { page, complaints, context } = await scene.visit(browser, 'trend', locale);
    const found: string[] = [];
    for (const search of ['?show=rate', '?table=ground', '?view=towns&table=subject_request']) {
      await goTo(page, search);
      found.push(...(await faultsOf(page)), ...(await misfits(page, [1440, 320])));
    }
    expect([found, complaints]).toEqual([[], []]);
    await context.close();
  });
});
