import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import { people } from '../people.ts';
import { launchChromium } from './chromium.ts';
import { comeBack, next } from './citizen.ts';
import { type BrowserRegion, startBrowserRegion } from './region.ts';
import { faultsOf, newVisitor, type Visitor } from './visitor.ts';

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  region = await startBrowserRegion(new Date('2026-08-12T09:00:00Z'));
  // a microphone that hums, and that may be used
  const hum = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  browser = await launchChromium(hum);
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

/** Somebody who has come to the question about files. */
async function atFiles(options: { javaScriptEnabled?: boolean } = {}): Promise<Visitor> {
  const visitor = await newVisitor(browser, 'nl-NL');
  const context = options.javaScriptEnabled === false ? await plain() : visitor.context;
  const page = context === visitor.context ? visitor.page : await context.newPage();
  await page.goto(`${region.town.url}/report/want`);
  await page.locator('input[value=COMPLAINT]').check();
  await next(page);
  await page.goto(`${region.town.url}/report/files`);
  return { ...visitor, page, context };
}

const plain = () => browser.newContext({ locale: 'nl-NL', javaScriptEnabled: false });

const ANSWERS: Answers = {
  about: 'DISCRIMINATION',
  want: 'COMPLAINT',
  story: 'Een verhaal.',
  place: 'HERE',
  elsewhere: '',
  lives: 'YES',
  setting: 'WORK',
  when: '',
  ongoing: false,
  ground: ['AGE'],
  role: 'SELF',
  anonymity: 'ANON_FULL',
  contact: null,
  notice: false,
  earlier: null,
};

const text = (name: string, bytes: number) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from('Geachte mevrouw, '.repeat(Math.ceil(bytes / 17)).slice(0, bytes)),
});
const choose = (page: Page, ...files: ReturnType<typeof text>[]) =>
  page.locator('#file').setInputFiles(files);
const item = (page: Page, name: string) => page.locator('ul.coming li', { hasText: name });
const kept = (page: Page) => page.locator('#yours + ul li bdi').allTextContents();

it('sends files as soon as they are chosen, and says how far they are', async () => {
  const { page, complaints, context } = await atFiles();
  const open = Promise.withResolvers<void>();
  await page.route('**/uploads/*', async (route) => {
    if (route.request().headers()['upload-offset'] !== '0') await open.promise;
    await route.continue();
  });
  await choose(page, text('brief.txt', 3_000_000), text('leeg.txt', 0));
  const brief = item(page, 'brief.txt');
  await brief.getByText('34% van 3 MB is verstuurd.').waitFor();
  open.resolve();
  expect(await brief.getByRole('progressbar').getAttribute('aria-label')).toContain('brief.txt');
  await brief.getByText('Toegevoegd.').waitFor();
  await item(page, 'leeg.txt').getByText('zit niets').waitFor();
  expect(await page.locator('p.said').textContent()).toContain('brief.txt');
  expect(await faultsOf(page)).toEqual([]);
  await page.reload();
  expect(await kept(page)).toEqual(['brief.txt']);
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

it('goes on where it was when the line breaks', async () => {
  const { page, context } = await atFiles();
  const asked: string[] = [];
  await page.route('**/uploads/*', (route) => {
    const request = route.request();
    const offset = request.headers()['upload-offset'] ?? '';
    asked.push(`${request.method()} ${offset}`.trim());
    const pieces = asked.filter((it) => it.startsWith('PATCH'));
    const isSecond = request.method() === 'PATCH' && pieces.length === 2;
    return isSecond ? route.abort('connectionreset') : route.continue();
  });
  await choose(page, text('lang.txt', 2_500_000));
  await item(page, 'lang.txt').getByText('De verbinding viel weg').waitFor();
  await item(page, 'lang.txt').getByText('Toegevoegd.').waitFor();
  const [first, second, third] = ['PATCH 0', 'PATCH 1048576', 'PATCH 2097152'];
  expect(asked).toEqual([first, second, 'HEAD', second, third]);
  await page.reload();
  expect(await kept(page)).toEqual(['lang.txt']);
  await context.close();
});

it('waits with the next page until the files are there', async () => {
  const { page, context } = await atFiles();
  const open = Promise.withResolvers<void>();
  await page.route('**/uploads/*', async (route) => {
    await open.promise;
    await route.continue();
  });
  await choose(page, text('brief.txt', 1000));
  await next(page);
  await page.locator('p.said', { hasText: 'nog onderweg' }).waitFor();
  open.resolve();
  await page.waitForURL((url) => !url.pathname.endsWith('/files'));
  await page.goto(`${region.town.url}/report/files`);
  expect(await kept(page)).toEqual(['brief.txt']);
  await context.close();
});

it('stops, tries again, and takes away', async () => {
  const { page, context } = await atFiles();
  const open = Promise.withResolvers<void>();
  await page.route('**/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH') await open.promise;
    await route.continue().catch(() => {});
  });
  await choose(page, text('een.txt', 1000), text('twee.txt', 1000));
  await item(page, 'een.txt').getByRole('button', { name: 'Stoppen met' }).click();
  expect(await item(page, 'een.txt').count()).toBe(0);
  open.resolve();
  await item(page, 'twee.txt').getByText('Toegevoegd.').waitFor();
  await page.reload();
  expect(await kept(page)).toEqual(['twee.txt']);
  await page.getByRole('button', { name: 'weghalen' }).click();
  await page.getByRole('status').getByText('Het bestand is weg.').waitFor();
  expect(await kept(page)).toEqual([]);
  await context.close();
});

