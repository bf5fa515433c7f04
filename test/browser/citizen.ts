import type { Page } from 'playwright-core';

/** What a citizen answers in these tests; every page that is not named is left as it is. */
export const STORY =
  'Ik mocht de sportschool niet in. De man bij de deur zei: "jullie soort niet".';

export const next = (page: Page) => page.locator('button[value=next]').click();

/** Fills in the whole form, up to the page that asks whether all is right. */
export async function fillIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/report`);
  await page.locator('main a.utrecht-button').click();
  await page.locator('input[value=DISCRIMINATION]').check();
  await next(page);
  await page.locator('input[value=COMPLAINT]').check();
  await next(page);
  await page.locator('textarea').fill(STORY);
  await next(page);
  await page.locator('input[name=place][value=HERE]').check();
  await page.locator('input[name=lives][value=YES]').check();
  await next(page);
  await page.locator('input[value=SPORT_LEISURE]').check();
  await next(page);
  await page.locator('#when').fill('vorige week');
  await next(page);
  await page.locator('input[value=ORIGIN]').check();
  await page.locator('input[value=RELIGION]').check();
  await next(page);
  await page.locator('input[value=NAMED]').check();
  await next(page);
  await page.locator('#name').fill('Sam Verzonnen');
  await page.locator('#email').fill('sam@post.example');
  await next(page);
}

/** Sends what was filled in and reads the code from the receipt. */
export async function send(page: Page): Promise<string> {
  await page.locator('form[action^="/report/send"] button').click();
  return ((await page.locator('.code').textContent()) ?? '').trim();
}

/** Comes back with a code, as on another device. */
export async function comeBack(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/follow`);
  await page.getByRole('textbox').fill(code);
  await page.locator('main form button').click();
}
