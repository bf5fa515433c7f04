import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unlockAccount } from '../../packages/node/src/access/accounts.ts';
import { makeRecoveryCodes } from '../../packages/node/src/access/second-step/recovery-codes.ts';
import { totpCode } from '../../packages/node/src/access/second-step/totp.ts';
import { people } from '../people.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { addDevice, type Device } from './passkeys.ts';
import { type BrowserRegion, startBrowserRegion, WORKER } from './region.ts';
import { comeIntoSight, newVisitor, press, tabTo, typeInto, type Visitor } from './visitor.ts';

const MINUTE_MS = 60_000;

let region: BrowserRegion;
let browser: Browser;
let desk: string;

beforeAll(async () => {
  region = await startBrowserRegion(new Date('2026-08-12T09:00:00Z'));
  browser = await launchChromium();
  desk = `${region.town.url}/desk`;
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});
// A code of the app is good once: each test has half minutes of its own.
beforeEach(() => later(30 * MINUTE_MS));

function later(ms: number): void {
  region.clock.set(new Date(region.clock.now().getTime() + ms));
}

function codeNow(): string {
  return totpCode(WORKER.totpSecret, region.clock.now());
}

async function signedIn(): Promise<Visitor> {
  const visitor = await newVisitor(browser);
  const { db } = region.town.running().database;
  const at = { person: WORKER, url: region.town.url, now: region.clock.now() };
  await openWithCookie(visitor.context, db, at);
  return visitor;
}

async function givePassword(page: Page): Promise<void> {
  await page.goto(desk);
  await typeInto(page, 'Gebruikersnaam', WORKER.login);
  await typeInto(page, 'Wachtwoord', WORKER.password);
  await page.keyboard.press('Enter');
}

const signOut = (page: Page) => page.getByRole('button', { name: 'Uitloggen', exact: true });

/** Makes a passkey at the account page, signs out and lays the device down. */
async function withPasskey(derives: boolean): Promise<Visitor & { readonly device: Device }> {
  const visitor = await signedIn();
  const { page } = visitor;
  const device = await addDevice(page, derives);
  await page.goto(`${desk}/account`);
  await press(page, /^Passkey toevoegen/);
  await press(page, 'Passkey maken');
  await page.getByText('De passkey is toegevoegd.').waitFor();
  expect(await device.count()).toBe(1);
  await visitor.context.clearCookies();
  await device.touch(false);
  return { ...visitor, device };
}

/** Touches the device only now: what the browser offers under the name field waits for a hand. */
async function askForPasskey(page: Page, device: Device): Promise<void> {
  await tabTo(page, 'Inloggen met passkey');
  await device.touch(true);
  await page.keyboard.press('Enter');
}

