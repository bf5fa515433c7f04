import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { STORY } from './citizen.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';
import { press, tabTo, typeInto } from './visitor.ts';

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  region = await startBrowserRegion(new Date('2026-08-12T09:00:00Z'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

const MOST_PRESSES = 80;

/** Goes to a group of choices with Tab, to one of them with the arrows, and takes it. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  const focused = (more: string) => page.locator(`input[name=${name}]${more}:focus`).count();
  for (let presses = 0; (await focused('')) === 0; presses += 1) {
    if (presses > MOST_PRESSES) throw new Error(`Tab never reaches ${name}`);
    await page.keyboard.press('Tab');
  }
  for (let presses = 0; (await focused(`[value=${value}]`)) === 0; presses += 1) {
    if (presses > MOST_PRESSES) throw new Error(`The arrows never reach ${value}`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Space');
}

const at = (page: Page, path: string) => page.waitForURL((url) => url.pathname === path);

it.each([true, false])('a report is made with the keyboard alone, scripts: %s', async (scripts) => {
  const context = await browser.newContext({ locale: 'nl', javaScriptEnabled: scripts });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(region.town.url);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe('Naar de inhoud');
  await page.keyboard.press('Enter');
  await press(page, 'Melding maken');
  await at(page, '/report');
  await press(page, 'Beginnen');
  await at(page, '/report/want');
  await press(page, 'Verder');
  // the summary has the focus; its link leads to the first choice
  await page.locator('[role=alert]:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.locator(':focus').getAttribute('name')).toBe('want');
  await choose(page, 'want', 'REPORT');
  await page.keyboard.press('Enter');
  await at(page, '/report/about');
  await choose(page, 'about', 'DISCRIMINATION');
  await press(page, 'Verder');
  await at(page, '/report/story');
  await typeInto(page, 'Vertel het in uw eigen woorden', STORY);
  await press(page, 'Verder');
  await at(page, '/report/place');
  await choose(page, 'place', 'HERE');
  await choose(page, 'lives', 'YES');
  await press(page, 'Verder');
  await at(page, '/report/ground');
  await tabTo(page, 'Mijn geloof');
  await page.keyboard.press('Space');
  await press(page, 'Verder');
  await at(page, '/report/check');
  expect(await page.locator('main').textContent()).toContain('Mijn geloof');
  await press(page, 'Opsturen');
  await at(page, '/report/receipt');
  const code = ((await page.locator('.code').first().textContent()) ?? '').trim();
  await press(page, 'Mijn melding volgen');
  await at(page, '/follow');
  await typeInto(page, 'Meldcode', code);
  await page.keyboard.press('Enter');
  await page.getByText('Nog niemand heeft haar opgepakt').waitFor();
  await typeInto(page, 'Schrijf een bericht', 'Getypt zonder muis.');
  await press(page, 'Versturen');
  await page.getByRole('status').getByText('Uw bericht is verstuurd.').waitFor();
  await context.close();
});
