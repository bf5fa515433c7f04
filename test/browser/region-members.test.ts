import { fingerprint } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { release } from '../../packages/node/src/counts/release.ts';
import { preparedOf } from '../prepared.ts';
import { launchChromium } from './chromium.ts';
import { NOW, signInAt, startMembersScene } from './members-scene.ts';
import { type BrowserRegion, WORKER } from './region.ts';
import { misfits } from './screen-checks.ts';
import { faultsOf, newVisitor, type Visitor } from './visitor.ts';

const TOWN = 'Meldpunt Voorbeeldstad';
const HOUR = 3_600_000;
const WIDTHS = [1440, 640, 320];

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  [region, browser] = await Promise.all([startMembersScene(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

async function open(
  path: string,
  at: 'town' | 'coordinator' = 'coordinator',
  language = 'nl-NL',
): Promise<Visitor> {
  const visitor = await newVisitor(browser, language);
  await signInAt(region, at, visitor.context);
  await visitor.page.goto(`${region[at].url}/${path}`);
  await visitor.page.getByRole('heading', { level: 2 }).first().waitFor();
  return visitor;
}

const faults = async (page: Page) => [...(await faultsOf(page)), ...(await misfits(page, WIDTHS))];
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const inDialog = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });

/** The town lets go of a quarter, which then waits to be sent. */
async function queueRelease(): Promise<void> {
  const { database, key, federation } = region.town.running();
  const [account] = await database.db.execute<{ id: string }>(
    sql`select id from accounts where login = ${WORKER.login}`,
  );
  if (!account) throw new Error('Nobody works here');
  const { digest } = await preparedOf({ db: database.db, key }, '2026-Q3');
  const approval = { period: '2026-Q3', digest, accountId: account.id, now: NOW } as const;
  const { entityId } = federation;
  await database.db.transaction((tx) => release(tx, { key, entityId }, approval));
}

async function hoursLater(count: number): Promise<void> {
  region.clock.set(new Date(region.clock.now().getTime() + count * HOUR));
  await region.town.running().deliver();
}

it.each(['overview', 'members', 'barriers'])(
  'shows %s on every width, in Arabic too',
  async (at) => {
    for (const language of ['nl-NL', 'ar']) {
      const { page, complaints, context } = await open(`region/${at}`, 'coordinator', language);
      expect([await faults(page), complaints]).toEqual([[], []]);
      await context.close();
    }
  },
);

it('tells zero, hidden, late and silent apart, and keeps who reminded a town', async () => {
  const { page, complaints } = await open('region/overview');
  await page.getByText('2 gemeenten gaven geen bericht over het derde kwartaal van 2026').waitFor();
  const hidden = page.getByRole('row', { name: /^Wilgendrecht/ }).first();
  await hidden.getByText('Het totaal is verborgen; het kan ook nul zijn').waitFor();
  await hidden.getByText('De tabel verwijst naar een eerdere tabel').waitFor();
  await button(page, `Herinneren: ${TOWN}`).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: '0999 00 00 00' }).waitFor();
  await dialog.getByText('De tabel over het derde kwartaal van 2026').waitFor();
  await dialog.getByLabel('Taal van de mail').selectOption('fr');
  await dialog.getByText('Le tableau du troisième trimestre').waitFor();
  const mail = await dialog
    .getByRole('link', { name: 'Open in mailprogramma' })
    .getAttribute('href');
  expect(decodeURIComponent(mail ?? '')).toContain('Koos Cijfer\nRegio Voorbeeld');
  expect(await faultsOf(page, '[role=dialog]')).toEqual([]);
  await inDialog(page, 'Noteer dat ik herinnerd heb').click();
  await page.getByText('Herinnerd op 20 november 2026 door Koos Cijfer').waitFor();
  await page.getByRole('link', { name: 'K2 2026' }).click();
  const late = page.getByRole('row', { name: /^Klein Zuidbeek/ }).first();
  await late.getByText('Nul meldingen: geteld, en het waren er geen').waitFor();
  await late.getByText('Te laat').waitFor();
  expect([await faults(page), complaints]).toEqual([[], []]);
});

