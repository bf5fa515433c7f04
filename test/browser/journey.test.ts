import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { totpCode } from '../../packages/node/src/access/second-step/totp.ts';
import { people } from '../people.ts';
import { launchChromium } from './chromium.ts';
import { comeBack, fillIn, STORY, send } from './citizen.ts';
import { type BrowserRegion, KEEPER, startBrowserRegion, WORKER } from './region.ts';

// One journey in seven steps, each a test, in order: the page of one step is that of the next.
let region: BrowserRegion;
let browser: Browser;
let citizen: Page;
let desk: Page;
let code: string;

const SUMMER = new Date('2026-08-12T09:00:00Z');
const AUTUMN = new Date('2026-10-08T09:00:00Z');

beforeAll(async () => {
  region = await startBrowserRegion(SUMMER);
  browser = await launchChromium();
  citizen = await newPage({ javaScriptEnabled: false });
  desk = await newPage({});
  await alsoFiled(6);
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

async function newPage(options: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ locale: 'nl-NL', ...options });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/** Others who filed in the same quarter, so that there is a number to show. */
async function alsoFiled(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await people().file(region.town, {
      answers: {
        about: 'DISCRIMINATION',
        want: 'REPORT',
        story: 'Een ander verhaal.',
        place: 'HERE',
        elsewhere: '',
        lives: 'YES',
        setting: n < 5 ? 'SPORT_LEISURE' : 'WORK',
        when: '',
        ongoing: false,
        ground: ['ORIGIN'],
        anonymity: 'ANON_FULL',
        contact: null,
        role: 'SELF',
        notice: false,
        earlier: null,
      },
      language: 'nl',
      channel: 'WEB',
    });
  }
}

async function signIn(page: Page, url: string, who: typeof WORKER | typeof KEEPER) {
  await page.goto(url);
  await page.getByLabel('Gebruikersnaam').fill(who.login);
  await page.getByLabel('Wachtwoord').fill(who.password);
  await page.keyboard.press('Enter');
  const code = page.locator('input[autocomplete="one-time-code"]');
  await code.fill(totpCode(who.totpSecret, region.clock.now()));
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Uitloggen' }).waitFor();
}

it('1. a citizen files without JavaScript and gets a code', async () => {
  await fillIn(citizen, region.town.url);
  const shown = await citizen.locator('main').textContent();
  for (const said of [STORY, 'Mijn geloof', 'Sam Verzonnen']) expect(shown).toContain(said);
  code = await send(citizen);
  expect(code).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]$/);
  expect(citizen.url()).not.toContain(code);
  await citizen.goBack();
  await citizen.reload();
  expect(await citizen.locator('.code').textContent()).toBe(code);
});

it('2. the code opens the report on another device, however it is typed', async () => {
  const other = await newPage({ javaScriptEnabled: false });
  await comeBack(other, region.town.url, code.toLowerCase().replaceAll('-', ' '));
  expect(await other.locator('main').textContent()).toContain('Nog niemand heeft haar opgepakt');
  expect(await other.locator('main').textContent()).toContain(STORY);
  await other.context().close();
});

it('3. the database holds no answer, no contact and no code', async () => {
  const { db } = region.town.running().database;
  const rows = await db.execute('select f.*, v.sealed from filings f, visits v');
  const stored = JSON.stringify(rows);
  expect(rows.length).toBeGreaterThan(0);
  for (const secret of ['sportschool', 'Verzonnen', 'post.example', code]) {
    expect(stored).not.toContain(secret);
  }
});

it('4. a worker signs in, takes the case, asks, codes and closes it', async () => {
  await signIn(desk, `${region.town.url}/desk`, WORKER);
  await desk.getByRole('link', { name: 'Dossiers', exact: true }).click();
  await desk.getByRole('link', { name: 'Dossier 7', exact: true }).click();
  await desk.getByText(STORY).waitFor();
  await desk.getByRole('button', { name: 'Dit dossier oppakken' }).click();
  await desk.getByLabel('Antwoord aan de melder').fill('Wilt u dat wij de sportschool bellen?');
  await desk.getByRole('button', { name: 'Antwoord versturen' }).click();
  await desk.getByText('Wilt u dat wij de sportschool bellen?').first().waitFor();

  await comeBack(citizen, region.town.url, code);
  expect(await citizen.locator('main').textContent()).toContain('Anna Voorbeeld');
  await citizen.getByLabel('Schrijf een bericht').fill('Ja, graag. مرحبا 🙂');
  await citizen.getByRole('button', { name: 'Versturen' }).click();
  expect(await citizen.locator('main').textContent()).toContain('Uw bericht is verstuurd');

  await desk.reload();
  await desk.getByText('Ja, graag. مرحبا 🙂').waitFor();
  await desk.getByRole('button', { name: 'Dit dossier coderen' }).click();
  const tick = (group: string, label: string) =>
    desk
      .getByRole('group', { name: group, exact: true })
      .getByLabel(label, { exact: true })
      .check();
  await tick('Aard', 'Omstreden behandeling');
  await tick('Afhandeling', 'Advies en informatie');
  await desk.getByRole('button', { name: 'Codering bewaren' }).click();
  await desk.getByText('De codering is bewaard.').waitFor();
  await desk.getByRole('button', { name: 'Afsluiten…' }).click();
  await desk.getByRole('dialog').getByLabel('Excuses', { exact: true }).check();
  await desk.getByRole('button', { name: 'Dossier afsluiten' }).click();
  await desk.getByText('Het dossier is afgesloten.', { exact: true }).waitFor();
  await citizen.goto(`${region.town.url}/follow`);
  expect(await citizen.locator('main').textContent()).toContain('Uw melding is afgerond');
});

it('5. the quarter is shown exactly as it will leave, and released', async () => {
  region.clock.set(AUTUMN);
  await desk.goto('about:blank');
  await signIn(desk, `${region.town.url}/desk/figures`, WORKER);
  await desk.getByRole('link', { name: 'Bekijk het derde kwartaal van 2026' }).click();
  await desk.getByText(/"period":"2026-Q3"/).waitFor({ state: 'attached' });
  const preview = (await desk.locator('main').textContent()) ?? '';
  // seven received; one closed, which is too few to leave
  expect(preview).toContain('7');
  expect(preview.toLowerCase()).toContain('verborgen');
  await desk.getByRole('button', { name: 'Naar de regio sturen…' }).click();
  await desk.getByRole('button', { name: 'Ja, naar de regio sturen' }).click();
  await desk.getByText('is vrijgegeven en staat klaar voor de regio').waitFor();
});

it('6. the release arrives at the coordinator and its receipt comes back', async () => {
  await desk.goto(`${region.town.url}/desk/figures`);
  await expect
    .poll(
      async () => {
        await desk.reload();
        return desk.getByRole('main').getByRole('table').textContent();
      },
      { timeout: 30_000 },
    )
    .toContain('Ontvangen door de regio');
});

it('7. the coordinator sees the trend: numbers, and hidden as hidden', async () => {
  const page = await newPage({});
  await signIn(page, `${region.coordinator.url}/region`, KEEPER);
  await page.goto(`${region.coordinator.url}/region/trend?measure=received&table=domain`);
  const table = page.getByRole('main').getByRole('table').first();
  await table.waitFor();
  const shown = await table.textContent();
  expect(shown).toContain('verborgen');
  const csv = await page.request.get(
    `${region.coordinator.url}/api/region/trend.csv?measure=received&table=total`,
  );
  expect(await csv.text()).toContain('2026-Q3');
  expect(await csv.text()).toMatch(/,7,reported/);
});
