import { sql } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestedNode, testedNodes, WORKER } from '../network/tested-nodes.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { misfits } from './screen-checks.ts';
import { faultsOf, newVisitor, press, typeInto, type Visitor } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const QUESTION = 'Wie betaalt bij jullie een bed voor één nacht?';
const ANSWER = 'De crisisdienst, na een telefoontje.';

const nodes = testedNodes();
let browser: Browser;
let region: TestedNode;
let beek: TestedNode;
let dam: TestedNode;
let atBeek: Visitor;
let atDam: Visitor;

beforeAll(async () => {
  [region, beek, dam] = (await nodes.region(['Beek', 'Dam'], NOW)) as [
    TestedNode,
    TestedNode,
    TestedNode,
  ];
  browser = await launchChromium();
  [atBeek, atDam] = [await visit(beek, 'nl'), await visit(dam, 'ar')];
  for (const { page } of [atBeek, atDam]) await page.locator('h1').waitFor();
  await dam.db.execute(sql`update accounts set name = 'Noor'`);
  await dam.db.execute(sql`insert into shown_people (account_id, name, line, at)
    select id, 'Geeske', 'Helpt bij geld', ${NOW.toISOString()}::timestamptz from accounts`);
  for (const { clock } of [region, beek, dam]) clock.set(new Date(NOW.getTime() + 120_000));
  await region.running().refreshDirectory();
  await Promise.all([beek, dam].map((it) => it.running().refreshDirectory()));
});
afterAll(async () => {
  await browser?.close();
  await nodes.end();
});

async function visit(node: TestedNode, language: string): Promise<Visitor> {
  const visitor = await newVisitor(browser, language);
  const { url, clock } = node;
  await openWithCookie(visitor.context, node.db, { person: WORKER, url, now: clock.now() });
  await visitor.page.goto(`${url}/desk/consultations`);
  // whoever comes by is why there is a key to seal for
  await visitor.page.locator('.empty').waitFor();
  return visitor;
}

async function anew({ page }: Visitor, path: string): Promise<Page> {
  await page.goto(`${new URL(page.url()).origin}/desk/${path}`);
  await page.locator('h1').waitFor();
  return page;
}

const faults = async (page: Page) => [...(await faultsOf(page)), ...(await misfits(page))];
const narrow = async (page: Page) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const found = await faultsOf(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  return found;
};

