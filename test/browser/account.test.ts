import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../people.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { addDevice } from './passkeys.ts';
import { type BrowserRegion, KEEPER, startBrowserRegion, WORKER } from './region.ts';
import { faultsOf, newVisitor, press, tabTo, typeInto, type Visitor } from './visitor.ts';

/** Axe takes seconds for each of many screens. */
const PATIENCE_MS = 180_000;

let region: BrowserRegion;
let browser: Browser;
let desk: string;

beforeAll(async () => {
  region = await startBrowserRegion(new Date('2026-08-12T09:00:00Z'));
  browser = await launchChromium();
  desk = `${region.town.url}/desk`;
  const contact = { name: 'Sam Verzonnen', email: 'sam@post.example', phone: '' };
  await people().file(region.town, {
    answers: {
      about: 'CARE',
      want: 'COMPLAINT',
      story: 'Ik wachtte een uur.',
      place: 'HERE',
      elsewhere: '',
      lives: 'YES',
      setting: 'HEALTH_CARE',
      when: '',
      ongoing: false,
      ground: [],
      anonymity: 'NAMED',
      contact,
      role: 'SELF',
      notice: false,
      earlier: null,
    },
    language: 'nl',
    channel: 'WEB',
  });
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

async function signedIn(who: typeof WORKER | typeof KEEPER, locale = 'nl-NL'): Promise<Visitor> {
  const visitor = await newVisitor(browser, locale);
  const node = who === WORKER ? region.town : region.coordinator;
  const { db } = node.running().database;
  const at = { person: who, url: node.url, now: region.clock.now() };
  await openWithCookie(visitor.context, db, at);
  return visitor;
}

/** The screen as somebody sees it once it is there, with what axe finds in it. */
async function arrive(page: Page, at: string): Promise<string[]> {
  await page.goto(at);
  await page.locator('main h1').waitFor();
  await expect.poll(() => page.locator('.loading').count()).toBe(0);
  return faultsOf(page);
}

it('takes somebody in: invited, a passkey, let in, a case opens, by keyboard', {
  timeout: PATIENCE_MS,
}, async () => {
  const lead = await signedIn(WORKER);
  const newcomer = await newVisitor(browser);
  await addDevice(newcomer.page);
  const found: string[] = [];

  await lead.page.goto(`${desk}/team`);
  await press(lead.page, /^Iemand uitnodigen/);
  await typeInto(lead.page, 'Naam', 'Bilal Nieuwkomer');
  await typeInto(lead.page, 'Gebruikersnaam', 'bilal');
  await press(lead.page, 'Uitnodiging maken');
  const shown = lead.page.locator('.paper .code-line');
  const link = (await shown.textContent()) ?? '';
  await press(lead.page, 'De link is gegeven');
  await shown.waitFor({ state: 'detached' });

  const { page } = newcomer;
  await page.goto(link);
  await page.getByRole('heading', { name: 'Welkom, Bilal Nieuwkomer' }).waitFor();
  expect(page.url()).toBe(`${desk}/invitation`);
  found.push(...(await faultsOf(page)));
  await typeInto(page, 'Kies een wachtwoord', 'wachtwoord1234');
  await page.keyboard.press('Enter');
  await page.getByText('te makkelijk te raden').waitFor();
  await page.getByLabel('Kies een wachtwoord').fill('');
  await typeInto(page, 'Kies een wachtwoord', 'zeven paarden lopen langs water');
  await page.keyboard.press('Enter');

  await page.getByRole('heading', { name: 'Stel uw tweede stap in' }).waitFor();
  found.push(...(await faultsOf(page)));
  await press(page, 'Liever een app met codes');
  await page.getByRole('img', { name: /QR/ }).waitFor();
  found.push(...(await faultsOf(page)));
  await press(page, 'Toch liever een passkey');
  await press(page, 'Passkey maken');
  await page.getByRole('heading', { name: 'Herstelcodes', level: 1 }).waitFor();
  await page.locator('.recovery-codes li').nth(9).waitFor();
  expect(await page.locator('.recovery-codes li').count()).toBe(10);
  found.push(...(await faultsOf(page)));
  await press(page, 'Verder');
  await page.getByText('Bewaar de codes eerst').waitFor();
  await tabTo(page, /Ik heb deze codes bewaard/);
  await page.keyboard.press('Space');
  await press(page, 'Verder');

  await page.getByRole('heading', { name: 'Bijna klaar' }).waitFor();
  found.push(...(await faultsOf(page)));
  const number = await page.locator('.check-number strong').textContent();
  await lead.page.reload();
  await press(lead.page, 'Binnenlaten: Bilal Nieuwkomer');
  await lead.page.getByRole('dialog').waitFor();
  expect(await lead.page.locator('.check-number strong').textContent()).toBe(number);
  await press(lead.page, 'Het getal klopt: binnenlaten');
  await lead.page.getByText('Bilal Nieuwkomer kan nu bij de dossiers.').waitFor();

  await page.getByRole('heading', { name: 'Vandaag' }).waitFor();
  await press(page, 'Dossiers');
  await page.getByRole('table').waitFor();
  await press(page, /^Dossier 1$/);
  await page.getByText('Ik wachtte een uur.').waitFor();
  expect(found).toEqual([]);
  expect([...lead.complaints, ...newcomer.complaints]).toEqual([]);
  await Promise.all([lead.context.close(), newcomer.context.close()]);
});

it('shows nothing to whoever comes with a link that was used or cut', async () => {
  const { page, context } = await newVisitor(browser);
  for (const hash of ['', '#c2VjcmV0']) {
    await page.goto('about:blank');
    await page.goto(`${desk}/invitation${hash}`);
    await page.getByRole('heading', { name: 'Deze uitnodiging werkt niet' }).waitFor();
    expect(page.url()).toBe(`${desk}/invitation`);
  }
  expect(await faultsOf(page)).toEqual([]);
  await context.close();
});

it('asks to sign in again before it changes what matters, and then does it', async () => {
  const { page, context } = await signedIn(WORKER);
  const before = region.clock.now();
  await addDevice(page);
  await page.goto(`${desk}/account`);
  await press(page, /^Passkey toevoegen/);
  await press(page, 'Passkey maken');
  await page.getByText('De passkey is toegevoegd.').waitFor();
  region.clock.set(new Date(before.getTime() + 16 * 60_000));
  await press(page, /^Nieuwe codes maken/);
  await page.getByRole('dialog').waitFor();
  await press(page, 'Nieuwe codes maken');
  await page.getByRole('dialog', { name: 'Log opnieuw in' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await press(page, 'Inloggen met passkey');
  await page.locator('.recovery-codes').waitFor();
  region.clock.set(before);
  await context.close();
});

describe.for([
  ['nl', 'Herstelblad maken', 'Maken', 'Sleutel vernieuwen', 'Vernieuwen'],
  ['en', 'Make a new recovery sheet', 'Make', 'Renew the key', 'Renew'],
] as const)('in %s', ([language, makeSheet, make, renew, renewNow]) => {
  it('team, keys, log and account are without fault', { timeout: PATIENCE_MS }, async () => {
    const { page, context, complaints } = await signedIn(WORKER, language);
    const found: string[] = [];
    for (const screen of ['account', 'team', 'audit', 'keys']) {
      found.push(...(await arrive(page, `${desk}/${screen}`)));
    }
    await press(page, `${makeSheet}…`);
    await page.getByRole('dialog').waitFor();
    found.push(...(await faultsOf(page)));
    await press(page, make);
    await page.locator('.sheet').waitFor();
    found.push(...(await faultsOf(page)));
    expect(await page.locator('.sheet-code').textContent()).toMatch(/^[0-9A-Z]{33}$/);
    await press(page, `${renew}…`);
    await page.getByRole('dialog').waitFor();
    await press(page, renewNow);
    await page.locator('.notice[data-kind=good]').waitFor();
    found.push(...(await faultsOf(page)));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('the same screens of the region are without fault', { timeout: PATIENCE_MS }, async () => {
    const { page, context, complaints } = await signedIn(KEEPER, language);
    const found: string[] = [];
    for (const screen of ['account', 'team', 'audit', 'keys']) {
      found.push(...(await arrive(page, `${region.coordinator.url}/region/${screen}`)));
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('runs with Trusted Types on every screen: no text ever becomes HTML', async () => {
  const worker = await signedIn(WORKER);
  const keeper = await signedIn(KEEPER);
  const screens = [
    ...[
      'today',
      'today?of=team',
      'cases',
      'cases?state=all',
      'figures',
      'retention',
      'team',
      'keys',
      'audit',
      'account',
    ].map((screen) => [worker, `${desk}/${screen}`] as const),
    ...['trend', 'overview', 'team', 'keys', 'audit', 'account'].map(
      (screen) => [keeper, `${region.coordinator.url}/region/${screen}`] as const,
    ),
  ];
  for (const [{ page }, at] of screens) {
    await page.goto(at);
    await page.locator('main h1').waitFor();
    await expect.poll(() => page.locator('.loading').count()).toBe(0);
  }
  await worker.page.goto(`${desk}/cases`);
  await press(worker.page, /^Dossier 1$/);
  await worker.page.getByText('Ik wachtte een uur.').waitFor();
  expect([...worker.complaints, ...keeper.complaints]).toEqual([]);
  const sink = await worker.page.evaluate(`
    try {
      document.body.insertAdjacentHTML('beforeend', '<img src="/x">');
      'taken';
    } catch (error) {
      error.name;
    }
  `);
  expect(sink).toBe('TypeError');
  expect(worker.complaints.join()).toContain('TrustedHTML');
  await Promise.all([worker.context.close(), keeper.context.close()]);
});
