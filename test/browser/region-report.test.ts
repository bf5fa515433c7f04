import { randomUUID } from 'node:crypto';
import { AxeBuilder } from '@axe-core/playwright';
import type { QuarterRelease } from '@nabij/protocol';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPeer, findPeer } from '../../packages/node/src/federation/peers.ts';
import { releaseGatherer } from '../../packages/node/src/region/gather.ts';
import { chain } from '../federation/region-towns.ts';
import { hiddenReleaseOf } from '../federation/releases.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, KEEPER, startBrowserRegion } from './region.ts';
import { misfits } from './screen-checks.ts';
import { faultsOf, newVisitor } from './visitor.ts';

const NOW = new Date('2026-04-20T09:00:00Z');
const TOWNS = ['https://oostdorp.example', 'https://westdorp.example'] as const;
const NINE = [30, 22, 41, 28, 35, 40, 52, 44, 38];

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  [region, browser] = await Promise.all([startBrowserRegion(NOW), launchChromium()]);
  await admit(TOWNS[0], 'Oostdorp', chain(NINE));
  const first = hiddenReleaseOf('2025-Q3');
  await admit(TOWNS[1], 'Westdorp', [first, hiddenReleaseOf('2025-Q4', { after: first })]);
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

/** A town with releases as they would have come, without its node. */
async function admit(entityId: string, name: string, releases: QuarterRelease[]): Promise<void> {
  const { db } = region.coordinator.running().database;
  const peer = {
    entityId,
    relation: 'member',
    role: 'point',
    name,
    population: 24_000,
    kid: 'kid',
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: '' },
    inbox: `${entityId}/federation/inbox`,
  } as const;
  const options = { now: new Date('2024-01-05T00:00:00Z'), replaceKey: true };
  await addPeer(db, { ...peer, municipalities: [name] }, options);
  const issuer = await findPeer(db, entityId);
  if (!issuer) throw new Error('no peer');
  const gather = releaseGatherer();
  for (const body of releases) {
    const about = { iss: entityId, aud: region.coordinator.url, jti: randomUUID(), iat: 0, exp: 1 };
    await gather(db, { ...about, type: 'release', body }, { issuer, now: NOW });
  }
}

async function visit(path: string, language = 'nl', width = 1280) {
  const visitor = await newVisitor(browser, language);
  const { db } = region.coordinator.running().database;
  const { url } = region.coordinator;
  await visitor.page.setViewportSize({ width, height: 900 });
  await openWithCookie(visitor.context, db, { person: KEEPER, url, now: NOW });
  await visitor.page.goto(`${url}/region/${path}`);
  await visitor.page.locator('.loading').first().waitFor({ state: 'detached' });
  return visitor;
}

it('a year is read in sentences that follow its numbers', async () => {
  const { page, context } = await visit('report/2025');
  const paper = page.getByRole('article');
  await paper.waitFor();
  const text = (await paper.textContent()) ?? '';
  expect(text).toContain('Ontvangen: ten minste 171 meldingen.');
  expect(text).toContain('Hoogste zichtbare aantal: Leeftijd, 171 meldingen.');
  expect(text).toContain('Een deel ontbreekt: Westdorp.');
  expect(text).toContain('niet te vergelijken met het jaar ervoor');
  expect(text).not.toMatch(/NaN|undefined|\{\{/);
  await page.getByLabel('Jaar').selectOption('2026');
  await page.getByText('Dit jaar is nog niet af').waitFor();
  expect(page.url()).toMatch(/report\/2026$/);
  await context.close();
});

it.each(['nl', 'ar'])(
  'report and data are without fault in %s, from 320 to 1440',
  async (language) => {
    for (const path of ['report/2025', 'report', 'data', 'data?measure=closed&span=quarter']) {
      const { page, context, complaints } = await visit(path, language);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      const found = [...(await faultsOf(page)), ...(await misfits(page, [320, 1440]))];
      expect([path, found, complaints]).toEqual([path, [], []]);
      await context.close();
    }
  },
);

it('is printed on one to three sheets of A4, alone', async () => {
  const { page, context } = await visit('report/2025');
  await page.getByRole('article').waitFor();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = pdf.match(/\/Type ?\/Page[^s]/g)?.length ?? 0;
  expect(sheets).toBeGreaterThan(0);
  expect(sheets).toBeLessThanOrEqual(3);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  expect(await page.getByText(/:\d+\/figures$/).isVisible()).toBe(true);
  await context.close();
});

it('a keeper maps towns and numbers to DHIS2, and is told what is wrong', async () => {
  const { page, context } = await visit('data');
  const file = page.getByLabel('Kies een bestand met de toewijzing (JSON)');
  const bring = (mapping: object) =>
    file.setInputFiles({
      ...{ name: 'mapping.json', mimeType: 'application/json' },
      buffer: Buffer.from(JSON.stringify(mapping)),
    });
  const total = { measure: 'received', table: 'total', codes: {}, dataElement: 'Ix2HsbDMLea' };
  await bring({ span: 'quarter', orgUnits: { Nergens: 'DiszpKrYNg8' }, values: [total] });
  await page.getByText('orgUnits.Nergens: deze gemeente is hier niet bekend.').waitFor();
  await bring({ span: 'quarter', orgUnits: { Oostdorp: 'DiszpKrYNg8' }, values: [total] });
  await page.getByText('De toewijzing is bewaard.').waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.getByLabel('Periode, zoals 2026-Q3').fill('2025-Q4');
  await page.getByRole('button', { name: 'Kijk na' }).click();
  await page.getByText('In het bestand: 1.').waitFor();
  await page.getByText('Gemeenten zonder plaats in DHIS2: Westdorp (Westdorp)').waitFor();
  const answer = await page.request.get(`${region.coordinator.url}/api/region/dhis2/2025-Q4.json`);
  expect(await answer.json()).toEqual({
    dataValues: [
      { dataElement: 'Ix2HsbDMLea', period: '2025Q4', orgUnit: 'DiszpKrYNg8', value: '44' },
    ],
  });
  const other = await page.request.get(`${region.coordinator.url}/api/region/dhis2/2025.json`);
  expect(other.status()).toBe(422);
  await context.close();
});

it('a rate that rests on too few is marked, on the row of its town', async () => {
  await admit('https://zuiddorp.example', 'Zuiddorp', chain([5, 5, 5, 5, 0, 5, 5, 5, 5]));
  const { page, context } = await visit('report/2025', 'nl', 320);
  const few = page.locator('tr', { hasText: 'te weinig om te vergelijken' });
  await few.waitFor();
  expect(await few.getByRole('rowheader').textContent()).toBe('Zuiddorp');
  expect([...(await faultsOf(page)), ...(await misfits(page, [320, 1440]))]).toEqual([]);
  await context.close();
});