describe('with the keyboard alone', () => {
  it('signs in with a password and a code; a wrong code stays in the field', async () => {
    const { page, context, complaints } = await newVisitor(browser);
    await givePassword(page);
    const code = page.getByLabel('Code uit de app');
    await code.waitFor();
    expect(await page.locator('input:focus').getAttribute('autocomplete')).toBe('one-time-code');
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    await page.getByText('Deze code klopt niet.').waitFor();
    expect(await code.inputValue()).toBe('000000');
    expect(await code.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('input:focus').count()).toBe(1);
    await page.keyboard.type(codeNow());
    await page.keyboard.press('Enter');
    await signOut(page).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('signs in with a recovery code, once', async () => {
    const { db } = region.town.running().database;
    const who = await unlockAccount(db, WORKER.login, WORKER.password);
    const [code = ''] = await makeRecoveryCodes(db, who, region.clock.now());
    const { page, context } = await newVisitor(browser);
    const give = async () => {
      await givePassword(page);
      await press(page, /herstelcode/);
      await typeInto(page, 'Herstelcode', code.toLowerCase());
      await page.keyboard.press('Enter');
    };
    await give();
    await signOut(page).waitFor();
    await context.clearCookies();
    await give();
    await page.getByText('of is al gebruikt').waitFor();
    await context.close();
  });

  it('signs in with the passkey alone', async () => {
    const { page, context, complaints, device } = await withPasskey(true);
    await page.goto(desk);
    await askForPasskey(page, device);
    await signOut(page).waitFor();
    // leaving while the first screen still loads would be an error of its own
    await page.getByRole('heading', { level: 1, name: 'Vandaag' }).waitFor();
    await page.goto(`${desk}/account`);
    await page.getByText('Opent alles alleen').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('uses a passkey that derives no key as the second step only', async () => {
    const { page, context, device } = await withPasskey(false);
    await page.goto(desk);
    await askForPasskey(page, device);
    await page.getByText('werkt alleen als tweede stap').waitFor();
    await typeInto(page, 'Gebruikersnaam', WORKER.login);
    await typeInto(page, 'Wachtwoord', WORKER.password);
    await page.keyboard.press('Enter');
    await press(page, 'Liever mijn passkey');
    await press(page, 'Passkey gebruiken');
    await signOut(page).waitFor();
    await context.close();
  });
});

describe('a session that nobody uses', () => {
  it('asks in every window, and one answer does for all', async () => {
    const { page, context, tab } = await signedIn();
    const other = await tab();
    for (const one of [page, other]) {
      await one.goto(`${desk}/figures`);
      await signOut(one).waitFor();
    }
    later(26 * MINUTE_MS);
    for (const one of [page, other]) {
      await comeIntoSight(one);
      await one.getByRole('alertdialog', { name: 'Bent u er nog?' }).waitFor();
    }
    await page.getByRole('timer').getByText('Over 4 minuten').waitFor();
    await press(page, 'Ingelogd blijven');
    for (const one of [page, other]) {
      await one.getByRole('alertdialog').waitFor({ state: 'detached' });
    }
    later(20 * MINUTE_MS);
    await page.reload();
    await signOut(page).waitFor();
    await context.close();
  });

  it('keeps what was typed when it has ended', async () => {
    const contact = { name: 'Sam Verzonnen', email: 'sam@post.example', phone: '' };
    await people().file(region.town, {
      answers: {
        about: 'CARE',
        want: 'COMPLAINT',
        story: 'Ik wachtte een uur.',
        place: 'HERE',
        elsewhere: '',
        lives: 'YES',
        setting: 'HEALTH_CARE',
        when: '',
        ongoing: false,
        ground: [],
        anonymity: 'NAMED',
        contact,
        role: 'SELF',
        notice: false,
        earlier: null,
      },
      language: 'nl',
      channel: 'WEB',
    });
    const { page, context } = await signedIn();
    await page.goto(`${desk}/cases`);
    await press(page, /^Dossier 1$/);
    await typeInto(page, "Notitie voor collega's", 'Nog niet bewaard.');
    later(31 * MINUTE_MS);
    await comeIntoSight(page);
    await page.getByText('U bent uitgelogd.').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('Ik wachtte een uur');
    await typeInto(page, 'Gebruikersnaam', WORKER.login);
    await typeInto(page, 'Wachtwoord', WORKER.password);
    await page.keyboard.press('Enter');
    await page.getByLabel('Code uit de app').fill(codeNow());
    await page.keyboard.press('Enter');
    const note = page.getByLabel("Notitie voor collega's");
    await note.waitFor();
    expect(await note.inputValue()).toBe('Nog niet bewaard.');
    await context.close();
  });
});

it('signs out everywhere: the other tab and the other browser too', async () => {
  const { page, context, tab } = await signedIn();
  const away = await signedIn();
  const other = await tab();
  for (const one of [page, other, away.page]) {
    await one.goto(`${desk}/account`);
    await signOut(one).waitFor();
  }
  await press(page, /^Overal uitloggen/);
  await page.getByRole('dialog').waitFor();
  await press(page, 'Overal uitloggen');
  await other.getByText('U bent uitgelogd.').waitFor();
  await comeIntoSight(away.page);
  await away.page.getByText('U bent uitgelogd.').waitFor();
  await tabTo(page, 'Inloggen met passkey');
  await Promise.all([context.close(), away.context.close()]);
});