it('says what is wrong with a file, and keeps the others', async () => {
  const { page, context } = await atFiles();
  const lie = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<!doctype html>') };
  await choose(page, text('brief.txt', 100), lie);
  await item(page, 'foto.jpg').getByText('is niet wat de naam zegt').waitFor();
  await item(page, 'brief.txt').getByText('Toegevoegd.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await context.close();
});

it('records a voice note with the keyboard, plays it back and sends it', async () => {
  const { page, complaints, context } = await atFiles();
  const press = async (name: string) => {
    await page.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  const state = page.locator('.voice > p.state');
  await press('Spraakbericht opnemen');
  await page.getByText('Uw browser vraagt zo').waitFor();
  await press('Begin met opnemen');
  await page.getByText('0:01 van 10:00').waitFor();
  expect(await state.textContent()).toBe('Wij nemen op.');
  // the focus is on what somebody needs now
  expect(await page.locator(':focus').textContent()).toBe('Stop met opnemen');
  await page.keyboard.press('Enter');
  await page.getByText('Luister uw bericht terug').waitFor();
  const seconds = 'document.querySelector(".voice audio").readyState > 0';
  await page.waitForFunction(seconds);
  expect(await faultsOf(page)).toEqual([]);
  await press('Spraakbericht toevoegen');
  await item(page, 'Spraakbericht').getByText('Toegevoegd.').waitFor();
  expect(complaints).toEqual([]);
  await page.reload();
  expect((await kept(page))[0]).toMatch(/^Spraakbericht \d\d\.\d\d\.(webm|m4a|ogg)$/);
  await context.close();
});

it('throws a voice note away, which nobody gets', async () => {
  const { page, context } = await atFiles();
  await page.getByRole('button', { name: 'Spraakbericht opnemen' }).click();
  await page.getByRole('button', { name: 'Begin met opnemen' }).click();
  await page.getByRole('button', { name: 'Stop met opnemen' }).click();
  await page.getByRole('button', { name: 'Weggooien' }).click();
  await page.getByText('De opname is weg.').waitFor();
  expect(await page.locator('ul.coming li').count()).toBe(0);
  await context.close();
});

it('sends files to a report that is sent', async () => {
  const { code } = await people().file(region.town, {
    answers: ANSWERS,
    language: 'nl',
    channel: 'WEB',
  });
  const { page, complaints, context } = await newVisitor(browser, 'nl-NL');
  await comeBack(page, region.town.url, code);
  await page.goto(`${region.town.url}/follow/files`);
  await choose(page, text('later.txt', 1_200_000));
  await item(page, 'later.txt').getByText('Toegevoegd.').waitFor();
  // what a worker may have read is not taken away any more
  expect(await item(page, 'later.txt').getByRole('button').count()).toBe(0);
  await page.reload();
  expect(await page.locator('ul.files a bdi').allTextContents()).toEqual(['later.txt']);
  expect(await faultsOf(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await context.close();
});

it('takes several files at once without JavaScript, and names what was wrong', async () => {
  const { page, context } = await atFiles({ javaScriptEnabled: false });
  expect(await page.locator('.voice').isVisible()).toBe(false);
  await choose(page, text('een.txt', 600_000), text('leeg.txt', 0), text('twee.txt', 10));
  await next(page);
  expect(await page.locator('.summary a').allTextContents()).toEqual([
    expect.stringContaining('leeg.txt'),
  ]);
  expect(await kept(page)).toEqual(['een.txt', 'twee.txt']);
  await next(page);
  expect(page.url()).not.toContain('/files');
  await context.close();
});
