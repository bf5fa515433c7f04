import type { Page } from 'playwright-core';

/** What a citizen answers in these tests; every page that is not named is left as it is. */
export const STORY =
  'Ik mocht de sportschool niet in. De man bij de deur zei: "jullie soort niet".';

const LETTER = {
  name: 'brief.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from('Geachte mevrouw'),
};

export const next = (page: Page) => page.locator('button[value=next]').click();

/** What is done on each page before going on; a page that is not here is left as it is. */
const ANSWERS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  want: (page) => page.locator('input[value=COMPLAINT]').check(),
  about: (page) => page.locator('input[value=DISCRIMINATION]').check(),
  story: (page) => page.locator('textarea').fill(STORY),
  files: (page) => page.locator('#file').setInputFiles(LETTER),
  place: async (page) => {
    await page.locator('input[name=place][value=HERE]').check();
    await page.locator('input[name=lives][value=YES]').check();
  },
  setting: (page) => page.locator('input[value=SPORT_LEISURE]').check(),
  when: (page) => page.locator('#when').fill('vorige week'),
  ground: async (page) => {
    await page.locator('input[value=ORIGIN]').check();
    await page.locator('input[value=RELIGION]').check();
  },
  anonymity: (page) => page.locator('input[value=NAMED]').check(),
  contact: async (page) => {
    await page.locator('#name').fill('Sam Verzonnen');
    await page.locator('#email').fill('sam@post.example');
  },
};
const MOST_PAGES = 12;

/**
 * Fills in the whole form, up to the page that asks whether all is right.
 * @returns how many screens that took, that page among them
 */
export async function fillIn(page: Page, url: string): Promise<number> {
  await page.goto(`${url}/report`);
  await page.locator('main a.utrecht-button').first().click();
  return answerUntil(page, 'check');
}

/** Answers page after page until one is there. @returns how many screens were seen, with that one */
export async function answerUntil(page: Page, last: string): Promise<number> {
  for (let screens = 1; screens <= MOST_PAGES; screens += 1) {
    const question = new URL(page.url()).pathname.replace('/report/', '');
    if (question === last) return screens;
    await ANSWERS[question]?.(page);
    await next(page);
    // files are still on their way then, where scripts run
    await page.waitForURL((url) => !url.pathname.endsWith(`/${question}`));
  }
  throw new Error(`The form does not end; it is at ${page.url()}`);
}

/** Sends what was filled in and reads the code from the receipt. */
export async function send(page: Page): Promise<string> {
  await page.locator('form[action^="/report/send"] button').first().click();
  return ((await page.locator('.code').first().textContent()) ?? '').trim();
}

/** Comes back with a code, as on another device. */
export async function comeBack(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/follow`);
  await typeCode(page, code);
}

/** Types a code where one is asked for. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox').fill(code);
  await page.locator('main form button').click();
}
