import type { Page } from 'playwright-core';
import { MESSAGE_MAX } from '../../packages/node/src/cases/conversation.ts';
import { comeBack, fillIn, next, send } from './citizen.ts';
import type { Found } from './page-checks.ts';
import { ENDED_PAGES, FORM_PAGES, OPEN_PAGES, REPORTER_PAGES } from './public-pages.ts';

/** What is looked for on every page. */
export type Look = (page: Page) => Promise<Found>;

/** Where somebody looks round, and as whom: codes of a report in which much happened. */
export interface Place {
  readonly url: string;
  /** Nothing was said after filing. */
  readonly fresh: string;
  /** Everything that can happen did. */
  readonly full: string;
  /** The same, and it ended. */
  readonly ended: string;
}

/** A code that passes its own check and opens nothing. */
const UNKNOWN_CODE = '7K3M-9QXT-2WHD-5R8B-N';
const CHECK = '/report/check';

/** Every page before anything is filled in. */
export async function emptyPages(page: Page, { url, fresh }: Place, look: Look): Promise<Found> {
  const found = await lookAt(page, { url, paths: OPEN_PAGES }, look);
  await page.goto(`${url}/no-such-page`);
  found.push(...(await look(page)));
  await page.goto(`${url}/report/want`);
  await page.locator('input[value=COMPLAINT]').check();
  await next(page);
  found.push(...(await lookAt(page, { url, paths: FORM_PAGES }, look)));
  await comeBack(page, url, fresh);
  found.push(...(await lookAt(page, { url, paths: REPORTER_PAGES }, look)));
  return found;
}

/** Every page while it holds what somebody answered, and what follows on it. */
export async function filledPages(page: Page, place: Place, look: Look): Promise<Found> {
  const { url } = place;
  const searches = [
    '/points?q=Voorbeeldstat',
    '/help?subject=DISCRIMINATION&domain=WORK&ground=AGE',
  ];
  const found = await lookAt(page, { url, paths: searches }, look);
  await fillIn(page, url);
  found.push(...(await lookAt(page, { url, paths: [...FORM_PAGES, CHECK] }, look)));
  await arrive(page, () => page.locator('button[formaction^="/report/save"]').click());
  found.push(...(await look(page)));
  await page.goto(url + CHECK);
  await arrive(page, () => send(page));
  found.push(...(await look(page)));
  const proof = (await page.locator('.proof').textContent()) ?? '';
  await page.goto(`${url}/verify`);
  await page.locator('#receipt').fill(proof);
  await arrive(page, () => page.locator('main form button').last().click());
  found.push(...(await look(page)));
  await openAnother(page, url, place.full);
  found.push(...(await lookAt(page, { url, paths: REPORTER_PAGES }, look)));
  await openAnother(page, url, place.ended);
  found.push(...(await lookAt(page, { url, paths: ENDED_PAGES }, look)));
  return found;
}

/** What somebody does wrong on a page: where, and how. The page must then say so. */
type Mistake = readonly [path: string, make: (page: Page) => Promise<void>];

const nothing = (path: string): Mistake => [path, primary];
const IN_FORM: readonly Mistake[] = [
  ['/report/files', (page) => sendEmptyFile(page, 'button[value=next]')],
  nothing('/report/story'),
  nothing('/report/place'),
  ['/report/place', elsewhereUnnamed],
  ['/report/when', (page) => sendLong(page, '#when')],
  ['/report/contact', (page) => sendLong(page, '#email')],
];
const AT_THE_DOOR: readonly Mistake[] = [
  nothing('/follow'),
  ['/follow', (page) => sendText(page, '#code', 'fout')],
  ['/follow', (page) => sendText(page, '#code', UNKNOWN_CODE)],
  nothing('/verify'),
];
const IN_REPORT: readonly Mistake[] = [
  nothing('/follow'),
  ['/follow/said/story', (page) => sendText(page, '#story', '')],
  ['/follow/said/contact', (page) => sendText(page, '#name', '')],
  ['/follow/files', (page) => sendEmptyFile(page, 'form[enctype] > .actions button')],
  nothing('/follow/consents'),
  ['/follow/email', (page) => sendText(page, '#email', 'geen adres')],
  ['/follow/withdraw', (page) => sendLong(page, '#why', MESSAGE_MAX + 1)],
];
const AFTER_THE_END: readonly Mistake[] = [nothing('/follow/resume'), nothing('/follow/feedback')];

