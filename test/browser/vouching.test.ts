import { fingerprint } from '@nabij/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { removePeer } from '../../packages/node/src/federation/peers.ts';
import { atKeyboard } from './at-keyboard.ts';
import { launchChromium } from './chromium.ts';
import { signInAt } from './members-scene.ts';
import { admitThere, joinThere, type OtherRegion, startOtherRegion } from './other-region.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';
import { misfits } from './screen-checks.ts';
import { faultsOf, newVisitor, type Visitor } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const HOUR = 3_600_000;
const WIDTHS = [1440, 640, 320];

let region: BrowserRegion;
let east: OtherRegion;
let land: OtherRegion;
let browser: Browser;

beforeAll(async () => {
  [region, browser] = await Promise.all([startBrowserRegion(NOW), launchChromium()]);
  east = await startOtherRegion('Regio Oost', region);
  land = await startOtherRegion('Land', region);
});
afterAll(async () => {
  await browser?.close();
  for (const it of [east, land, region]) await it?.stop();
});
// an answer of the region above is shown for a minute
beforeEach(() => region.clock.set(new Date(region.clock.now().getTime() + HOUR)));

async function open(
  path: string,
  at: 'town' | 'coordinator' = 'coordinator',
  language = 'nl-NL',
): Promise<Visitor> {
  const visitor = await newVisitor(browser, language);
  await signInAt(region, at, visitor.context);
  await visitor.page.goto(`${region[at].url}/${path}`);
  await visitor.page.getByRole('heading', { level: 2 }).first().waitFor();
  await visitor.page.locator('.loading').first().waitFor({ state: 'detached' });
  return visitor;
}

const faults = async (page: Page) => [...(await faultsOf(page)), ...(await misfits(page, WIDTHS))];
const inDialog = (page: Page, name: string) =>
  page.getByRole('dialog').getByRole('button', { name, exact: true });
const card = (page: Page, name: string) => page.getByRole('region', { name });

