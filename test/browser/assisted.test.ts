import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LANGUAGES, nameOfLanguage } from '../../packages/node/src/intake/texts.ts';
import { atDesk } from './at-desk.ts';
import { comeBack } from './citizen.ts';
import { WORKER } from './region.ts';
import { comeIntoSight, faultsOf, newVisitor, tabTo } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const MINUTE_MS = 60_000;
/** From right to left where it is there; else any that is not the worker's own. */
const THEIRS = LANGUAGES.find((language) => String(language) === 'ar') ?? 'en';

const desk = atDesk(NOW);

const atTheDesk = (locale = 'nl-NL') => desk.visit('intake', { locale });

const choose = (page: Page, name: string) =>
  page.getByRole('radio', { name, exact: false }).first().check();

async function howMany(): Promise<number> {
  const rows = await desk.db().execute('select id from filings');
  return rows.length;
}

/** What one says first, and the four answers without which nothing is filed. */
async function begin(page: Page, language = nameOfLanguage(THEIRS)): Promise<void> {
  await choose(page, language);
  await choose(page, 'Aan de balie');
}

async function answerFour(page: Page): Promise<void> {
  await choose(page, 'Help mij');
  await page.getByRole('textbox', { name: 'Vertel het in uw eigen woorden' }).fill('Ik wachtte.');
  await choose(page, 'In Voorbeeldstad');
  await page.getByRole('radio', { name: /^Ja/ }).first().check();
}

it('reads aloud in the language of the reporter, and says what is missing', async () => {
  const { page, complaints, context } = await atTheDesk();
  const found = await faultsOf(page);
  await begin(page);
  await page.getByRole('heading', { name: '1. Wat wilt u van ons?' }).waitFor();
  const aloud = page.locator('.aloud-text[data-theirs]').first();
  expect(await aloud.getAttribute('lang')).toBe(THEIRS);
  expect(await aloud.getAttribute('dir')).toBe(String(THEIRS) === 'ar' ? 'rtl' : 'ltr');
  await page.getByRole('button', { name: 'Melding opslaan' }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Er ontbreekt nog iets' });
  await summary.waitFor();
  expect(await summary.and(page.locator(':focus')).count()).toBe(1);
  expect(await summary.getByRole('link').count()).toBe(4);
  found.push(...(await faultsOf(page)));
  await summary.getByRole('link', { name: 'Vertel kort' }).click();
  expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  expect([found, complaints]).toEqual([[], []]);
  await context.close();
});

it('is without fault in English too', async () => {
  const { page, complaints, context } = await atTheDesk('en-US');
  await choose(page, 'Nederlands');
  await choose(page, 'Phone');
  await page.getByRole('heading', { name: '1. What do you want from us?' }).waitFor();
  expect([await faultsOf(page), complaints]).toEqual([[], []]);
  await context.close();
});

it('a worker files for somebody, gives the code on paper, and has the case', async () => {
  const { page, complaints, context } = await atTheDesk();
  await begin(page);
  await answerFour(page);
  await choose(page, 'Ja, met mijn naam');
  await page.getByLabel('Naam', { exact: true }).fill('Sam Verzonnen');
  await page.getByRole('button', { name: 'Melding opslaan' }).click();
  await page.getByRole('heading', { name: /De melding is binnen/ }).waitFor();
  const found = await faultsOf(page);
  const code = ((await page.locator('.to-take-code').textContent()) ?? '').trim();
  expect(await page.locator('.to-take').getAttribute('lang')).toBe(THEIRS);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  expect(await page.locator('.to-take-code').isVisible()).toBe(true);
  await page.emulateMedia({ media: 'screen' });
  expect(await toTheCase(page)).not.toContain(code);

  const citizen = await newVisitor(desk.browser());
  await comeBack(citizen.page, desk.region().town.url, code);
  await citizen.page.getByText(WORKER.name).first().waitFor();
  expect([found, complaints]).toEqual([[], []]);
  await Promise.all([context.close(), citizen.context.close()]);
});

/** Says that the code was handed over, and goes to the case. @returns that page */
async function toTheCase(page: Page): Promise<string> {
  const link = page.getByRole('link', { name: 'Code vergeten' });
  await link.click();
  await page.getByText('Geef eerst de code').waitFor();
  await page.getByRole('checkbox', { name: 'De melder heeft de code' }).check();
  await link.click();
  await page.getByText('U hebt dit dossier.').waitFor();
  await page.getByText('Opgenomen door').waitFor();
  return page.content();
}

it('keeps what was typed while the worker is called away, and asks before it goes', async () => {
  const { page, context } = await atTheDesk();
  await begin(page, 'Nederlands');
  await answerFour(page);
  await page.getByRole('link', { name: 'Dossiers', exact: true }).click();
  await page.getByRole('heading', { name: 'Dossiers' }).waitFor();
  // the first look counts what was done until now
  const looked = page.waitForResponse('**/api/session');
  await comeIntoSight(page);
  await looked;
  desk.region().clock.set(new Date(NOW.getTime() + 26 * MINUTE_MS));
  await comeIntoSight(page);
  const idle = page.getByRole('alertdialog', { name: 'Bent u er nog?' });
  await idle.waitFor();
  await page.keyboard.press('Escape');
  await idle.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Melding opnemen' }).click();
  const story = page.getByRole('textbox', { name: 'Vertel het in uw eigen woorden' });
  expect(await story.inputValue()).toBe('Ik wachtte.');
  const kept = '[localStorage, sessionStorage].flatMap((it) => Object.values(it)).join()';
  expect(await page.evaluate(kept)).not.toContain('wachtte');

  const asked = page.waitForEvent('dialog');
  const leaving = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await leaving;
  await page.getByRole('button', { name: 'Alles wissen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Alles wissen' }).click();
  await page.getByText('Kies de taal en hoe de melding binnenkomt.').waitFor();
  await context.close();
  desk.region().clock.set(NOW);
});

it('files once when the answer was lost, and gives the code after all', async () => {
  const before = await howMany();
  const { page, context } = await atTheDesk();
  await begin(page, 'Nederlands');
  await answerFour(page);
  const filings = '**/api/intake/filings';
  await page.route(filings, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Melding opslaan' }).click();
  await page.getByText('Het is niet zeker of de melding is aangekomen.').waitFor();
  await page.unroute(filings);
  await page.getByRole('button', { name: 'Nog eens versturen' }).click();
  await page.locator('.to-take-code').waitFor();
  expect(await howMany()).toBe(before + 1);
  await context.close();
});

it('is filled in with the keyboard alone', async () => {
  const { page, context } = await atTheDesk();
  const pick = async (name: string) => {
    await tabToChoice(page, name);
    await page.keyboard.press('Space');
  };
  await page.getByRole('radio', { name: 'Nederlands' }).waitFor();
  await pick('Nederlands');
  await pick('Aan de balie');
  await pick('Help mij');
  await tabTo(page, 'Vertel het in uw eigen woorden');
  await page.keyboard.type('Alleen met toetsen.');
  await pick('In Voorbeeldstad');
  await pick('Ja');
  await tabTo(page, 'Melding opslaan');
  await page.keyboard.press('Enter');
  await page.locator('.to-take-code').waitFor();
  await context.close();
});

/** Presses Tab until the focus is in the group of this option. */
async function tabToChoice(page: Page, name: string): Promise<void> {
  const focused = page.locator(':focus').and(page.getByRole('radio', { name }));
  for (let presses = 0; presses < 80; presses += 1) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${name}`);
}
