import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PLAN_MAX, PLAN_TEXT_MAX } from '../../packages/node/src/cases/trajectory/plan.ts';
import type { Move } from '../people.ts';
import { ABOUT_CARE, atDesk } from './at-desk.ts';
import { faultsOf } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');

const desk = atDesk(NOW);

const file = (language = 'nl') => desk.file(ABOUT_CARE, language);

/** The number of a case, as the page that is open can ask for it. */
const numberOf = (page: Page, caseId: string) =>
  page.evaluate(async (id) => {
    const shown: unknown = await (await fetch(`/api/cases/${id}`)).json();
    return typeof shown === 'object' && shown && 'number' in shown ? Number(shown.number) : 0;
  }, caseId);

/** What the desk sends, from the page that is open. */
const put = (page: Page, path: string, body: unknown) =>
  page.evaluate(
    async ([to, json]) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(String(to), { method: 'PUT', headers, body: String(json) })).status;
    },
    [path, JSON.stringify(body)],
  );

/** How many sheets the page on the screen takes in print. */
const sheetsOf = async (page: Page) => {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return pdf.match(/\/Type ?\/Page[^s]/g)?.length;
};

describe('a plan', () => {
  it('is made on the page of a case, and ticked off', async () => {
    const { caseId } = await file();
    const { page, context, complaints } = await desk.visit(`cases/${caseId}`);
    const plan = page.getByRole('region', { name: 'Plan', exact: true });
    await plan.getByRole('button', { name: 'Doel toevoegen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await dialog.getByText('Kies over welk leefgebied het gaat.').waitFor();
    const found = await faultsOf(page);
    await dialog.getByLabel('Leefgebied').selectOption({ label: 'Schulden' });
    await dialog.getByLabel('Wat de persoon wil bereiken').fill('Geen deurwaarder meer');
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await plan.getByText('Geen deurwaarder meer').waitFor();

    await plan.getByRole('button', { name: 'Stap toevoegen bij' }).click();
    await dialog.getByLabel('Wat er gebeurt').fill('Alle brieven bij elkaar zoeken');
    await dialog.getByText('Iemand anders').click();
    await dialog.getByLabel('Naam van wie het doet').fill('Buurthuis');
    await dialog.getByLabel('Voor wanneer').fill('2026-12-01');
    found.push(...(await faultsOf(page)));
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    const step = plan.getByRole('checkbox', { name: /Alle brieven/ });
    await step.click();
    await plan.getByText('De stap is gedaan.').waitFor();
    await plan.getByText('1 stap gedaan').waitFor();
    found.push(...(await faultsOf(page)));

    await plan.getByRole('button', { name: 'Noteer wat een hulpverlener zegt' }).click();
    await dialog.getByLabel('Wie zegt het').fill('Wijkteam');
    await dialog.getByRole('radio', { name: 'Het werkt', exact: true }).check();
    found.push(...(await faultsOf(page)));
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await plan.getByText('Wijkteam').waitFor();
    expect([complaints, found]).toEqual([[], []]);
    await context.close();
  });

  it.each([
    ['nl', 'schuldhulpverlening aanvragen bij de gemeente '],
    ['ar', 'تقديم طلب المساعدة في الديون لدى البلدية '],
    ['de', 'GANZ IN GROSSEN BUCHSTABEN GESCHRIEBEN '],
    ['uk', 'ПОДАТИ ЗАЯВУ ПРО ДОПОМОГУ З БОРГАМИ '],
    // as wide as letters get
    ['fr', 'WWWWWWWW '],
  ])(
    'prints on one sheet, also the fullest one there can be, in %s: %s',
    async (language, words) => {
      const { caseId } = await file(language);
      const { page, context, complaints } = await desk.visit(`cases/${caseId}`);
      await page.getByRole('region', { name: 'Plan', exact: true }).waitFor();
      const long = (max: number) => words.repeat(99).slice(0, max - 1);
      const goals = Array.from({ length: PLAN_MAX.goals }, () => randomUUID());
      for (const [n, id] of goals.entries()) {
        const goal = {
          ...{ version: null, area: 'EDUCATION', reached: false },
          words: `${n}${long(PLAN_TEXT_MAX.words)}`.trim(),
        };
        expect(await put(page, `/api/cases/${caseId}/plan/goals/${id}`, goal)).toBe(200);
      }
      for (let n = 0; n < PLAN_MAX.steps; n += 1) {
        const who = { doer: 'other', name: `${n}${long(PLAN_TEXT_MAX.name)}`.trim() };
        const when = { dueOn: '2026-12-01', goalId: goals[n % (goals.length + 1)] ?? null };
        const what = `${n}${long(PLAN_TEXT_MAX.what)}`.trim();
        const step = { version: null, what, ...who, ...when, done: false };
        expect(await put(page, `/api/cases/${caseId}/plan/steps/${randomUUID()}`, step)).toBe(200);
      }
      await page.goto(`${desk.region().town.url}/desk/cases/${caseId}/plan`);
      await page.getByRole('button', { name: 'Dit vel afdrukken' }).waitFor();
      const found = await faultsOf(page);
      expect(await sheetsOf(page)).toBe(1);
      expect(await page.getByText('Dit plan past niet op één vel.').count()).toBe(0);
      expect([complaints, found]).toEqual([[], []]);
      await context.close();
    },
  );

  it('that would need more than one sheet is said to do so before it is printed', async () => {
    const { caseId } = await file();
    const { page, context, complaints } = await desk.visit(`cases/${caseId}`);
    await page.getByRole('region', { name: 'Plan', exact: true }).waitFor();
    // no plan is that full: what the node lets in fits
    await page.route('**/plan/sheet', async (route) => {
      const response = await route.fetch();
      const steps = Array.from({ length: 80 }, () => ({ what: 'Bellen', who: 'Sam', when: '-' }));
      const others = { title: 'Stappen', steps };
      await route.fulfill({ response, json: { ...(await response.json()), others } });
    });
    await page.goto(`${desk.region().town.url}/desk/cases/${caseId}/plan`);
    await page.getByText('Dit plan past niet op één vel.').waitFor();
    const found = await faultsOf(page);
    expect(await sheetsOf(page)).toBeGreaterThan(1);
    expect([complaints, found]).toEqual([[], []]);
    await context.close();
  });
});

describe('cases of one person', () => {
  it('are joined with agreement, seen over time, and taken apart', async () => {
    const [one, other] = [await file(), await file()];
    const { page, context, complaints } = await desk.visit(`cases/${one.caseId}`);
    const plan = page.getByRole('region', { name: 'Plan', exact: true });
    await plan.getByRole('button', { name: 'Verbinden met een eerder dossier' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('Nummer van het andere dossier')
      .fill(String(await numberOf(page, other.caseId)));
    await dialog.getByRole('button', { name: 'Verbinden' }).click();
    await dialog.getByText('De persoon vond dit nog niet goed.').waitFor();
    const found = await faultsOf(page);
    await dialog.getByLabel('Hoe de persoon het goed vond').fill('Aan de balie, vandaag');
    await dialog.getByRole('button', { name: 'Verbinden' }).click();
    await plan.getByText('Bekeken samen met 1 ander dossier').waitFor();
    found.push(...(await faultsOf(page)));
    await plan.getByRole('link', { name: 'Hele traject' }).click();
    await page.getByRole('heading', { name: 'Traject', level: 1 }).waitFor();
    await page.getByRole('region', { name: 'Dossiers', exact: true }).waitFor();
    found.push(...(await faultsOf(page)));
    await page.goBack();
    await plan.getByRole('button', { name: 'Losmaken' }).click();
    await dialog.getByRole('button', { name: 'Losmaken' }).click();
    await plan.getByText('Het dossier staat weer op zichzelf.').waitFor();
    expect([complaints, found]).toEqual([[], []]);
    await context.close();
  });
});

describe('a look-back', () => {
  it('is planned after the end, asks for consent first, and its outcome is noted', async () => {
    const { caseId } = await file();
    const moves: Move[] = [
      { act: 'take' },
      {
        act: 'code',
        grounds: [],
        domain: 'HEALTH_CARE',
        natures: [],
        handlings: ['ADVICE'],
      },
      { act: 'close', outcomes: ['SOLVED'] },
    ];
    await desk.act(caseId, ...moves);
    const { page, context, complaints } = await desk.visit(`cases/${caseId}`);
    const plan = page.getByRole('region', { name: 'Plan', exact: true });
    const dialog = page.getByRole('dialog');
    await plan.getByRole('button', { name: 'Terugblik plannen' }).click();
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await dialog.getByText('De persoon gaf geen toestemming').waitFor();
    const found = await faultsOf(page);
    await dialog.getByRole('radio', { name: /Het anderen vragen/ }).check();
    await dialog.getByLabel('Op welke dag').fill('2027-01-04');
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await plan.getByText('Gepland op 4 januari 2027').waitFor();
    await plan.getByRole('button', { name: 'Uitkomst noteren' }).click();
    await dialog.getByRole('radio', { name: 'Dit hielp', exact: true }).check();
    found.push(...(await faultsOf(page)));
    await dialog.getByRole('button', { name: 'Bewaren' }).click();
    await plan.getByText('De uitkomst is genoteerd.').waitFor();
    await plan.getByText('Dit hielp', { exact: true }).waitFor();
    expect([complaints, found]).toEqual([[], []]);
    await context.close();
  });
});

describe('somebody who was here before', () => {
  it('need not tell who they are again, where they agreed to that', async () => {
    const { caseId } = await file();
    const { page, context, complaints } = await desk.visit('intake');
    await page.getByText('Was deze persoon hier eerder?').click();
    const number = String(await numberOf(page, caseId));
    await page.getByLabel('Nummer van het eerdere dossier').fill(number);
    const use = page.getByRole('button', { name: 'Antwoorden opnieuw gebruiken' });
    await use.click();
    await page.getByText('Deze persoon gaf geen toestemming').waitFor();
    const found = await faultsOf(page);
    const consent = { id: randomUUID(), purpose: 'REUSE', party: null, state: 'given' };
    await page.evaluate(
      async ([id, body]) => {
        const headers = { 'Content-Type': 'application/json' };
        await fetch(`/api/cases/${id}/consents`, { method: 'POST', headers, body: String(body) });
      },
      [caseId, JSON.stringify({ ...consent, manner: 'balie' })],
    );
    await use.click();
    await page.getByText(`Naam, contact en rol komen uit dossier ${number}.`).waitFor();
    found.push(...(await faultsOf(page)));
    expect([complaints, found]).toEqual([[], []]);
    await context.close();
  });
});
