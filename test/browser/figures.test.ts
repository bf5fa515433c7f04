import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountByLogin } from '../../packages/node/src/access/store.ts';
import { countClosed, countRow } from '../counted-rows.ts';
import { letLeave, sixQuarters } from '../left.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, startBrowserRegion, WORKER } from './region.ts';
import { misfits } from './screen-checks.ts';
import { faultsOf, newVisitor, press } from './visitor.ts';

const JOINED = new Date('2026-07-20T09:00:00Z');
const NOW = new Date('2026-10-10T09:00:00Z');
const QUARTER = 'derde kwartaal van 2026';

const ALL = {
  nl: ['Alle kwartalen openen', 'Alle kwartalen sluiten'],
  ar: ['فتح كل الأرباع', 'إغلاق كل الأرباع'],
} as const;

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  [region, browser] = await Promise.all([startBrowserRegion(JOINED), launchChromium()]);
  const { db } = region.town.running().database;
  const about = { measure: 'received', subject: 'DISCRIMINATION', domain: 'WORK' } as const;
  for (let day = 1; day <= 9; day += 1) {
    await countRow(db, about, new Date(`2026-08-0${day}T10:00:00Z`));
  }
  // two more than came in
  for (let nth = 1; nth <= 11; nth += 1) {
    await countClosed(db, { domain: 'WORK' }, new Date('2026-09-10T10:00:00Z'));
  }
  region.clock.set(NOW);
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

async function open(language: string, path: string, width = 1280) {
  const visitor = await newVisitor(browser, language);
  await visitor.page.setViewportSize({ width, height: 900 });
  const { url } = region.town;
  const { db } = region.town.running().database;
  await openWithCookie(visitor.context, db, { person: WORKER, url, now: region.clock.now() });
  await visitor.page.goto(`${url}/desk/${path}`);
  await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  return visitor;
}

const faults = async (page: Page) => [...(await faultsOf(page)), ...(await misfits(page))];

it('says in time where a day begins what leaves by itself', async () => {
  const { page, complaints } = await open('nl-NL', 'today');
  await page.getByText(`Het ${QUARTER} vertrekt vanzelf naar de regio op 15 okt 2026`).waitFor();
  await page.getByRole('link', { name: 'De cijfers bekijken' }).click();
  await page.getByRole('heading', { name: `Cijfers van het ${QUARTER}` }).waitFor();
  await page.getByText('2 afgeronde dossiers van dit kwartaal tellen hier niet mee.').waitFor();
  expect(complaints).toEqual([]);
});

it('holds a quarter back with one press, and lets it go with one', async () => {
  const { page, complaints } = await open('nl-NL', 'figures');
  await page.getByText(`Het ${QUARTER} vertrekt vanzelf op 15 okt 2026`).waitFor();
  await page.getByRole('button', { name: `Tegenhouden: ${QUARTER}` }).press('Enter');
  await page.getByText(`Tegengehouden. Het ${QUARTER} vertrekt niet.`).waitFor();
  await page.getByText(`${WORKER.name} houdt het ${QUARTER} tegen`).waitFor();
  await page.getByLabel('Waarom (mag leeg blijven)').selectOption('checking');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('link', { name: `Bekijk het ${QUARTER}` }).click();
  await page.getByRole('heading', { name: 'Precies zoals het vertrekt' }).waitFor();
  expect(await page.getByLabel('Waarom (mag leeg blijven)').inputValue()).toBe('checking');
  const send = page.getByRole('button', { name: 'Naar de regio sturen' });
  expect(await send.count()).toBe(0);
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: `Laten gaan: ${QUARTER}` }).press('Enter');
  await page.getByText(`Het ${QUARTER} mag weer gaan.`).waitFor();
  await send.waitFor();
  expect(complaints).toEqual([]);
});

it('says what could not be made, and tries again', async () => {
  const { page, complaints } = await open('nl-NL', 'today');
  const preview = '**/api/releases/2026-Q3/preview';
  await page.route(preview, (route) =>
    route.fulfill({ json: { state: 'failed', period: '2026-Q3' } }),
  );
  await page.getByRole('link', { name: 'De cijfers bekijken' }).click();
  await page.getByText('Er is niets verstuurd.').waitFor();
  expect(await faults(page)).toEqual([]);
  await page.unroute(preview);
  await page.getByRole('button', { name: 'Opnieuw proberen' }).click();
  await page.getByRole('heading', { name: 'Precies zoals het vertrekt' }).waitFor();
  expect(complaints).toEqual([]);
});

it('sends a quarter, and finds it in all that ever left', async () => {
  const { page, complaints } = await open('nl-NL', 'figures/2026-Q3');
  await page.getByRole('button', { name: 'Naar de regio sturen' }).click();
  await page.getByRole('button', { name: 'Ja, naar de regio sturen' }).click();
  await page.getByText(`Het ${QUARTER} is vrijgegeven`).waitFor();
  await region.town.running().deliver();
  await page.getByRole('link', { name: 'Alle cijfers' }).click();
  await page.getByText('Het vierde kwartaal van 2026 is nog niet voorbij').waitFor();
  await page.getByRole('link', { name: 'Alles lezen wat ooit vertrok' }).click();
  const line = page.getByRole('table', { name: 'sinds 2026' });
  await page.getByLabel('Wat', { exact: true }).selectOption('DISCRIMINATION');
  expect(await line.getByRole('row').last().textContent()).toMatch(/9/);
  await page.getByText(`verstuurd door ${WORKER.name}`).click();
  await page.getByText('De vingerafdrukken kloppen.').waitFor();
  await page.getByRole('heading', { name: 'Precies zoals het vertrekt' }).waitFor();
  expect(await faults(page)).toEqual([]);
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Alle aantallen opslaan als CSV' }).click();
  expect((await saving).suggestedFilename()).toBe('left.csv');
  expect(complaints).toEqual([]);
});

it.each(['nl-NL', 'ar'])('fits a narrow screen (%s)', async (language) => {
  for (const path of ['figures', 'figures/left', 'figures/2026-Q3', 'settings']) {
    const { page, complaints } = await open(language, path, 320);
    await page.locator('.loading').first().waitFor({ state: 'detached' });
    expect([path, await faults(page), complaints]).toEqual([path, [], []]);
    await page.context().close();
  }
});

it.each(['nl-NL', 'ar'])('opens several quarters at a time, by keyboard (%s)', async (language) => {
  const { db } = region.town.running().database;
  const by = (await accountByLogin(db, WORKER.login))?.id ?? '';
  const left = sixQuarters(8);
  if (language === 'nl-NL') await letLeave(db, left, { by, at: NOW });
  const { page, complaints } = await open(language, 'figures/left', 320);
  const all = page.locator('details.left-one');
  const opened = page.locator('details.left-one[open]');
  await all.first().waitFor();
  const count = await all.count();
  expect(count).toBeGreaterThan(left.length);
  for (const at of [1, 2]) {
    await all.nth(at).locator('> summary').focus();
    await page.keyboard.press('Enter');
  }
  expect(await opened.count()).toBe(2);
  const [openAll, closeAll] = ALL[language === 'ar' ? 'ar' : 'nl'];
  await press(page, openAll);
  await page.getByRole('status').filter({ hasText: /./ }).first().waitFor({ state: 'attached' });
  expect(await opened.count()).toBe(count);
  const ids = await page.locator('[id]').evaluateAll((found) => found.map(({ id }) => id));
  expect(ids).toEqual([...new Set(ids)]);
  expect(await faults(page)).toEqual([]);
  await press(page, closeAll);
  await opened.first().waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
  await page.context().close();
});
