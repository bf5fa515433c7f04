import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../people.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, KEEPER, startBrowserRegion, WORKER } from './region.ts';

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  region = await startBrowserRegion(new Date('2026-08-12T09:00:00Z'));
  browser = await launchChromium();
  for (let n = 0; n < 7; n += 1) await file(n < 5 ? 'CARE' : 'DISCRIMINATION');
  region.clock.set(new Date('2026-10-08T09:00:00Z'));
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

async function file(about: string): Promise<void> {
  const contact = { name: 'Sam Verzonnen', email: 'sam@post.example', phone: '' };
  await people().file(region.town, {
    answers: {
      about,
      want: 'COMPLAINT',
      story: 'Zij wilden mij niet helpen.\nIk wachtte een uur.',
      place: 'HERE',
      elsewhere: '',
      lives: 'YES',
      setting: 'HEALTH_CARE',
      when: 'gisteren',
      ongoing: true,
      ground: about === 'CARE' ? [] : ['AGE'],
      anonymity: 'NAMED',
      contact,
      role: 'SELF',
      notice: false,
      earlier: null,
    },
    language: 'nl',
    channel: 'WEB',
  });
}

async function open(locale: string, who: typeof WORKER | typeof KEEPER, at: string) {
  const context = await browser.newContext({ locale, viewport: { width: 1024, height: 768 } });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
  await page.goto(at);
  const found = await faults(page, 'heading');
  const node = who === WORKER ? region.town : region.coordinator;
  const signingIn = { person: who, url: node.url, now: region.clock.now() };
  await openWithCookie(context, node.running().database.db, signingIn);
  await page.goto(at);
  await page.locator('input[type=password]').waitFor({ state: 'detached' });
  return { page, complaints, found };
}

/** What axe finds once a kind of element is there. */
async function faults(page: Page, waitFor: 'heading' | 'table' | 'dialog'): Promise<string[]> {
  await page.getByRole(waitFor).first().waitFor();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map((it) => `${page.url()}: ${it.id} ${it.nodes[0]?.html ?? ''}`);
}

describe.for([
  ['nl', 'Afsluiten…', 'Naar de regio sturen…'],
  ['en', 'Close…', 'Send to the region…'],
] as const)('in %s', ([language, close, sendOff]) => {
  it('the desk is without fault on every screen and dialog', async () => {
    const { url } = region.town;
    const { page, complaints, found } = await open(language, WORKER, `${url}/desk/cases`);
    found.push(...(await faults(page, 'table')));
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await page.goto(`${url}/desk/cases?owner=nobody`);
    await page.locator('table a').first().click();
    found.push(...(await faults(page, 'heading')));
    await page.getByRole('button', { name: /oppakken|Take this/ }).click();
    await page.getByRole('button', { name: /coderen|Code this/ }).click();
    found.push(...(await faults(page, 'heading')));
    await page.getByRole('button', { name: close, exact: true }).click();
    found.push(...(await faults(page, 'dialog')));
    await page.keyboard.press('Escape');
    await page.goto(`${url}/desk/cases?state=all`);
    found.push(...(await faults(page, 'table')));
    await page.goto(`${url}/desk/figures`);
    await page.getByRole('link', { name: /2026/ }).first().click();
    found.push(...(await faults(page, 'table')));
    await page.getByRole('button', { name: sendOff }).click();
    await page.getByRole('alertdialog').or(page.getByRole('dialog')).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((it) => it.id)).toEqual([]);
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('the region is without fault on every screen', async () => {
    const { url } = region.coordinator;
    const { page, complaints, found } = await open(language, KEEPER, `${url}/region`);
    for (const path of ['trend', 'trend?table=subject', 'trend?table=ground&measure=closed']) {
      await page.goto(`${url}/region/${path}`);
      found.push(...(await faults(page, 'table')));
    }
    await page.goto(`${url}/region/overview`);
    found.push(...(await faults(page, 'heading')));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('at the desk', () => {
  it('keeps what a worker typed when a colleague was first, and says so', async () => {
    const { url } = region.town;
    const { page } = await open('nl', WORKER, `${url}/desk/cases`);
    await page.getByRole('link', { name: 'Dossier 6', exact: true }).click();
    await page.getByRole('button', { name: 'Dit dossier oppakken' }).click();
    await page.getByLabel('Antwoord aan de melder').fill('Wat ik net had getypt.');
    const caseId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const note = { act: 'note', text: 'Een collega schreef dit.' } as const;
    await people().act(region.town, WORKER.login, { caseId, move: note });
    await page.getByRole('button', { name: 'Antwoord versturen' }).click();
    await page.getByText('intussen gewijzigd').waitFor();
    expect(await page.getByLabel('Antwoord aan de melder').inputValue()).toBe(
      'Wat ik net had getypt.',
    );
    await page.getByRole('button', { name: 'Antwoord versturen' }).click();
    await page.getByText('Uw antwoord is verstuurd.').waitFor();
    await page.context().close();
  });

  it('takes a case with the keyboard alone', async () => {
    const { page } = await open('nl', WORKER, `${region.town.url}/desk/cases`);
    const exact = { exact: true };
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 80; presses += 1) {
        const focused = page
          .locator(':focus')
          .and(page.getByLabel(name, exact).or(page.getByText(name, exact)));
        if ((await focused.count()) > 0) return page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never reaches ${name}`);
    };
    await page.getByRole('table').waitFor();
    await tabTo('Dossier 7');
    await page.getByRole('heading', { name: 'Dossier 7' }).waitFor();
    await tabTo('Dit dossier oppakken');
    await page.getByText('U hebt dit dossier nu.').waitFor();
    await page.context().close();
  });
});