/** Every page that can say what is wrong, saying it. */
export async function wrongPages(page: Page, place: Place, look: Look): Promise<Found> {
  const { url } = place;
  // with its script a file is refused before the form is sent: files.test.ts looks at that
  await page.route(/\/upload[^/]*\.js$/, (route) => route.abort());
  const found = await lookAt(page, { url, paths: ['/points?q=Nergenshuizen'] }, look);
  found.push(
    ...(await mistakes(page, { url, of: [...AT_THE_DOOR, nothing('/report/want')] }, look)),
  );
  await page.goto(`${url}/verify`);
  await arrive(page, () => sendText(page, '#receipt', 'geen bewijs'));
  found.push(...(await look(page)));
  await page.goto(`${url}/report/want`);
  await page.locator('input[value=COMPLAINT]').check();
  await next(page);
  await page.goto(`${url}/report/anonymity`);
  await page.locator('input[value=NAMED]').check();
  await next(page);
  found.push(...(await mistakes(page, { url, of: IN_FORM }, look)));
  await openAnother(page, url, place.full);
  found.push(...(await mistakes(page, { url, of: IN_REPORT }, look)));
  await openAnother(page, url, place.ended);
  found.push(...(await mistakes(page, { url, of: AFTER_THE_END }, look)));
  return found;
}

/** Looks at pages one after the other; every one of them must be there. */
async function lookAt(
  page: Page,
  { url, paths }: { url: string; paths: readonly string[] },
  look: Look,
): Promise<Found> {
  const found: Found = [];
  for (const path of paths) {
    const answer = await page.goto(url + path);
    const { pathname } = new URL(url + path);
    if (answer?.status() !== 200 || new URL(page.url()).pathname !== pathname) {
      found.push(`${path} is not there: ${answer?.status()} at ${page.url()}`);
    }
    found.push(...(await look(page)));
  }
  return found;
}

/** Makes mistakes one after the other; each page must have a summary with the field's own words. */
async function mistakes(
  page: Page,
  { url, of }: { url: string; of: readonly Mistake[] },
  look: Look,
): Promise<Found> {
  const found: Found = [];
  for (const [path, make] of of) {
    await page.goto(url + path);
    await arrive(page, () => make(page));
    found.push(...(await unsaid(page)), ...(await look(page)));
  }
  return found;
}

/** Does what leads to another page, and waits until that one is there with its style. */
async function arrive(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()]);
}

/** What is missing of an error summary (GOV.UK Design System): focus, links, the field's words. */
async function unsaid(page: Page): Promise<Found> {
  const summary = page.locator('.summary[role=alert]');
  const found: Found = [];
  if ((await summary.count()) !== 1) return [`${page.url()}: does not say what is wrong`];
  if ((await page.locator(':focus').getAttribute('role')) !== 'alert') {
    found.push(`${page.url()}: the summary has no focus`);
  }
  for (const link of await summary.locator('a').all()) {
    const words = await link.textContent();
    const field = (await link.getAttribute('href'))?.slice(1) ?? '';
    const said = await page.locator(`[id="${field}-error"]`).allTextContents();
    if (!said.join().includes(words ?? '-'))
      found.push(`${page.url()}: ${field} says not ${words}`);
    if ((await page.locator(`[id="${field}"][aria-describedby*="${field}-error"]`).count()) === 0) {
      const group = page.locator(`fieldset[aria-describedby*="${field}-error"] [id="${field}"]`);
      if ((await group.count()) === 0)
        found.push(`${page.url()}: ${field} is not tied to ${words}`);
    }
  }
  return found;
}

/** Opens a report beside whatever was open before. */
async function openAnother(page: Page, url: string, code: string): Promise<void> {
  await page.context().clearCookies();
  await comeBack(page, url, code);
}

async function primary(page: Page): Promise<void> {
  await page.locator('main form .utrecht-button--primary-action').last().click();
}

async function sendText(page: Page, field: string, text: string): Promise<void> {
  await page.locator(field).fill(text);
  const form = page.locator('main form').filter({ has: page.locator(field) });
  await form.locator('.utrecht-button--primary-action').click();
}

/** One character more than fits. */
async function sendLong(page: Page, field: string, length = 201): Promise<void> {
  await sendText(page, field, 'x'.repeat(length));
}

async function sendEmptyFile(page: Page, button: string): Promise<void> {
  await page.locator('#file').setInputFiles(EMPTY_FILE);
  await page.locator(button).click();
}

const EMPTY_FILE = { name: 'leeg.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) };

async function elsewhereUnnamed(page: Page): Promise<void> {
  await page.locator('input[name=place][value=ELSEWHERE]').check();
  await page.locator('input[name=lives][value=YES]').check();
  await next(page);
}
