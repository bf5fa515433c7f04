import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../people.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, startBrowserRegion, WORKER } from './region.ts';
import { faultsOf, newVisitor, press, typeInto, type Visitor } from './visitor.ts';

let region: BrowserRegion;
let browser: Browser;
const ids: string[] = [];

beforeAll(async () => {
  region = await startBrowserRegion(new Date());
  browser = await launchChromium();
  for (let n = 0; n < 9; n += 1) ids.push(await file(n));
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

async function file(n: number): Promise<string> {
  const contact = { name: 'Sam Verzonnen', email: 'sam@post.example', phone: '' };
  const { caseId } = await people().file(region.town, {
    answers: {
      about: n % 2 === 0 ? 'CARE' : 'DISCRIMINATION',
      want: 'COMPLAINT',
      story: 'Zij wilden mij niet helpen.',
      place: 'HERE',
      elsewhere: '',
      lives: 'YES',
      setting: n % 2 === 0 ? 'HEALTH_CARE' : 'WORK',
      when: 'gisteren',
      ongoing: true,
      ground: n % 2 === 0 ? [] : ['AGE'],
      anonymity: 'NAMED',
      contact,
      role: 'SELF',
      notice: false,
      earlier: null,
    },
    language: 'nl',
    channel: 'WEB',
  });
  return caseId;
}

async function atTheDesk(path: string): Promise<Visitor> {
  const worker = await newVisitor(browser);
  const { url } = region.town;
  const { db } = region.town.running().database;
  await openWithCookie(worker.context, db, { person: WORKER, url, now: region.clock.now() });
  await worker.page.goto(`${url}/desk${path}`);
  return worker;
}

describe('at the desk', () => {
  it('begins with today, and leads from there to whole lists and to a case', async () => {
    const { page, context, complaints } = await atTheDesk('/today');
    await page.getByRole('heading', { name: 'Vandaag' }).waitFor();
    const fresh = page.getByRole('region', { name: /Nieuw, nog van niemand/ });
    await fresh.getByRole('link', { name: 'Dossier 1', exact: true }).waitFor();
    expect(await fresh.getByRole('listitem').count()).toBe(6);
    const found = await faultsOf(page);
    await fresh.getByRole('link', { name: 'Bekijk alle 9' }).click();
    await page.getByText('9 dossiers').waitFor();
    expect(new URL(page.url()).search).toContain('owner=nobody');
    await page.getByRole('button', { name: /Filter uit: Wie heeft het: Nog niemand/ }).waitFor();
    found.push(...(await faultsOf(page)));
    await page.goBack();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /^Dossier \d+$/ }).waitFor();
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('waits for the names of codes, and shows no code instead', async () => {
    const { page, context } = await atTheDesk('/today');
    await page.locator('.today-line').first().waitFor();
    const { promise: waited, resolve: goOn } = Promise.withResolvers<void>();
    await page.route('**/codes', async (route) => {
      await waited;
      await route.continue();
    });
    const asked = page.waitForRequest('**/codes');
    await page.reload();
    await asked;
    await page.locator('.loading').waitFor();
    expect(await page.locator('.today-line').count()).toBe(0);
    goOn();
    await page.locator('.today-line').first().waitFor();
    expect(await page.locator('.today').textContent()).not.toMatch(/[A-Z]{2,}_[A-Z]|COMPLAINT/);
    await context.close();
  });

  it('narrows, sorts and saves a list, all in its address', async () => {
    const { page, context, complaints } = await atTheDesk('/cases');
    await page.getByText('9 dossiers').waitFor();
    await page.keyboard.press('f');
    await page.getByLabel('Onderwerp').selectOption({ label: 'Discriminatie' });
    await page.getByText('4 dossiers').waitFor();
    await page.getByRole('button', { name: 'Nummer' }).click();
    await expect.poll(() => new URL(page.url()).search).toContain('sort=number');
    expect(
      await page.getByRole('columnheader', { name: 'Nummer' }).getAttribute('aria-sort'),
    ).toMatch(/ascending|descending/);
    const found = await faultsOf(page);
    const first = await page.locator('tbody th').first().textContent();
    await page.reload();
    await page.getByText('4 dossiers').waitFor();
    expect(await page.locator('tbody th').first().textContent()).toBe(first);
    await press(page, 'Deze lijst bewaren…');
    found.push(...(await faultsOf(page)));
    await typeInto(page, 'Naam van de lijst', 'Mijn discriminatie');
    await page.getByRole('button', { name: 'Bewaren', exact: true }).click();
    await page.getByText('De lijst is bewaard.').waitFor();
    await page.getByRole('link', { name: 'Dossiers', exact: true }).click();
    await page.getByText('9 dossiers').waitFor();
    await page.getByRole('link', { name: 'Mijn discriminatie' }).click();
    await page.getByText('4 dossiers').waitFor();
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('puts several cases into a series at once, and lists them by its name', async () => {
    const { page, context, complaints } = await atTheDesk('/cases');
    await page.getByText('9 dossiers').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('1 dossier gekozen').waitFor();
    await page.getByRole('checkbox', { name: 'Alles kiezen wat hier staat' }).check();
    await page.getByText('9 dossiers gekozen').waitFor();
    const found = await faultsOf(page);
    await press(page, 'Keuze wissen');
    await page.getByText('9 dossiers gekozen').waitFor({ state: 'detached' });
    for (const number of [2, 4]) {
      await page.getByRole('checkbox', { name: `Dossier ${number} kiezen`, exact: true }).check();
    }
    await press(page, 'In een reeks zetten…');
    const dialog = page.getByRole('dialog', { name: 'In een reeks zetten' });
    await dialog.getByRole('button', { name: '2 dossiers in de reeks zetten' }).click();
    await dialog.getByText(/^Geef de reeks een naam/).waitFor();
    found.push(...(await faultsOf(page)));
    await typeInto(page, 'Naam van de reeks', 'Vacature winkel');
    await dialog.getByRole('button', { name: '2 dossiers in de reeks zetten' }).click();
    await page.getByText('2 dossiers staan nu in de reeks.').waitFor();
    await page.keyboard.press('f');
    await page.getByLabel('Reeks', { exact: true }).selectOption({ label: 'Vacature winkel' });
    await page.getByText('2 dossiers', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Filter uit: Reeks: Vacature winkel' }).waitFor();
    expect(new URL(page.url()).search).not.toContain('Vacature');
    found.push(...(await faultsOf(page)));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('speaks another language from the menu, codes and all, and fits a tablet', async () => {
    const { page, context, complaints } = await atTheDesk('/today');
    await page.setViewportSize({ width: 768, height: 1024 });
    await page.getByRole('button', { name: 'Taal Nederlands' }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'العربية' }).press('Enter');
    await page.getByText('البداية من هنا', { exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    const first = page.getByRole('listitem').filter({ hasText: 'البداية من هنا' });
    expect(await first.count()).toBe(1);
    expect(await first.textContent()).toMatch(/التمييز|الرعاية أو الدعم/);
    const wide = () =>
      page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
    expect(await wide()).toBeLessThanOrEqual(0);
    const found = await faultsOf(page);
    await page.getByRole('link', { name: 'الملفات', exact: true }).click();
    await page.getByRole('checkbox').first().waitFor();
    expect(await wide()).toBeLessThanOrEqual(0);
    found.push(...(await faultsOf(page)));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('hears at once what happens, and changes nothing under one’s hands', async () => {
    const { page, context, tab } = await atTheDesk('/today');
    const fresh = page.getByRole('region', { name: /Nieuw, nog van niemand/ });
    await fresh.getByText('9', { exact: true }).waitFor();
    await file(9);
    await fresh.getByText('10', { exact: true }).waitFor({ timeout: 15_000 });
    const other = await tab();
    await other.goto(`${region.town.url}/desk/cases/${ids[3]}`);
    await other.getByRole('heading', { name: 'Dossier 4' }).waitFor();
    // the line is open once the first change is heard
    const note = { act: 'note', text: 'Een collega schreef dit.' } as const;
    await people().act(region.town, WORKER.login, { caseId: ids[3] ?? '', move: note });
    await other.getByText('Dit dossier is intussen gewijzigd.').waitFor({ timeout: 20_000 });
    expect(await other.getByText('Een collega schreef dit.').count()).toBe(0);
    await press(other, 'Laat zien wat er nu staat');
    await other.getByText('Een collega schreef dit.').waitFor();
    await other.getByText('Dit dossier is intussen gewijzigd.').waitFor({ state: 'detached' });
    await context.close();
  });
});