describe('a region below this one', () => {
  it('is admitted with the keyboard alone, by what is read aloud, and stands apart', async () => {
    const { page, complaints } = await open('region/members');
    const below = card(page, 'Regio’s onder deze regio');
    await below.getByText('Er zijn nog geen regio’s toegelaten.').waitFor();
    await below.getByText('dan staat uw regio voor haar in').waitFor();
    const at = atKeyboard(page);
    await at.press(page.getByRole('button', { name: 'Regio toelaten…' }));
    const dialog = page.getByRole('dialog');
    const address = dialog.getByLabel('Adres van de regio');
    await at.write(address, region.town.url);
    await at.press(inDialog(page, 'Kijk wie daar is'));
    await dialog.getByText('Op dit adres staat geen regio').waitFor();
    await at.reach(address);
    await at.keys('ControlOrMeta+A');
    await at.write(address, east.node.url);
    await at.press(inDialog(page, 'Kijk wie daar is'));
    await dialog.getByText(fingerprint(east.node.running().key.publicJwk)).waitFor();
    expect(await faultsOf(page, '[role=dialog]')).toEqual([]);
    await at.tick(dialog.getByRole('checkbox', { name: 'Ik heb gebeld' }));
    await at.press(inDialog(page, 'Toelaten'));
    await page.getByText('Regio Oost is toegelaten.').waitFor();
    const row = below.getByRole('row', { name: /^Regio Oost/ });
    await row.getByText('Nog geen bewijs van lidmaatschap.').waitFor();
    expect(await row.getByText('tabel').count()).toBe(0);
    expect(await page.getByRole('row', { name: /^Regio Oost/ }).count()).toBe(1);
    expect([await faults(page), complaints]).toEqual([[], []]);
  });

  it('shows the proof that it got, until when, and what helps when it is not right', async () => {
    await joinThere(east.node, region.coordinator);
    await east.node.running().refreshDirectory();
    await region.coordinator.running().refreshDirectory();
    const { page } = await open('region/members');
    const row = page.getByRole('row', { name: /^Regio Oost/ });
    await row.getByText(/^Bewijs van lidmaatschap: gegeven op 20 nov 2026.*geldig tot/).waitFor();
    await card(page, 'Bewijs van lidmaatschap').getByText('Het geldt zeven dagen').waitFor();
    region.clock.set(new Date(region.clock.now().getTime() + 7 * 24 * HOUR));
    const later = await open('region/members');
    const old = later.page.getByRole('row', { name: /^Regio Oost/ });
    await old.getByText(/^Het bewijs van lidmaatschap is verlopen op 27 nov 2026/).waitFor();
    await old.getByText('om het commando nabij doctor te typen').waitFor();
    expect(await faults(later.page)).toEqual([]);
  });

  it('is suspended and removed after saying what that means for points', async () => {
    const { page, complaints } = await open('region/members');
    await page.getByRole('button', { name: 'Schorsen: Regio Oost' }).click();
    await page.getByText('Uw regio blijft voor haar instaan.').waitFor();
    expect(await faultsOf(page, '[role=dialog]')).toEqual([]);
    await inDialog(page, 'Schorsen').click();
    await page.getByText('Regio Oost is geschorst.').waitFor();
    await page.getByRole('button', { name: 'Schorsing opheffen: Regio Oost' }).click();
    await page.getByText('Regio Oost hoort er weer bij.').waitFor();
    await page.getByRole('button', { name: 'Verwijderen: Regio Oost' }).click();
    await page.getByText('Er komt geen nieuw bewijs van lidmaatschap.').waitFor();
    await inDialog(page, 'Verwijderen').click();
    await page.getByText('Uw regio staat niet meer voor haar in.').first().waitFor();
    await page.getByRole('button', { name: 'Opnieuw toelaten: Regio Oost' }).click();
    await page.getByRole('heading', { name: 'Een regio toelaten' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('the region above this one', () => {
  it('is none, then does not vouch, then does, and says until when', async () => {
    const none = await open('region/members');
    await none.page.getByText('Er staat geen regio boven deze regio.').waitFor();
    await joinThere(region.coordinator, land.node);
    const waiting = await open('region/members');
    const above = card(waiting.page, 'Boven deze regio');
    await above.getByText('Land staat niet voor ons in.').waitFor();
    await above.getByText(`nabij doctor ${land.node.url}`).waitFor();
    expect(await faults(waiting.page)).toEqual([]);
    await admitThere(region.coordinator, land.node);
    await region.coordinator.running().refreshDirectory();
    region.clock.set(new Date(region.clock.now().getTime() + HOUR));
    for (const [language, words] of [
      ['nl-NL', /^Land staat voor ons in, tot \S* ?28 nov 2026/],
      ['ar', /^تضمننا \S*Land/],
    ] as const) {
      const { page, complaints } = await open('region/members', 'coordinator', language);
      await page.getByText(words).waitFor();
      expect([await faults(page), complaints]).toEqual([[], []]);
    }
  });
});

describe('the region of a point', () => {
  it('vouches for it, and gave it a proof that the page shows', async () => {
    await region.coordinator.running().refreshDirectory();
    await region.town.running().refreshDirectory();
    for (const [language, words] of [
      ['nl-NL', 'Bewijs van lidmaatschap: gegeven door'],
      ['ar', 'إثبات العضوية: أعطته'],
    ] as const) {
      const { page, complaints } = await open('desk/peers', 'town', language);
      await page.getByText(words).waitFor();
      expect([await faults(page), complaints]).toEqual([[], []]);
    }
  });

  it('no longer vouches for it: the page says so, and what to do', async () => {
    const { url } = region.town;
    const { database } = region.coordinator.running();
    await removePeer(database.db, url, NOW);
    const gone = await open('desk/peers', 'town');
    await gone.page.getByText('Regio Voorbeeld staat niet voor ons in.').waitFor();
    await gone.page.getByText(`nabij doctor ${region.coordinator.url}`).waitFor();
    expect(await faults(gone.page)).toEqual([]);
  });
});
