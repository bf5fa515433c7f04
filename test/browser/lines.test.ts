import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { replaceServices } from '../../packages/node/src/directory/services/import-services.ts';
import { servicesOf } from '../demo/services.ts';
import { atDesk } from './at-desk.ts';
import { tooWide } from './page-checks.ts';
import { faultsOf, press, typeInto, type Visitor } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');

const desk = atDesk(NOW);
let worker: Visitor;

beforeAll(async () => {
  worker = await desk.visit('lines');
});
beforeEach(() => replaceServices(desk.db(), servicesOf('oostermonde'), NOW));

async function at(path: string): Promise<Page> {
  await worker.page.goto(`${desk.region().town.url}/desk/${path}`);
  await worker.page.getByRole('heading', { level: 1 }).waitFor();
  return worker.page;
}

async function file(language = 'nl'): Promise<string> {
  return (await desk.file({}, language)).caseId;
}

describe('short lines', () => {
  it('are added, found and checked with the keyboard alone, and used in a case', async () => {
    const page = await at('lines');
    await press(page, 'Persoon toevoegen…');
    await typeInto(page, 'Naam', 'Öznur de Wijk');
    await page.getByLabel('Soort instantie').last().selectOption({ label: 'Politie' });
    await page.getByLabel('Soort instantie').last().selectOption('HOUSING_CO');
    await typeInto(page, 'Instantie', 'Woonbedrijf Drieland');
    await typeInto(page, 'Direct telefoonnummer', '0999 00 00 12');
    expect(await faultsOf(page)).toEqual([]);
    await press(page, 'Opslaan');
    await page.getByText('Öznur de Wijk is toegevoegd.').waitFor();

    await page.getByLabel('Zoek op naam, instantie of functie').fill('oznur woonb');
    await page.getByRole('link', { name: 'Öznur de Wijk bellen: 0999 00 00 12' }).waitFor();
    expect([...(await faultsOf(page)), ...(await tooWide(page))]).toEqual([]);
    await page.getByLabel('Zoek op naam, instantie of functie').fill('politie');
    await page.getByText('Niemand gevonden met deze woorden.').waitFor();

    const id = await file();
    await at(`cases/${id}`);
    await press(page, 'Contact noteren met Öznur de Wijk');
    await page.getByRole('radio', { name: 'Ja, gesproken of geschreven' }).check();
    await typeInto(page, /Wat moet een collega weten/, 'Belt altijd terug.');
    expect(await faultsOf(page)).toEqual([]);
    await press(page, 'Noteren');
    await page.getByText('Het contact met Öznur de Wijk is genoteerd.').waitFor();
    await page.getByText('Contact gehad via een korte lijn').waitFor();
    await at('lines');
    await page.getByText('Belt altijd terug.').waitFor();
    expect(worker.complaints).toEqual([]);
  });

  it('come from a file of cards, each looked at before they are added', async () => {
    const page = await at('lines');
    await page.getByText('Mensen uit een bestand met visitekaartjes').click();
    const choose = (text: string) =>
      page
        .getByLabel('Bestand met visitekaartjes (.vcf)')
        .setInputFiles({ name: 'x.vcf', mimeType: 'text/vcard', buffer: Buffer.from(text) });
    await choose('id,name');
    await page.getByText('In dit bestand staan geen visitekaartjes.').waitFor();
    await choose(
      'BEGIN:VCARD\r\nFN:محمد\\, 😀\r\nORG:Politie\\, Oost\r\nTEL:0999\r\nEND:VCARD\r\n',
    );
    await page.getByText('1 persoon in dit bestand').waitFor();
    expect([...(await faultsOf(page)), ...(await tooWide(page))]).toEqual([]);
    await page.getByRole('button', { name: /^Bekijken en toevoegen/ }).click();
    expect(await page.getByLabel('Instantie', { exact: true }).inputValue()).toBe('Politie, Oost');
    await page.getByLabel('Soort instantie').last().selectOption({ label: 'Politie' });
    await page.getByRole('button', { name: 'Opslaan', exact: true }).click();
    await page.getByText(/محمد, 😀.? is toegevoegd/u).waitFor();
    await page.getByText('Deze naam staat er al.').waitFor();
    expect(worker.complaints).toEqual([]);
  });
});

describe('the personal menu', () => {
  it('goes in the language of the reporter into the reply, which can still be changed', async () => {
    const id = await file('ar');
    const page = await at(`cases/${id}`);
    await page.getByRole('button', { name: 'Dit dossier oppakken' }).click();
    await page.getByRole('link', { name: 'Persoonlijk menu maken' }).click();
    const paper = page.locator('.menu-paper');
    await paper.waitFor();
    expect(await paper.getAttribute('dir')).toBe('rtl');
    await page.getByRole('checkbox', { name: /Rainbow|Regenboog/ }).check();
    expect([...(await faultsOf(page)), ...(await tooWide(page))]).toEqual([]);
    const first = await paper.locator('.menu-name').first().textContent();
    await page.getByRole('button', { name: 'In het antwoord zetten' }).click();
    await page.getByRole('status').getByRole('link', { name: 'Terug naar het dossier' }).click();
    const reply = page.getByLabel('Antwoord aan de melder');
    expect(await reply.inputValue()).toContain(first ?? '-');
    expect(worker.complaints).toEqual([]);
  });
});

describe('services', () => {
  it('are changed by hand, and come in as a file that is looked at first', async () => {
    const page = await at('services');
    await page.getByRole('button', { name: 'Huurteam Havenstad wijzigen' }).click();
    await page.getByLabel('Website').fill('huurteam');
    await page.getByRole('button', { name: 'Opslaan', exact: true }).click();
    await page.getByText('begint met https://').waitFor();
    await page.getByLabel('Website').fill('https://huurteam.example/');
    await page.getByText('Leefgebied: 1 gekozen').click();
    await page.getByText('In het Turks').click();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('checkbox', { name: 'Ik heb net nagekeken dat dit klopt' }).check();
    await page.getByRole('button', { name: 'Opslaan', exact: true }).click();
    await page.getByText('Huurteam Havenstad is opgeslagen.').waitFor();

    const wrong = [{ id: 'x', status: 'open' }];
    const choose = (content: unknown) =>
      page.getByLabel('Bestand met diensten').setInputFiles({
        name: 'services.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(content)),
      });
    await choose(wrong);
    await page.getByRole('cell', { name: 'Dit ontbreekt.' }).waitFor();
    expect([...(await faultsOf(page)), ...(await tooWide(page))]).toEqual([]);
    await choose([{ id: 'nieuw', name: 'Nieuwe dienst', status: 'active' }]);
    await page.getByText('1 dienst komt erbij.').waitFor();
    await page.getByText('6 diensten blijven zoals ze zijn.').waitFor();
    await page.getByRole('button', { name: 'Inlezen', exact: true }).click();
    await page.getByText('Het bestand is ingelezen.').waitFor();
    await page.getByRole('heading', { name: 'Nieuwe dienst' }).waitFor();
    expect(worker.complaints).toEqual([]);
  });
});
