import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccount, unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { letIn } from '../../packages/node/src/vault/intake-key.ts';
import { people } from '../people.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, startBrowserRegion, WORKER } from './region.ts';
import { faultsOf, newVisitor, press, type Visitor } from './visitor.ts';

const KIM = { ...WORKER, login: 'kim', name: 'Kim Tweede', role: 'worker' } as const;
const NOW = new Date('2026-11-20T09:00:00Z');

let region: BrowserRegion;
let browser: Browser;
let caseId: string;

beforeAll(async () => {
  region = await startBrowserRegion(NOW);
  browser = await launchChromium();
  const { db } = region.town.running().database;
  const anna = await unlockAccount(db, WORKER.login, WORKER.password);
  await letIn(db, anna, { to: await createAccount(db, KIM, NOW), now: NOW });
  ({ caseId } = await people().file(region.town, {
    answers: {
      ...{ about: 'CARE', want: 'COMPLAINT', story: 'Zij kwamen niet.', place: 'HERE' },
      ...{ elsewhere: '', lives: 'YES', setting: 'HEALTH_CARE', when: 'maandag', ongoing: false },
      ...{ ground: [], role: 'SELF', anonymity: 'NAMED', notice: false, earlier: null },
      contact: { name: 'Sam Verzonnen', email: 'sam@post.example', phone: '' },
    },
    language: 'nl',
    channel: 'WEB',
  }));
  await people().act(region.town, WORKER.login, { caseId, move: { act: 'take' } });
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

async function atTheDesk(person: typeof WORKER | typeof KIM, path: string): Promise<Visitor> {
  const worker = await newVisitor(browser);
  const { url } = region.town;
  const { db } = region.town.running().database;
  await openWithCookie(worker.context, db, { person, url, now: region.clock.now() });
  await worker.page.goto(`${url}/desk/${path}`);
  return worker;
}

/** What the desk sends, from the page that is open. */
const post = (page: Page, path: string, body: object) =>
  page.evaluate(
    async ([to, json]) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(String(to), { method: 'POST', headers, body: String(json) })).status;
    },
    [path, JSON.stringify(body)],
  );

it('a decision above the mandate reaches a colleague at once, who finds it in Today', async () => {
  const kim = await atTheDesk(KIM, 'cases');
  await kim.page.getByRole('heading', { level: 1 }).waitFor();
  const anna = await atTheDesk(WORKER, `cases/${caseId}`);
  await anna.page.getByRole('heading', { name: /^Dossier \d+$/ }).waitFor();
  const asked = { kind: 'SUPPORT', decision: 'TAKEN', reasons: ['URGENT'], proposed: true };
  const wanted = { id: randomUUID(), ...asked, amount: 900_00 };
  expect(await post(anna.page, `/api/cases/${caseId}/decisions`, wanted)).toBe(200);

  await kim.page.getByText('Een collega vraagt u om mee te beslissen.').waitFor();
  const found = await faultsOf(kim.page);
  await press(kim.page, 'Sluiten');
  await kim.page.goto(`${region.town.url}/desk/today`);
  const waiting = kim.page.getByRole('region', { name: /Besluiten die op mij wachten\s*1/ });
  await waiting.getByText('Anna Voorbeeld vraagt u om mee te beslissen').waitFor();
  expect(await waiting.textContent()).toContain('900');
  found.push(...(await faultsOf(kim.page)));
  await waiting.getByRole('link').click();
  await kim.page.getByRole('button', { name: /^Instemmen/ }).click();
  await kim.page.getByRole('dialog').getByRole('button', { name: 'Instemmen' }).click();
  await kim.page.getByText('U hebt ingestemd. Het besluit geldt nu.').waitFor();
  await kim.page.goto(`${region.town.url}/desk/today`);
  await kim.page.getByText('20 november 2026').waitFor();
  await kim.page.getByText('Anna Voorbeeld vraagt u').waitFor({ state: 'detached' });
  expect([found, anna.complaints, kim.complaints]).toEqual([[], [], []]);
  await Promise.all([anna.context.close(), kim.context.close()]);
});

it('what was put off stands in Today on its day', async () => {
  const { page, context, complaints } = await atTheDesk(WORKER, `cases/${caseId}`);
  await page.getByRole('heading', { name: /^Dossier \d+$/ }).waitFor();
  const later = { kind: 'DEBT_PAUSE', decision: 'POSTPONED', reasons: ['INFO_MISSING'] };
  const wanted = { id: randomUUID(), ...later, againOn: '2026-11-20' };
  expect(await post(page, `/api/cases/${caseId}/decisions`, wanted)).toBe(200);
  await page.goto(`${region.town.url}/desk/today`);
  const waiting = page.getByRole('region', { name: /Besluiten die op mij wachten\s*1/ });
  await waiting.getByText('Opnieuw bekijken:').waitFor();
  expect([await faultsOf(page), complaints]).toEqual([[], []]);
  await context.close();
});

it('an agency is picked from the short lines, or typed', async () => {
  const { page, context, complaints } = await atTheDesk(WORKER, `cases/${caseId}`);
  await page.getByRole('heading', { name: /^Dossier \d+$/ }).waitFor();
  const line = {
    ...{ name: 'Fatma Verzonnen', agency: 'Woonbedrijf De Brug', agencyType: 'HOUSING_CO' },
    ...{ role: '', phone: '', email: '', reach: '', note: '' },
  };
  expect(await post(page, '/api/lines', { id: randomUUID(), ...line })).toBe(200);
  await press(page, 'Iemand toevoegen…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Instantie', exact: true }).check();
  const name = dialog.getByRole('combobox', { name: 'Naam', exact: true });
  await dialog.locator('datalist option[value="Woonbedrijf De Brug"]').waitFor({
    state: 'attached',
  });
  const list = await name.getAttribute('list');
  expect(list).toBe(await dialog.locator('datalist').getAttribute('id'));
  const found = await faultsOf(page);
  await name.fill('Bibliotheek Zuid');
  await dialog.getByRole('button', { name: 'Bewaren' }).click();
  await page.getByText('Bibliotheek Zuid').first().waitFor();
  expect([found, complaints]).toEqual([[], []]);
  await context.close();
});
