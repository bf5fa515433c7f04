import { describe, expect, it } from 'vitest';
import { REPORT } from './at-desk.ts';
import {
  BOSDAM,
  button,
  choose,
  faultsAt as faults,
  HERE,
  handoverWalk,
  READS,
} from './handover-walk.ts';
import { faultsOf, press } from './visitor.ts';

const { region, file, reporter, offered } = handoverWalk();

describe('a case that goes to another point', () => {
  it('is asked, shown, offered, taken, and is there with its code', async () => {
    const { here, there, desk, exchange } = region();
    const { caseId, code } = await file();
    const sender = await desk(here, `cases/${caseId}/handover`);
    await choose(sender.page, BOSDAM);
    expect(await faults(sender.page)).toEqual([]);
    await sender.page.locator('.story', { hasText: REPORT.story }).waitFor();
    await button(sender.page, 'Vraag het op de pagina van de melder').click();
    await sender.page.getByText('De vraag staat nu op de pagina van de melder.').waitFor();
    expect(await button(sender.page, `Aanbieden aan ${BOSDAM}`).count()).toBe(0);

    const citizen = await reporter(here, code);
    await citizen.locator('a[href^="/follow/consents"]').first().click();
    await citizen.getByText(`Mag ${BOSDAM} verder met uw melding?`).waitFor();
    await citizen.getByRole('button', { name: 'Ja, draag mijn melding over' }).click();

    await sender.page.reload();
    await choose(sender.page, BOSDAM);
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

describe('an offer that comes to nothing', () => {
  it('is not taken, and both read why', async () => {
    const { sender } = await offered();
    const { page } = await region().desk(region().there, 'handovers');
    await button(page, `Niet nemen: ${HERE}`).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Wij hebben nu geen tijd' }).check({ force: true });
    await dialog.getByRole('button', { name: 'Niet nemen' }).click();
    await page.getByText('U had geen tijd voor deze zaak.').waitFor();
    await region().exchange();
    await sender.page.reload();
    const why = 'Het andere meldpunt heeft nu geen tijd voor deze zaak.';
    await sender.page.getByText(why).waitFor();
    await sender.page.getByRole('link', { name: 'Overdragen aan een ander meldpunt' }).waitFor();
  });

  it('ends when the reporter takes back their yes, and the other point learns that', async () => {
    const { code, sender } = await offered();
    const citizen = await reporter(region().here, code, 'ar');
    await citizen.setViewportSize({ width: 320, height: 700 });
    await citizen.goto(`${region().here.url}/follow?lang=ar`);
    await citizen.getByText('لم يتغير شيء لك بعد').waitFor();
    expect(await faults(citizen)).toEqual([]);
    await citizen.locator('.note a[href^="/follow/consents"]').click();
    expect(await faults(citizen)).toEqual([]);
    await citizen.getByRole('button', { name: 'سحب موافقتي' }).click();
    await citizen.waitForURL(/decided=1/);
    await region().exchange();
    await sender.page.reload();
    await sender.page.getByText('De melder nam de toestemming terug.').waitFor();
    const { page } = await region().desk(region().there, 'handovers');
    await page.getByText('De melder nam de toestemming terug.').first().waitFor();
  });

  it('is taken back at the desk, with the keyboard alone', async () => {
    const { sender } = await offered();
    await press(sender.page, `Aanbod terugnemen: ${BOSDAM}`);
    await press(sender.page, 'Aanbod terugnemen');
    await sender.page.getByText('Het aanbod is teruggenomen.').waitFor();
    await sender.page.getByText('U nam het aanbod terug.').waitFor();
  });
});

describe('the pages of a citizen whose report is elsewhere', () => {
  it.each(READS)('have no fault in %s', async (language) => {
    const { code } = await offered();
    const { page } = await region().desk(region().there, 'handovers');
    await button(page, `Aannemen: ${HERE}`).click();
    await page.getByText('Aangenomen.').waitFor();
    await region().exchange();
    const citizen = await reporter(region().here, code, language);
    await citizen.goto(`${region().here.url}/follow?lang=${language}`);
    await citizen.getByText('Bosdam').first().waitFor();
    expect(await faults(citizen)).toEqual([]);
  });
});

describe('the receipts', () => {
  it('stand under connections, with whom they are from', async () => {
    const { page } = await region().desk(region().here, 'peers');
    const receipts = page.getByRole('region', { name: 'Ontvangstbewijzen' });
    await receipts.getByRole('heading', { name: 'Aanbod van een dossier' }).first().waitFor();
    await receipts.getByText(`Aan: ${BOSDAM}`).first().waitFor();
    expect(await faults(page)).toEqual([]);
  });
});