describe('asking another point', () => {
  it('shows what leaves before it leaves, with the keyboard alone', async () => {
    const page = await anew(atBeek, 'consultations');
    await press(page, 'Een meldpunt iets vragen…');
    await page.getByRole('option', { name: 'Meldpunt Dam' }).waitFor({ state: 'attached' });
    await press(page, 'Bekijk wat er weggaat');
    await page.getByText('Schrijf hier iets.').waitFor();
    await page.getByLabel('Meldpunt', { exact: true }).selectOption({ label: 'Meldpunt Dam' });
    await page.getByLabel('Voor wie?').selectOption({ label: 'Geeske, Helpt bij geld' });
    await typeInto(page, 'Uw vraag', QUESTION);
    expect(await faults(page)).toEqual([]);
    await press(page, 'Bekijk wat er weggaat');
    await page.getByRole('heading', { name: 'Dit gaat naar Meldpunt Dam' }).waitFor();
    await page.getByRole('definition').filter({ hasText: QUESTION }).waitFor();
    await page
      .getByRole('definition')
      .filter({ hasText: /^Geeske$/ })
      .waitFor();
    expect(await page.getByRole('button', { name: 'Versturen' }).isDisabled()).toBe(true);
    expect(await faults(page)).toEqual([]);
    expect(await narrow(page)).toEqual([]);
    await page.getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await press(page, 'Versturen');
    await page.getByText('Uw vraag gaat naar Meldpunt Dam.').waitFor();
    await beek.running().deliver();
  });

  it('is answered and thanked for, in another language and direction', async () => {
    const page = await anew(atDam, 'today');
    await page.getByRole('link', { name: 'ينتظر جوابنا سؤال واحد من مركز آخر' }).click();
    await page.getByText(QUESTION).waitFor();
    await page.getByText('إلى \u2068Geeske\u2069').waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await faults(page)).toEqual([]);
    await page.locator('.consultation').getByRole('button').click();
    await typeInto(page, 'الجواب', ANSWER);
    await press(page, 'عرض ما سيرسل');
    await page.getByRole('checkbox').check();
    expect(await faults(page)).toEqual([]);
    await press(page, 'إرسال');
    await page.getByText('جوابك في طريقه').waitFor();
    await dam.running().deliver();

    const back = await anew(atBeek, 'consultations');
    await back.getByRole('figure', { name: 'Noor' }).getByText(ANSWER).waitFor();
    await press(back, 'Bedanken: Meldpunt Dam');
    await press(back, 'Bekijk wat er weggaat');
    await back.getByRole('checkbox').check();
    await press(back, 'Versturen');
    await back.getByText('Uw bedankje gaat naar Meldpunt Dam.').waitFor();
    await back.getByRole('heading', { name: 'Afgerond' }).waitFor();
    expect(await faults(back)).toEqual([]);
    expect(await narrow(back)).toEqual([]);
    expect([...atBeek.complaints, ...atDam.complaints]).toEqual([]);
  });

  it('says why something did not arrive, and sends it again', async () => {
    await beek.db.execute(sql`update outbox set state = 'dead', refusal = 'unreachable'
      where state = 'waiting'`);
    const page = await anew(atBeek, 'consultations');
    await page.getByText('Waarom: Meldpunt Dam is niet bereikbaar.').waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await narrow(page)).toEqual([]);
    await press(page, 'Opnieuw versturen: Meldpunt Dam');
    await page.getByText('Het staat weer klaar en gaat nu weg.').waitFor();
    await beek.running().deliver();
    const there = await anew(atDam, 'consultations');
    await there.getByRole('heading', { name: 'منته' }).waitFor();
    await anew(atBeek, 'consultations');
    expect(await page.getByText('Waarom:').count()).toBe(0);
    expect([...atBeek.complaints, ...atDam.complaints]).toEqual([]);
  });
});

describe('short lines', () => {
  it('go to another point as cards, each looked at before it is kept', async () => {
    const page = await anew(atBeek, 'lines');
    await press(page, 'Persoon toevoegen…');
    await typeInto(page, 'Naam', 'Öznur de Wijk');
    await page.getByLabel('Soort instantie').last().selectOption('HOUSING_CO');
    await typeInto(page, 'Goed om te weten', 'Alleen voor ons.');
    await press(page, 'Opslaan');
    await page.getByText('Öznur de Wijk is toegevoegd.').waitFor();
    await press(page, 'Delen met een meldpunt…');
    await page.getByLabel('Meldpunt', { exact: true }).selectOption({ label: 'Meldpunt Dam' });
    await page.getByRole('checkbox', { name: 'Öznur de Wijk' }).check();
    expect(await faults(page)).toEqual([]);
    await press(page, 'Bekijk wat er weggaat');
    await page.getByRole('definition').filter({ hasText: 'Öznur de Wijk' }).waitFor();
    expect(await page.getByRole('dialog').textContent()).not.toContain('Alleen voor ons');
    await page.getByRole('checkbox').check();
    await press(page, 'Versturen');
    await page.getByText('De kaartjes gaan naar Meldpunt Dam.').waitFor();
    await beek.running().deliver();

    const there = await anew(atDam, 'lines');
    await there.getByRole('heading', { name: 'Meldpunt Beek' }).waitFor();
    expect(await faults(there)).toEqual([]);
    await there.locator('.shared-cards').getByRole('button').first().click();
    await there.getByRole('dialog').getByRole('button').first().click();
    await there.getByRole('dialog').waitFor({ state: 'detached' });
    await there.locator('.line-card').getByText('Öznur de Wijk').waitFor();
    await there.locator('.shared-cards').getByRole('button').last().click();
    await there.locator('.shared-cards').waitFor({ state: 'detached' });
    expect([...atBeek.complaints, ...atDam.complaints]).toEqual([]);
  });
});
