import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { REPORT } from './at-desk.ts';
import { atKeyboard } from './at-keyboard.ts';
import { BOSDAM, faultsAt, HERE, handoverWalk, heading } from './handover-walk.ts';

const { region, file, reporter, reads, opensNothing } = handoverWalk();

const PATIENCE_MS = 300_000;

/** Goes through the form with the keyboard alone, up to the question to the reporter. */
async function askAtKeyboard(page: Page, { name, isChosen }: { name: string; isChosen: boolean }) {
  const { choose, press, sees, reach, keys } = atKeyboard(page);
  const points = page.getByRole('radiogroup', { name: /Welk meldpunt/ });
  if (isChosen) expect(await points.getByRole('radio').isChecked()).toBe(true);
  else await choose(points, new RegExp(name));
  await reach(page.getByRole('radiogroup', { name: /Waarom daarheen/ }).getByRole('radio'));
  await keys('Space');
  await heading(page, `Dit krijgt ${name} na een ja`).waitFor();
  expect(await faultsAt(page)).toEqual([]);
  await press(page.getByRole('button', { name: 'Vraag het op de pagina van de melder' }));
  await sees(page.getByText('De vraag staat nu op de pagina van de melder.'));
}

/** Says yes on the page of the report, with the keyboard alone. */
async function sayYes(page: Page, name: string): Promise<void> {
  const { press } = atKeyboard(page);
  await press(page.locator('a[href^="/follow/consents"]').first());
  await page.getByText(`Mag ${name} verder met uw melding?`).waitFor();
  expect(await faultsAt(page)).toEqual([]);
  await press(page.getByRole('button', { name: 'Ja, draag mijn melding over' }));
  await page.getByText(`${name} mag verder met uw melding.`).waitFor();
  expect(await faultsAt(page)).toEqual([]);
}

/** The yes comes to the open form by itself, and the case is offered. */
async function offerAtKeyboard(page: Page, name: string): Promise<void> {
  await page.getByText('met de meldcode').waitFor();
  const { press, sees } = atKeyboard(page);
  await press(page.getByRole('button', { name: `Aanbieden aan ${name}` }));
  await sees(heading(page, `Aangeboden aan ${name}`));
  expect(await faultsAt(page)).toEqual([]);
}

/** Takes the offer that appears on an open page, and opens the new case. */
async function takeAtKeyboard(page: Page, from: string): Promise<void> {
  const { exchange } = region();
  const { press, sees } = atKeyboard(page);
  const offer = page.getByRole('button', { name: `Aannemen: ${from}` });
  await offer.waitFor();
  expect(await faultsAt(page)).toEqual([]);
  await press(offer);
  await sees(page.getByText('Aangenomen.'));
  await exchange();
  const look = page.getByRole('button', { name: `Nu kijken of alles er is: ${from}` });
  const link = page.getByRole('link', { name: /Naar het nieuwe dossier/ }).first();
  await look.or(link).first().waitFor();
  if (await look.isVisible()) await press(look);
  await link.waitFor();
  await exchange();
  await press(link);
  await sees(page.locator('.story', { hasText: REPORT.story }).first());
}

it('goes there and back, and whoever looks on sees it without asking', {
  timeout: PATIENCE_MS,
}, async () => {
  const { here, there, desk, exchange } = region();
  const { caseId, code } = await file();
  const atHere = await desk(here, `cases/${caseId}/handover`);
  const atThere = await desk(there, 'handovers');
  await atThere.page.getByText('Niemand bood u een dossier aan.').waitFor();
  await reads(here, code, ['follow.answer', '']);
  await opensNothing(there, code);

  await askAtKeyboard(atHere.page, { name: BOSDAM, isChosen: false });
  const citizen = await reporter(here, code, 'nl');
  await sayYes(citizen, BOSDAM);
  await offerAtKeyboard(atHere.page, BOSDAM);
  await exchange();
  await reads(here, code, ['handover.offered', BOSDAM]);
  await opensNothing(there, code);

  await takeAtKeyboard(atThere.page, HERE);
  const away = heading(atHere.page, `${BOSDAM} heeft dit dossier`);
  await away.waitFor();
  await atHere.page.getByText('De inhoud is hier gewist.').waitFor();
  expect(await atHere.page.getByText(REPORT.story).count()).toBe(0);
  expect(await faultsAt(atHere.page)).toEqual([]);
  await reads(here, code, ['handover.title', BOSDAM]);
  await reads(there, code, ['handover.came', HERE]);

  // what came last is last by its time
  await region().later(1);
  const back = atKeyboard(atThere.page);
  await back.press(atThere.page.getByRole('link', { name: `Teruggeven aan ${HERE}` }));
  await askAtKeyboard(atThere.page, { name: HERE, isChosen: true });
  await sayYes(await reporter(there, code, 'nl'), HERE);
  await offerAtKeyboard(atThere.page, HERE);
  await exchange();
  await reads(there, code, ['handover.offered', HERE]);
  await reads(here, code, ['handover.title', BOSDAM]);

  const again = await desk(here, 'handovers');
  await takeAtKeyboard(again.page, BOSDAM);
  await atHere.page.getByText('Het gaat hier verder als nieuw dossier.').waitFor();
  await heading(atThere.page, `${HERE} heeft dit dossier`).waitFor();
  expect(await faultsAt(atThere.page)).toEqual([]);
  expect(await faultsAt(atHere.page)).toEqual([]);
  await reads(here, code, ['handover.came', BOSDAM]);
  await reads(there, code, ['handover.title', HERE]);
  expect([...atHere.complaints, ...atThere.complaints, ...again.complaints]).toEqual([]);
});
