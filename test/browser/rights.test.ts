import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Move, people } from '../people.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { comeBack } from './citizen.ts';
import { type BrowserRegion, startBrowserRegion, WORKER } from './region.ts';

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  region = await startBrowserRegion(new Date('2024-08-12T09:00:00Z'));
  browser = await launchChromium();
  const { caseId } = await file();
  const moves: Move[] = [
    { act: 'take' },
    { act: 'code', grounds: [], domain: 'HEALTH_CARE', natures: [], handlings: ['ADVICE'] },
    { act: 'close', outcomes: ['SOLVED'] },
  ];
  for (const move of moves) await people().act(region.town, WORKER.login, { caseId, move });
  region.clock.set(new Date('2026-10-08T09:00:00Z'));
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

function file() {
  const answers = {
    about: 'CARE',
    want: 'COMPLAINT',
    story: 'Zij wilden mij niet helpen.',
    place: 'HERE',
    elsewhere: '',
    lives: 'YES',
    setting: 'HEALTH_CARE',
    when: '',
    ongoing: false,
    ground: [],
    anonymity: 'NAMED',
    contact: { name: 'Sam Verzonnen', email: '', phone: '' },
    role: 'SELF',
    notice: false,
    earlier: null,
  } as const;
  const filing = { answers: { ...answers, ground: [] }, language: 'nl', channel: 'WEB' };
  return people().file(region.town, filing);
}

async function contextIn(locale: string, width: number): Promise<BrowserContext> {
  const context = await browser.newContext({ locale, viewport: { width, height: 800 } });
  context.setDefaultTimeout(20_000);
  return context;
}

async function desk(locale: string): Promise<Page> {
  const context = await contextIn(locale, 1024);
  const { db } = region.town.running().database;
  const at = { person: WORKER, url: region.town.url, now: region.clock.now() };
  await openWithCookie(context, db, at);
  return context.newPage();
}

/** What axe finds on the page, by rule and element. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map((found) => `${page.url()}: ${found.id} ${found.nodes[0]?.html ?? ''}`);
}

const tooWide = (page: Page) => {
  const html = 'document.documentElement';
  return page.evaluate<boolean>(`${html}.scrollWidth > ${html}.clientWidth`);
};

describe.for(['nl', 'en'])('a reporter in %s, on a small screen', (language) => {
  it('takes a copy and asks to erase, on pages without fault', async () => {
    const { code } = await file();
    const { url } = region.town;
    const context = await contextIn(language, 320);
    const page = await context.newPage();
    await comeBack(page, url, code);
    const found: string[] = [];
    for (const path of ['/follow/copy', '/follow/erase']) {
      await page.goto(`${url}${path}`);
      found.push(...(await faults(page)));
      expect([path, await tooWide(page)]).toEqual([path, false]);
    }
    await page.locator('main form button').click();
    await page.locator('.address').waitFor();
    found.push(...(await faults(page)));
    expect([await tooWide(page), found]).toEqual([false, []]);
    await context.close();
  });
});

describe('at the desk', () => {
  it('a case is held and let go, and a request is carried out with a proof', async () => {
    const { code, caseId } = await file();
    const { url } = region.town;
    const reporter = await (await contextIn('nl', 800)).newPage();
    await comeBack(reporter, url, code);
    await reporter.goto(`${url}/follow/erase`);
    await reporter.locator('main form button').click();
    const address = (await reporter.locator('.address').textContent()) ?? '';

    const page = await desk('nl');
    const dialog = page.getByRole('dialog');
    await page.goto(`${url}/desk/cases/${caseId}`);
    await page.getByRole('button', { name: 'Bewaarplicht instellen' }).click();
    await page.getByLabel('Waarom moet dit dossier blijven?').fill('Er loopt een rechtszaak.');
    const found = await faults(page);
    await dialog.getByRole('button', { name: 'Bewaarplicht instellen' }).click();
    await page.getByText('Dit dossier valt onder een bewaarplicht. Hef die').waitFor();
    expect(await page.getByRole('button', { name: 'Alles wissen' }).count()).toBe(0);
    found.push(...(await faults(page)));

    await page.getByRole('button', { name: 'Bewaarplicht opheffen' }).click();
    await dialog.getByRole('button', { name: 'Bewaarplicht opheffen' }).click();
    await page.getByRole('button', { name: 'Alles wissen' }).click();
    found.push(...(await faults(page)));
    await dialog.getByRole('button', { name: 'Ja, voorgoed wissen' }).click();
    await page.getByText('Alles van dit dossier is weg.').waitFor();
    found.push(...(await faults(page)));
    expect(found).toEqual([]);

    await reporter.goto(address);
    await reporter.getByText('Deze melding is gewist').waitFor();
    await Promise.all([page.context().close(), reporter.context().close()]);
  });

  it('what is due goes after a look at the list, and the proof stays', async () => {
    const page = await desk('en');
    await page.goto(`${region.town.url}/desk/retention`);
    await page.getByRole('button', { name: 'Erase this case' }).click();
    const found = await faults(page);
    await page.getByRole('button', { name: 'Yes, erase for good' }).click();
    await page.getByText('1 case was erased.').waitFor();
    found.push(...(await faults(page)));
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the proof' }).first().click();
    expect((await download).suggestedFilename()).toMatch(/^proof-of-erasure-.*\.jws$/);
    expect(found).toEqual([]);
    await page.context().close();
  });

  it('a term is set within its bounds after a look at what it changes, and taken back', async () => {
    const page = await desk('en');
    const dialog = page.getByRole('dialog');
    const months = dialog.getByLabel('Number of months');
    const press = (name: string) => dialog.getByRole('button', { name }).click();
    const change = page.getByRole('button', { name: 'Change… Complaint file' });
    await page.goto(`${region.town.url}/desk/retention`);
    await change.click();
    await dialog.getByText('At least 1 year. Law: AWB 9:24(1).').waitFor();
    await months.fill('11');
    await press('See what changes');
    await dialog.getByText('Fill in a whole number of months from 12 to 120.').waitFor();
    await months.fill('30');
    await press('See what changes');
    await dialog.getByText('Now: 2 years. Then: 30 months.').waitFor();
    const found = await faults(page);
    await press('Save the term');
    await page.getByText('30 months after closing').waitFor();

    await change.click();
    await press('Use the default term again');
    await dialog.getByText('Now: 30 months. Then: 2 years.').waitFor();
    found.push(...(await faults(page)));
    await press('Save the term');
    await page.getByText('2 years after closing').waitFor();
    expect(found).toEqual([]);
    await page.context().close();
  });
});
