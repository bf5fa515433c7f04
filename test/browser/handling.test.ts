import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { correct } from '../../packages/node/src/cases/corrections/corrections.ts';
import { giveFeedback } from '../../packages/node/src/cases/feedback/feedback.ts';
import { resume, withdraw } from '../../packages/node/src/cases/withdraw.ts';
import { keyOf, openReport } from '../../packages/node/src/intake/follow/open-report.ts';
import type { Move } from '../people.ts';
import { ABOUT_CARE, atDesk } from './at-desk.ts';
import { faultsOf, newVisitor } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');

const desk = atDesk(NOW);

const file = () => desk.file({ ...ABOUT_CARE, role: 'REPRESENTATIVE' });

/** What the reporter of a case does with their code. */
async function reporter(code: string) {
  const report = await openReport(desk.db(), code);
  if (!report) throw new Error('No report has this code');
  const by = {
    ...keyOf(report),
    id: randomUUID(),
    now: desk.region().clock.now(),
    country: 'NL',
  } as const;
  return { by, anonymity: report.filing.anonymity, filed: report.open.answers };
}

describe('a case', () => {
  it('shows by whose rules it goes, and who must do what by when', async () => {
    const { caseId } = await file();
    const { page, context, complaints } = await desk.visit(`cases/${caseId}`);
    const terms = page.getByRole('region', { name: 'Termijnen' });
    await terms.getByText('De melder krijgt een eerste antwoord').waitFor();
    await terms.getByText('Bijna').first().waitFor();
    await page.getByRole('button', { name: 'Regels kiezen' }).click();
    await page.getByRole('radio', { name: 'Wkkgz: klacht bij de zorgaanbieder' }).check();
    await page.getByLabel('Vanaf welke dag').fill('2026-09-01');
    const found = await faultsOf(page);
    await page.getByRole('button', { name: 'Regels opslaan' }).click();
    await page.getByText('De regels zijn opgeslagen.').waitFor();
    await terms.getByText('(vanaf 1 september 2026)').waitFor();
    await terms.getByText('Voorbij').first().waitFor();
    await page.getByText('Vertegenwoordiger of familie').waitFor();
    found.push(...(await faultsOf(page)));
    expect([found, complaints]).toEqual([[], []]);
    await context.close();
  });

  it('asks for a consent, notes one that was said, and notes that it ended', async () => {
    const { caseId } = await file();
    const { page, context } = await desk.visit(`cases/${caseId}`);
    const consents = page.getByRole('region', { name: 'Toestemming van de melder' });
    await page.getByRole('button', { name: 'Toestemming vragen' }).click();
    await page.getByRole('button', { name: 'Vragen', exact: true }).click();
    await page.getByText('Kies waarvoor.').waitFor();
    await page.getByRole('radio', { name: 'Delen met een genoemde instantie' }).check();
    await page.getByLabel('Met wie?').fill('Thuiszorg De Linde');
    const found = await faultsOf(page);
    await page.getByRole('button', { name: 'Vragen', exact: true }).click();
    await consents.getByText('Gevraagd').waitFor();

    await page.getByRole('button', { name: 'Mondelinge toestemming noteren' }).click();
    await page.getByRole('radio', { name: 'Contact opnemen' }).check();
    await page.getByLabel('Hoe zei de melder dit?').fill('Aan de balie.');
    await page.getByRole('button', { name: 'Noteren', exact: true }).click();
    await consents.getByText('Gegeven', { exact: true }).waitFor();
    await consents.getByText('Aan de balie.').waitFor();
    found.push(...(await faultsOf(page)));
    await page.getByRole('button', { name: 'Intrekken noteren: Contact opnemen' }).click();
    await consents.getByText('Ingetrokken', { exact: true }).waitFor();
    expect(found).toEqual([]);
    await context.close();
  });

  it('shows what was corrected beside what was filed, and what was said afterwards', async () => {
    const { caseId, code } = await file();
    const { by, anonymity, filed } = await reporter(code);
    const changes = { story: 'Zij kwamen twee keer niet.', phone: '0999 11 11 11' };
    await correct(desk.db(), { ...by, anonymity }, { filed, changes });
    const coding = { grounds: [], domain: 'HEALTH_CARE', natures: [], handlings: ['ADVICE'] };
    const moves: Move[] = [
      { act: 'take' },
      { act: 'code', ...coding },
      { act: 'close', outcomes: ['SOLVED'] },
    ];
    await desk.act(caseId, ...moves);
    const words = 'Fijn dat er iemand belde.';
    await giveFeedback(desk.db(), by, { codes: ['HELPED', 'HEARD'], words });
    const { page, context } = await desk.visit(`cases/${caseId}`);
    await page.getByText('Zij kwamen twee keer niet.').first().waitFor();
    await page.getByText('De melder verbeterde 1 keer iets').click();
    await page.getByText('Zij kwamen niet.', { exact: true }).waitFor();
    await page.getByText(words).waitFor();
    await page.getByText('Ik voelde mij gehoord').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await context.close();
  });

  it('says that its reporter withdrew, and went on', async () => {
    const { caseId, code } = await file();
    const { by } = await reporter(code);
    await withdraw(desk.db(), { ...by, text: 'Laat maar.' });
    const { page, context } = await desk.visit(`cases/${caseId}`);
    await page.locator('.case-head').getByText('Ingetrokken').waitFor();
    expect(await page.getByRole('button', { name: 'Heropenen' }).count()).toBe(0);
    await resume(desk.db(), { ...by, id: randomUUID(), text: 'Toch wel.' });
    await page.reload();
    await page.getByText('De melder wil verder').waitFor();
    expect(await page.getByText('Gewijzigd').count()).toBe(0);
    await context.close();
  });
});

describe('the card of a worker', () => {
  it('is shown to citizens from when they choose so until they do not', async () => {
    const { page, context, complaints } = await desk.visit('account');
    await page.getByRole('button', { name: 'Laat mij zien' }).click();
    await page.getByText('Vul dit in, met hoogstens 120 tekens.').waitFor();
    await page.getByLabel('Waarvoor kunnen mensen').fill('Ik help bij problemen op het werk.');
    await page.getByLabel('Naam voor burgers').fill('Anna');
    await page.getByRole('button', { name: 'Laat mij zien' }).click();
    await page.getByText('Burgers zien u nu bij dit meldpunt.').waitFor();
    const red = { width: 400, height: 300, channels: 3, background: '#a33' } as const;
    const buffer = await sharp({ create: red }).png().toBuffer();
    const photo = { name: 'ik.png', mimeType: 'image/png', buffer };
    await page.getByLabel('Foto', { exact: true }).setInputFiles(photo);
    await page.getByRole('img', { name: 'Foto van Anna' }).waitFor();
    const found = await faultsOf(page);

    const citizen = await newVisitor(desk.browser());
    const points = `${desk.region().town.url}/points`;
    await citizen.page.goto(points);
    await citizen.page.getByText('Ik help bij problemen op het werk.').waitFor();
    await page.getByRole('button', { name: 'Laat mij niet meer zien' }).click();
    await page.getByText('U staat er niet meer bij.').waitFor();
    await citizen.page.goto(points);
    expect(await citizen.page.getByText('Ik help bij problemen op het werk.').count()).toBe(0);
    expect([found, complaints]).toEqual([[], []]);
    await Promise.all([context.close(), citizen.context.close()]);
  });
});
