import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { createAccount, unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { letIn } from '../../packages/node/src/vault/intake-key.ts';
import { ABOUT_CARE, atDesk } from './at-desk.ts';
import { WORKER } from './region.ts';
import { faultsOf, press } from './visitor.ts';

const KIM = { ...WORKER, login: 'kim', name: 'Kim Tweede', role: 'worker' } as const;
const NOW = new Date('2026-11-20T09:00:00Z');

const desk = atDesk(NOW);
let caseId: string;

beforeAll(async () => {
  const anna = await unlockAccount(desk.db(), WORKER.login, WORKER.password);
  await letIn(desk.db(), anna, { to: await createAccount(desk.db(), KIM, NOW), now: NOW });
  ({ caseId } = await desk.file(ABOUT_CARE));
  await desk.act(caseId, { act: 'take' });
});

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
  const kim = await desk.visit('cases', { person: KIM });
  await kim.page.getByRole('heading', { level: 1 }).waitFor();
  const anna = await desk.visit(`cases/${caseId}`);
  await anna.page.getByRole('heading', { name: /^Dossier \d+$/ }).waitFor();
  const asked = { kind: 'SUPPORT', decision: 'TAKEN', reasons: ['URGENT'], proposed: true };
  const wanted = { id: randomUUID(), ...asked, amount: 900_00 };
  expect(await post(anna.page, `/api/cases/${caseId}/decisions`, wanted)).toBe(200);

  await kim.page.getByText('Een collega vraagt u om mee te beslissen.').waitFor();
  const found = await faultsOf(kim.page);
  await press(kim.page, 'Sluiten');
  await kim.page.goto(`${desk.region().town.url}/desk/today`);
  const waiting = kim.page.getByRole('region', { name: /Besluiten die op mij wachten\s*1/ });
  await waiting.getByText('Anna Voorbeeld vraagt u om mee te beslissen').waitFor();
  expect(await waiting.textContent()).toContain('900');
  found.push(...(await faultsOf(kim.page)));
  await waiting.getByRole('link').click();
  await kim.page.getByRole('button', { name: /^Instemmen/ }).click();
  await kim.page.getByRole('dialog').getByRole('button', { name: 'Instemmen' }).click();
  await kim.page.getByText('U hebt ingestemd. Het besluit geldt nu.').waitFor();
  await kim.page.goto(`${desk.region().town.url}/desk/today`);
  await kim.page.getByText('20 november 2026').waitFor();
  await kim.page.getByText('Anna Voorbeeld vraagt u').waitFor({ state: 'detached' });
  expect([found, anna.complaints, kim.complaints]).toEqual([[], [], []]);
  await Promise.all([anna.context.close(), kim.context.close()]);
});

it('what was put off stands in Today on its day', async () => {
  const { page, context, complaints } = await desk.visit(`cases/${caseId}`);
  await page.getByRole('heading', { name: /^Dossier \d+$/ }).waitFor();
  const later = { kind: 'DEBT_PAUSE', decision: 'POSTPONED', reasons: ['INFO_MISSING'] };
  const wanted = { id: randomUUID(), ...later, againOn: '2026-11-20' };
  expect(await post(page, `/api/cases/${caseId}/decisions`, wanted)).toBe(200);
  await page.goto(`${desk.region().town.url}/desk/today`);
  const waiting = page.getByRole('region', { name: /Besluiten die op mij wachten\s*1/ });
  await waiting.getByText('Opnieuw bekijken:').waitFor();
  expect([await faultsOf(page), complaints]).toEqual([[], []]);
  await context.close();
});

it('an agency is picked from the short lines, or typed', async () => {
  const { page, context, complaints } = await desk.visit(`cases/${caseId}`);
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
