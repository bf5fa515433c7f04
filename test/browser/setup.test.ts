import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLog } from '../../packages/node/src/system/log.ts';
import { nabij } from '../nabij.ts';
import { environmentOf, freePort, type NetworkNode, networkNode } from '../network.ts';
import { type FreshDatabase, freshDatabase } from '../postgres.ts';
import { launchChromium } from './chromium.ts';
import { tooWide } from './page-checks.ts';
import { addDevice } from './passkeys.ts';
import { faultsOf, newVisitor, press, tabTo, typeInto, type Visitor } from './visitor.ts';

/** Two people sign up, and axe takes seconds for each of many screens. */
const PATIENCE_MS = 300_000;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 768, height: 1024 },
];

let dir: string;
let database: FreshDatabase;
let town: NetworkNode;
let browser: Browser;
let desk: string;

/** A node of which nobody said anything but where it is, and whose database is empty. */
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-setup-'));
  database = await freshDatabase('point');
  town = networkNode({
    ...{ id: 'town', env: { NABIJ_ROLE: 'point' }, people: [], delivers: false },
    ...{ clock: { now: () => new Date() }, log: createLog({ level: 'silent' }) },
    ...{ databaseUrl: database.url, keysDir: join(dir, 'keys'), port: await freePort() },
  });
  browser = await launchChromium();
  desk = `${town.url}/desk`;
});
afterAll(async () => {
  await browser?.close();
  await town?.stop();
  await database?.drop();
  await rm(dir, { recursive: true, force: true });
});

/** Takes up an invitation: a password, a passkey, the recovery codes kept. */
async function signUp(link: string): Promise<Visitor> {
  const visitor = await newVisitor(browser);
  const { page } = visitor;
  await addDevice(page);
  await page.goto(link);
  await typeInto(page, 'Kies een wachtwoord', 'zeven paarden lopen langs water');
  await page.keyboard.press('Enter');
  await press(page, 'Passkey maken');
  await page.locator('.recovery-codes li').nth(9).waitFor();
  await tabTo(page, /Ik heb deze codes bewaard/);
  await page.keyboard.press('Space');
  await press(page, 'Verder');
  return visitor;
}

/** What is wrong with the screen as it is, also on a tablet. */
async function look(page: Page): Promise<string[]> {
  const found = await faultsOf(page);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    found.push(...(await tooWide(page)));
  }
  return found;
}

const step = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
const isDone = (page: Page, name: string) => step(page, name).getByText('klaar').waitFor();

/** Invites the first colleague, who signs up and is let in. */
async function letColleagueIn(page: Page): Promise<Visitor> {
  await press(page, 'Naar het team: iemand uitnodigen');
  await press(page, /^Iemand uitnodigen/);
  await typeInto(page, 'Naam', 'Bilal Tweede');
  await typeInto(page, 'Gebruikersnaam', 'bilal');
  await press(page, 'Uitnodiging maken');
  const colleague = await signUp((await page.locator('.paper .code-line').textContent()) ?? '');
  await colleague.page.getByRole('heading', { name: 'Bijna klaar' }).waitFor();
  const number = await colleague.page.locator('.check-number strong').textContent();
  await press(page, 'De link is gegeven');
  await page.reload();
  await press(page, 'Binnenlaten: Bilal Tweede');
  await page.getByRole('dialog').waitFor();
  expect(await page.locator('.check-number strong').textContent()).toBe(number);
  await press(page, 'Het getal klopt: binnenlaten');
  await page.getByText('Bilal Tweede kan nu bij de dossiers.').waitFor();
  await colleague.page.getByRole('heading', { level: 1, name: 'Vandaag' }).waitFor();
  // what is to be set up is a lead's
  expect(await colleague.page.getByText('Nog in te richten').count()).toBe(0);
  return colleague;
}

it('takes a new town from an empty database to its first report, by keyboard', {
  timeout: PATIENCE_MS,
}, async () => {
  const env = environmentOf(town.plan);
  const { out } = await nabij(['init', '--login', 'anna', '--name', 'Anna Eerste'], env);
  const link = /https?:\S+/.exec(out)?.[0] ?? '';
  await town.start();
  expect((await fetch(`${town.url}/report`)).status).toBe(503);
  const lead = await signUp(link);
  const found: string[] = [];

  // the town
  let { page } = lead;
  await page.getByRole('heading', { name: 'Uw meldpunt inrichten' }).waitFor();
  found.push(...(await look(page)));
  await press(page, 'Bewaren');
  await page.getByText('Kijk bij de rode teksten').waitFor();
  found.push(...(await look(page)));
  // the first field that is wrong has the focus; nobody is offered an address as a name
  await page.locator('input:focus').waitFor();
  await page.keyboard.type('Meldpunt Berkenoord');
  await typeInto(page, 'Gemeente', 'Berkenoord');
  await typeInto(page, 'Gemeentecode', 'gm 0141');
  await page.keyboard.press('Enter');
  await isDone(page, 'Uw gemeente');
  const report = await fetch(`${town.url}/report`);
  expect([report.status, await report.text()]).toEqual([
    200,
    expect.stringContaining('Meldpunt Berkenoord'),
  ]);

  // the window is closed; another day begins with what is left
  page = await lead.tab();
  await lead.page.close();
  await page.goto(desk);
  await page.getByRole('heading', { name: 'Nog in te richten' }).waitFor();
  found.push(...(await look(page)));
  const left = page.getByRole('region', { name: 'Nog in te richten' }).getByRole('listitem');
  expect(await left.allTextContents()).toEqual([
    "De eerste collega's",
    'Het herstelblad',
    'Een proefmelding',
  ]);
  await press(page, 'Verder met inrichten');

  const colleague = await letColleagueIn(page);

  // the recovery sheet
  await page.goto(`${desk}/setup`);
  await isDone(page, "De eerste collega's");
  await press(page, 'Naar de sleutels: herstelblad maken en printen');
  await press(page, 'Herstelblad maken…');
  await page.getByRole('dialog').waitFor();
  await press(page, 'Maken');
  await page.locator('.sheet-code').waitFor();

  // the first report
  await page.goto(`${desk}/setup`);
  await isDone(page, 'Het herstelblad');
  await press(page, 'Proefmelding doen');
  await page.getByText('Uw meldpunt is klaar voor de eerste melding.').waitFor();
  expect(await page.locator('.trial li[data-works=true]').count()).toBe(4);
  found.push(...(await look(page)));
  await page.goto(`${desk}/today`);
  await page.getByText('Er wacht nu niets.').waitFor();
  expect(await page.getByText('Nog in te richten').count()).toBe(0);
  expect(found).toEqual([]);
  expect([...lead.complaints, ...colleague.complaints]).toEqual([]);
  await Promise.all([lead.context.close(), colleague.context.close()]);
});
