import { plainLabel } from '@nabij/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, loadTexts } from '../../packages/node/src/intake/texts.ts';
import { launchChromium } from './chromium.ts';
import { answerUntil, next, STORY, send, typeCode } from './citizen.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  const languages = { NABIJ_LANGUAGES: LANGUAGES.join(',') };
  region = await startBrowserRegion(new Date('2026-08-12T09:00:00Z'), languages);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

/** A telephone of somebody whose browser runs no script. */
async function device(locale: string): Promise<Page> {
  const viewport = { width: 360, height: 740 };
  const context = await browser.newContext({ locale, viewport, javaScriptEnabled: false });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

// one journey in steps, each a test, in order
describe.for(['nl', 'ar'] as const)('somebody who reads %s, without scripts', (language) => {
  const { t, direction } = loadTexts()(language);
  let phone: Page;
  let other: Page;
  let code: string;
  let screens: number;

  beforeAll(async () => {
    phone = await device(language);
    other = await device(language);
  });
  const seen = async (page: Page) => (await page.locator('main').textContent()) ?? '';
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

  it('finds the point of their town with a letter missing', async () => {
    await phone.goto(region.town.url);
    expect(await phone.locator('html').getAttribute('dir')).toBe(direction);
    await phone.locator('main a[href^="/points"]').first().click();
    await phone.locator('#q').fill('Vorbeeldstad');
    await button(phone, t('points.search')).click();
    const apart = (name: string) => `\u2068${name}\u2069`;
    const [typed, place] = [apart('Vorbeeldstad'), apart('Voorbeeldstad')];
    expect(await seen(phone)).toContain(t('points.near', { typed, place }));
    expect(await phone.locator('.point a[href^="tel:"]').count()).toBe(1);
    await phone.locator('.point .actions a').click();
    expect(new URL(phone.url()).pathname).toBe('/report');
  });

  it('answers, adds a file, and saves what is not finished', async () => {
    await phone.getByRole('link', { name: t('report.start') }).click();
    screens = await answerUntil(phone, 'place');
    await phone.locator('input[name=place][value=HERE]').check();
    await button(phone, t('report.save')).click();
    expect(await phone.locator('h1').textContent()).toBe(t('saved.title'));
    code = ((await phone.locator('.code').textContent()) ?? '').trim();
    expect(phone.url()).not.toContain(code);
  });

  it('hears what is wrong with a code that was copied wrong', async () => {
    await other.goto(`${region.town.url}/follow`);
    await typeCode(
      other,
      code.replace(/^./, (first) => (first === 'X' ? 'Y' : 'X')),
    );
    expect(await other.locator('.summary a').textContent()).toBe(t('errors.codeWrong'));
    expect(await other.locator('#code-error').textContent()).toBe(t('errors.codeWrong'));
    expect(await other.locator(':focus').getAttribute('role')).toBe('alert');
  });

  it('goes on with it on another device, and has seen twelve screens at most', async () => {
    await typeCode(other, code.toLowerCase().replaceAll('-', ' '));
    expect(new URL(other.url()).pathname).toBe('/report/place');
    expect(await other.locator('input[name=place][value=HERE]').isChecked()).toBe(true);
    screens += (await answerUntil(other, 'check')) - 1;
    expect(screens).toBeLessThanOrEqual(12);
    for (const said of [STORY, 'brief.txt', 'Sam Verzonnen']) {
      expect(await seen(other)).toContain(said);
    }
  });

  it('changes one answer and is back where all of them are', async () => {
    await other.locator('main a[href^="/report/setting"]').click();
    await other.locator('input[value=WORK]').check();
    await next(other);
    expect(new URL(other.url()).pathname).toBe('/report/check');
    expect(await seen(other)).toContain(plainLabel('domain', 'WORK', language));
    expect(await seen(other)).not.toContain(plainLabel('domain', 'SPORT_LEISURE', language));
  });

  it('sends it, and the receipt has the code that they know', async () => {
    expect(await send(other)).toBe(code);
    expect(await other.locator('h1').textContent()).toBe(t('receipt.title'));
    await phone.goto(`${region.town.url}/report/check`);
    expect(await phone.locator('h1').textContent()).toBe(t('receipt.sent.title'));
    expect(await phone.content()).not.toContain(code);
    await button(other, t('receipt.done')).click();
  });

  it('follows it with the code, and writes a message', async () => {
    await other.goto(`${region.town.url}/follow`);
    await typeCode(other, code);
    expect(await seen(other)).toContain(t('follow.state.RECEIVED'));
    await other.locator('#answer').fill('Kunt u bellen? هل يمكنكم الاتصال؟');
    await button(other, t('follow.send')).click();
    expect(await other.locator('.summary[role=status]').textContent()).toBe(t('follow.news.sent'));
    expect(await seen(other)).toContain('هل يمكنكم الاتصال؟');
  });

  it('gives a consent and withdraws it', async () => {
    await other.locator('main a[href^="/follow/consents"]').first().click();
    await other.locator('input[value=SHARE_AGENCY]').check();
    await other.locator('#party').fill('De sportschool');
    await button(other, t('follow.consent.give')).click();
    expect(await other.locator('.card bdi').textContent()).toBe('De sportschool');
    await button(other, t('follow.consent.button.withdrawn')).click();
    expect(await seen(other)).toContain(t('follow.consent.none'));
    expect(await other.locator('li bdi').textContent()).toBe('De sportschool');
  });

  it('says better what happened, and what was said first stays', async () => {
    await other.goto(`${region.town.url}/follow/said/story`);
    await other.locator('#story').fill('Het was een andere sportschool.');
    await button(other, t('follow.correct.save')).click();
    expect(await seen(other)).toContain('Het was een andere sportschool.');
    expect(await seen(other)).toContain(STORY);
  });

  it('withdraws it, and takes it up again', async () => {
    await other.goto(`${region.town.url}/follow/withdraw`);
    await button(other, t('follow.withdraw.do')).click();
    expect(await seen(other)).toContain(t('follow.state.WITHDRAWN'));
    await other.locator('main a[href^="/follow/resume"]').click();
    await other.locator('#why').fill('Het gebeurde weer.');
    await button(other, t('follow.resume.do')).click();
    expect(await seen(other)).toContain(t('follow.news.resumed'));
    expect(await seen(other)).not.toContain(t('follow.state.WITHDRAWN'));
    await button(other, t('follow.leave')).click();
    expect(await other.context().cookies()).toEqual([]);
  });

  it('is counted in six screens at most, if that is all they want', async () => {
    const page = await device(language);
    await page.goto(`${region.town.url}/report/want`);
    await page.locator('input[value=REPORT]').check();
    await next(page);
    // the first screen is behind them
    expect(1 + (await answerUntil(page, 'check'))).toBeLessThanOrEqual(6);
    expect(await seen(page)).toContain(t('check.reportOnly'));
    expect(await send(page)).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]$/);
    await page.context().close();
  });
});
