import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../people.ts';
import { REPORT } from './at-desk.ts';
import { launchChromium } from './chromium.ts';
import { WORKER } from './region.ts';
import { misfits } from './screen-checks.ts';
import { startTwoPoints, type TwoPoints } from './two-points.ts';
import { faultsOf, newVisitor, type Visitor } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const WIDTHS = [1280, 320];
const BOSDAM = 'Meldpunt Bosdam';
const HERE = 'Meldpunt Voorbeeldstad';

let browser: Browser;
let region: TwoPoints;

beforeAll(async () => {
  browser = await launchChromium();
  region = await startTwoPoints(browser, NOW);
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

const faults = async (page: Page) => [...(await faultsOf(page)), ...(await misfits(page, WIDTHS))];
const button = (page: Page, name: string) => page.getByRole('button', { name }).first();
const worker = people();

async function file(): Promise<{ caseId: string; code: string }> {
  const filed = await worker.file(region.here, { answers: REPORT, language: 'nl', channel: 'WEB' });
  const { caseId } = filed;
  await worker.act(region.here, WORKER.login, { caseId, move: { act: 'take' } });
  return { caseId, code: filed.code };
}

/** Somebody with a code, on pages without any script. */
async function reporter(url: string, code: string, language = 'nl'): Promise<Visitor> {
  const context = await browser.newContext({ locale: language, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${url}/follow?lang=${language}`);
  await page.locator('#code').fill(code);
  await page.locator('main form button').first().click();
  await page.waitForURL((at) => at.pathname === '/follow');
  const visitor = await newVisitor(browser, language);
  await visitor.context.close();
  return { ...visitor, context, page };
}

/** Chooses the other point, why, and what goes along. */
async function choose(page: Page): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(BOSDAM) }).check({ force: true });
  await page.getByRole('radio', { name: 'De melder woont daar' }).check({ force: true });
  await page.getByRole('heading', { name: 'Dit krijgt Meldpunt Bosdam na een ja' }).waitFor();
}

describe('a case that goes to another point', () => {
  it('is asked, shown, offered, taken, and is there with its code', async () => {
    const { here, there, desk, exchange } = region;
    const { caseId, code } = await file();
    const sender = await desk(here, `cases/${caseId}/handover`);
    await choose(sender.page);
    expect(await faults(sender.page)).toEqual([]);
    await sender.page.locator('.story', { hasText: REPORT.story }).waitFor();
    await button(sender.page, 'Vraag het op de pagina van de melder').click();
    await sender.page.getByText('De vraag staat nu op de pagina van de melder.').waitFor();
    expect(await button(sender.page, `Aanbieden aan ${BOSDAM}`).count()).toBe(0);

    const { page: citizen } = await reporter(here.url, code);
    await citizen.locator('a[href^="/follow/consents"]').first().click();
    await citizen.getByText(`Mag ${BOSDAM} verder met uw melding?`).waitFor();
    await citizen.getByRole('button', { name: 'Ja, draag mijn melding over' }).click();

    await sender.page.reload();
    await choose(sender.page);
    await sender.page.getByText('met de meldcode').waitFor();
    await button(sender.page, `Aanbieden aan ${BOSDAM}`).click();
    await sender.page.getByRole('heading', { name: `Aangeboden aan ${BOSDAM}` }).waitFor();
    expect(await faultsOf(sender.page)).toEqual([]);
    await citizen.goto(`${here.url}/follow`);
    await citizen.getByText('Voor u verandert er nog niets.').waitFor();
    await exchange();

    const receiver = await desk(there, 'today');
    await receiver.page.getByText(`${HERE} biedt u een dossier aan.`).waitFor();
    await receiver.page.getByRole('link', { name: 'Naar alle overdrachten' }).click();
    await button(receiver.page, `Aannemen: ${HERE}`).waitFor();
    expect(await receiver.page.getByText(REPORT.story).count()).toBe(0);
    expect(await faults(receiver.page)).toEqual([]);
    await button(receiver.page, `Aannemen: ${HERE}`).click();
    await receiver.page.getByText('Aangenomen.').waitFor();
    await exchange();

    await button(receiver.page, `Nu kijken of alles er is: ${HERE}`).click();
    const link = receiver.page.getByRole('link', { name: /Naar het nieuwe dossier/ });
    await link.waitFor();
    await exchange();
    await link.click();
    await receiver.page.locator('.story', { hasText: REPORT.story }).first().waitFor();
    await receiver.page.getByText(`Dit dossier kwam van ${HERE}.`).waitFor();
    expect(await faultsOf(receiver.page)).toEqual([]);

    await sender.page.reload();
    await sender.page.getByRole('heading', { name: `${BOSDAM} heeft dit dossier` }).waitFor();
    expect(await sender.page.getByText(REPORT.story).count()).toBe(0);
    expect(await faults(sender.page)).toEqual([]);

    await citizen.goto(`${here.url}/follow`);
    await citizen.getByRole('heading', { name: `Uw melding is nu bij ${BOSDAM}` }).waitFor();
    await citizen.getByText('0999 44 55 66').waitFor();
    await citizen.getByRole('link', { name: `Naar uw melding bij ${BOSDAM}` }).click();
    expect(new URL(citizen.url()).origin).toBe(there.url);
    await citizen.locator('#code').fill(code);
    await citizen.locator('main form button').first().click();
    await citizen.getByText(`Uw melding kwam hier van ${HERE}`).waitFor();
    await citizen.getByText(REPORT.story).waitFor({ state: 'attached' });
    expect([...sender.complaints, ...receiver.complaints]).toEqual([]);
  });
});
