import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { atDesk } from './at-desk.ts';
import { faultsOf, type Visitor } from './visitor.ts';

const desk = atDesk(new Date('2026-11-20T09:00:00Z'));

async function atANewCase(): Promise<Visitor> {
  const { caseId } = await desk.file({ ground: ['ORIGIN'] });
  await desk.act(caseId, { act: 'take' });
  return desk.visit(`cases/${caseId}`);
}

const part = (page: Page, name: string) => page.getByRole('region', { name });
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click();
const PEOPLE = 'Betrokkenen en contacten';

/** Scrolled down, what stays in sight at the top lies over some button or other. */
async function faultsFromTheTop(page: Page): Promise<string[]> {
  await page.evaluate('scrollTo(0, 0)');
  return faultsOf(page);
}

it('the other side is noted, consented to, asked for a mediation and heard', async () => {
  const { page, context, complaints } = await atANewCase();
  const involved = part(page, PEOPLE);
  await press(page, 'Iemand toevoegen…');
  await page.getByRole('radio', { name: 'Andere partij' }).check();
  await page.getByLabel('Naam', { exact: true }).fill('Verhuurder Hofstra');
  const faults = await faultsOf(page);
  await press(page, 'Bewaren');
  await involved.getByText('Nog geen toestemming voor contact').waitFor();

  // what was typed stays, also where it is refused or put away
  await press(page, 'Contact noteren…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /Verhuurder Hofstra/ }).check();
  await dialog.getByLabel('Wanneer?').fill('2026-11-19T12:00');
  await dialog.getByLabel('De andere kant gaf het eigen verhaal').check();
  await dialog.getByLabel('Wat is er gezegd?').fill('Zei dat het al verhuurd was.');
  faults.push(...(await faultsOf(page)));
  await dialog.getByRole('button', { name: 'Contact noteren' }).click();
  await dialog.getByText('Hiervoor is toestemming nodig').waitFor();
  await page.keyboard.press('Escape');

  const consents = part(page, 'Toestemming van de melder');
  await consents.getByRole('button', { name: 'Mondelinge toestemming noteren…' }).click();
  await page.getByRole('radio', { name: 'Andere partij benaderen' }).check();
  await page.getByLabel('Met wie?').fill('verhuurder hofstra');
  await page.getByLabel('Hoe zei de melder dit?').fill('Aan de balie.');
  await press(page, 'Noteren');
  await involved.getByText('De melder vindt contact goed').waitFor();

  await press(page, 'Contact noteren…');
  expect(await dialog.getByLabel('Wat is er gezegd?').inputValue()).toContain('al verhuurd');
  await dialog.getByRole('button', { name: 'Contact noteren' }).click();
  await involved.getByText('Kant gehoord').waitFor();

  await press(page, /Antwoord over bemiddeling van Verhuurder Hofstra/);
  await page.getByRole('radio', { name: 'Ja, wil praten' }).check();
  await page.getByLabel('Hoe is dit gezegd?').fill('Aan de telefoon.');
  faults.push(...(await faultsOf(page)));
  await press(page, 'Antwoord noteren');
  await involved.getByText('Wil praten met bemiddeling').waitFor();
  faults.push(...(await faultsFromTheTop(page)));
  expect([faults, complaints]).toEqual([[], []]);
  await context.close();
});

it('a conference is planned, a guest is shown something, and a step goes into the plan', async () => {
  const { page, context, complaints } = await atANewCase();
  const conference = part(page, 'Casusoverleg');
  const dialog = page.getByRole('dialog');
  await press(page, 'Overleg plannen…');
  await page.getByLabel('Waarover gaat het?').fill('Wie helpt met een nieuw huis?');
  await page.getByLabel('Wanneer?').fill('2026-11-24T10:00');
  const faults = await faultsOf(page);
  await press(page, 'Bewaren');
  await conference.getByText('Gepland', { exact: true }).waitFor();

  await press(page, 'Iemand uitnodigen…');
  await page.getByRole('radio', { name: 'Instantie' }).check();
  await dialog.getByLabel('Naam', { exact: true }).fill('Wijkteam Noord');
  await press(page, 'Uitnodigen');
  await dialog.getByText('Hiervoor is toestemming nodig').waitFor();
  await page.getByRole('radio', { name: 'De melder', exact: true }).check();
  faults.push(...(await faultsOf(page)));
  await press(page, 'Uitnodigen');
  await conference.getByText('Heeft nog niets gezien').waitFor();

  await press(page, 'Laten zien aan De melder');
  await page.getByRole('checkbox', { name: 'Wat de melder vertelde' }).check();
  faults.push(...(await faultsOf(page)));
  await dialog.getByRole('button', { name: 'Noteren' }).click();
  await conference.getByText('Gezien: Wat de melder vertelde').waitFor();

  await press(page, 'Stap afspreken…');
  await page.getByLabel('Wat gaat er gebeuren?').fill('Belt de woningbouw');
  await dialog.getByRole('radio', { name: 'Wij' }).check();
  faults.push(...(await faultsOf(page)));
  await press(page, 'In het plan zetten');
  await conference.getByText('Belt de woningbouw').waitFor();
  faults.push(...(await faultsFromTheTop(page)));
  expect([faults, complaints]).toEqual([[], []]);
  await context.close();
});