it('suspends a town, which is told so and loses nothing, and takes it again', async () => {
  const { page, complaints } = await open('region/members');
  await button(page, `Nu controleren: ${TOWN}`).click();
  await page.getByText(`${TOWN} antwoordt, met de juiste sleutel en een goede klok.`).waitFor();
  await button(page, `Schorsen: ${TOWN}`).click();
  await page.getByText('Wat zij stuurt gaat niet verloren.').waitFor();
  await inDialog(page, 'Schorsen').click();
  await page.getByText(`${TOWN} is geschorst.`).waitFor();
  expect(await faults(page)).toEqual([]);
  await queueRelease();
  await hoursLater(0);
  const desk = await open('desk/peers', 'town');
  await desk.page
    .getByText('De regio neemt nu even niets van dit meldpunt aan. U blijft lid.')
    .waitFor();
  await desk.page.getByText('Dit blijft wachten. Bel de regio en vraag waarom.').waitFor();
  expect([await faults(desk.page), desk.complaints]).toEqual([[], []]);
  await button(page, `Schorsing opheffen: ${TOWN}`).click();
  await page.getByText(`${TOWN} hoort er weer bij.`).waitFor();
  await hoursLater(1);
  const town = await open('desk/peers', 'town');
  await town.page.getByText('De regio heeft dit meldpunt toegelaten.').waitFor();
  await town.page.getByText('voor ontvangst en die handtekening klopt').waitFor();
  expect(complaints).toEqual([]);
});

it('lets a town go, and admits it anew by what is read aloud', async () => {
  const { page, complaints } = await open('region/members');
  await button(page, `Verwijderen: ${TOWN}`).click();
  await page.getByText('blijft in de cijfers van de regio').waitFor();
  await inDialog(page, 'Verwijderen').click();
  await page.getByText(`${TOWN} is geen lid meer.`).waitFor();
  await button(page, `Opnieuw toelaten: ${TOWN}`).click();
  await inDialog(page, 'Kijk wie daar is').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(fingerprint(region.town.running().key.publicJwk)).waitFor();
  await inDialog(page, 'Toelaten').click();
  await dialog.getByText('Bel eerst en vergelijk. Zet dan het vinkje.').waitFor();
  expect(await faultsOf(page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('checkbox', { name: 'Ik heb gebeld' }).check();
  await inDialog(page, 'Toelaten').click();
  await page.getByText(`${TOWN} is lid.`).waitFor();
  await button(page, 'Gemeente toelaten…').click();
  await dialog.getByLabel('Adres van het meldpunt').fill(region.coordinator.url);
  await inDialog(page, 'Kijk wie daar is').click();
  await dialog.getByText('Typ het adres zoals de gemeente het geeft').waitFor();
  expect(complaints).toEqual([]);
});

it('says which rule got in the way, how often, where, and who can change it', async () => {
  const { page, complaints } = await open('region/barriers');
  await page
    .getByRole('heading', { name: /Te veel bewijs gevraagd, 120 keer in het jaar/ })
    .waitFor();
  const row = page.getByRole('row', { name: /Te veel bewijs gevraagd/ });
  for (const words of ['1 gemeente', 'Gemeente: 120 keer', 'meer']) {
    await row.getByText(words, { exact: words !== 'meer' }).waitFor();
  }
  await page.getByText('De gemeente kan haar regel aanpassen').waitFor();
  const address = await page.getByRole('link', { name: 'Per regel, als CSV' }).getAttribute('href');
  const csv = await page.request.get(`${region.coordinator.url}${address}`);
  expect(await csv.text()).toContain(',PROOF,Te veel bewijs gevraagd,120,reported');
  await page.emulateMedia({ media: 'print' });
  await row.getByText('1 gemeente', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Afdrukken' }).count()).toBe(0);
  expect(complaints).toEqual([]);
});
