import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { newReport } from './full-report.ts';
import { tooWide } from './page-checks.ts';
import { type BrowserRegion, startBrowserRegion, WORKER } from './region.ts';
import { faultsOf, newVisitor, press, type Visitor } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');

let region: BrowserRegion;
let browser: Browser;
let lead: Visitor;

beforeAll(async () => {
  region = await startBrowserRegion(NOW, { NABIJ_LANGUAGES: 'nl,ar' });
  browser = await launchChromium();
  lead = await newVisitor(browser);
  const { url } = region.town;
  const { db } = region.town.running().database;
  await openWithCookie(lead.context, db, { person: WORKER, url, now: NOW });
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

const inLanguage = (page: Page, name: string) => page.getByRole('region', { name });

async function writing(): Promise<Page> {
  const page = await lead.tab();
  await page.goto(`${region.town.url}/desk/settings/texts`);
  await inLanguage(page, 'Nederlands').waitFor();
  return page;
}

/** What a citizen reads on the first page. */
async function read(locale: string): Promise<string> {
  const { context, page, complaints } = await newVisitor(browser, locale);
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${region.town.url}/`);
  expect([...(await faultsOf(page)), ...(await tooWide(page)), ...complaints]).toEqual([]);
  const text = await page.locator('main').textContent();
  await context.close();
  return text ?? '';
}

it("a lead says something in the town's own words, and citizens read it at once", async () => {
  const page = await writing();
  const dutch = inLanguage(page, 'Nederlands');
  const arabic = inLanguage(page, 'العربية').getByLabel('Welkom');
  expect(await arabic.getAttribute('dir')).toBe('rtl');
  expect(await arabic.getAttribute('lang')).toBe('ar');
  await dutch.getByLabel('Welkom').fill('x'.repeat(301));
  await press(page, 'Bewaren');
  await dutch.locator('[aria-invalid=true]:focus').waitFor();
  await dutch.getByLabel('Welkom').fill('Kom <b>binnen</b>.');
  await dutch.getByText('Tekens over: 282.').waitFor();
  await dutch.getByLabel('Wie wij zijn').fill('Wij zijn Anna en Bram.\n\n\nDe koffie is klaar.');
  expect([...(await faultsOf(page)), ...(await tooWide(page))]).toEqual([]);
  await press(page, 'Bewaren');
  await page.getByText('meteen bijgewerkt').waitFor();
  const words = await read('nl-NL');
  expect(words).toContain('Kom <b>binnen</b>.');
  expect(words).toMatch(/Anna en Bram\.\s*De koffie/);
  expect(await read('ar')).not.toMatch(/binnen|koffie/);
});

it('keeps what was typed when a colleague was first', async () => {
  const [mine, theirs] = [await writing(), await writing()];
  await inLanguage(theirs, 'Nederlands').getByLabel('Na het melden').fill('Neem iemand mee.');
  await press(theirs, 'Bewaren');
  await theirs.getByText('meteen bijgewerkt').waitFor();
  await inLanguage(mine, 'العربية').getByLabel('Welkom').fill('أهلا بكم.');
  await press(mine, 'Bewaren');
  await mine.getByText('Intussen wijzigde een collega').waitFor();
  const after = inLanguage(mine, 'Nederlands').getByLabel('Na het melden');
  expect(await after.inputValue()).toBe('Neem iemand mee.');
  await press(mine, 'Bewaren');
  await mine.getByText('meteen bijgewerkt').waitFor();
  expect(await read('ar')).toContain('أهلا بكم.');
  expect(lead.complaints).toEqual([]);
});

it('prints the sentence on the receipt on plain paper, and not on a roll', async () => {
  const code = await newReport(region.town);
  const { context, page } = await newVisitor(browser);
  await page.goto(`${region.town.url}/follow#${code}`);
  await page.locator('main form button').first().click();
  await page.locator('#code').waitFor({ state: 'detached' });
  const said = page.getByText('Neem iemand mee.');
  for (const [query, isPrinted] of [
    ['', true],
    ['?paper=80', false],
  ] as const) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto(`${region.town.url}/follow/receipt${query}`);
    await said.waitFor();
    await page.emulateMedia({ media: 'print' });
    expect([query, await said.isVisible()]).toEqual([query, isPrinted]);
  }
  await context.close();
});
