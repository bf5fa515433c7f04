import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Somebody at a browser of their own, and everything that the browser complained about. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the program and whatever the security policy refused. */
  readonly complaints: string[];
  /** One more tab of the same browser. */
  tab(): Promise<Page>;
}

const REPORT_VIOLATIONS = `document.addEventListener('securitypolicyviolation', (event) => {
  console.error('Content Security Policy', event.violatedDirective, event.sourceFile);
});`;

/** Opens a browser for somebody who reads a language. */
export async function newVisitor(browser: Browser, locale = 'nl-NL'): Promise<Visitor> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  await context.addInitScript({ content: REPORT_VIOLATIONS });
  const tab = async () => {
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      const text = message.text();
      if (/Content Security Policy|Permissions-Policy|Trusted/.test(text)) complaints.push(text);
    });
    return page;
  };
  return { context, page: await tab(), complaints, tab };
}

/** WCAG 2.0, 2.1 and 2.2, A and AA; 2.2 has no rule for A that a program can check. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds on the page as it is now.
 * @param within a selector, to look at that part only
 */
export async function faultsOf(page: Page, within?: string): Promise<string[]> {
  // pages without frames: the way that needs no second window is much quicker
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((it) => `${page.url()}: ${id} ${it.html}`),
  );
}

const MOST_PRESSES = 80;

/** Presses Tab until something with this name has the focus. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const field = page.getByLabel(name).and(page.locator('input, textarea'));
  const others = page.getByRole('button', { name }).or(page.getByRole('link', { name }));
  const wanted = field.or(others);
  const focused = page.locator(':focus').and(wanted);
  // a page that is not drawn yet has no such thing to reach
  await wanted.first().waitFor({ state: 'attached' });
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if ((await focused.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${name}`);
}

/** What a person at a keyboard does with a field: goes there and types. */
export async function typeInto(page: Page, name: string | RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}

/** What a person at a keyboard does with a button. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Comes back to a window that was out of sight, which makes it look whether all is as it was. */
export async function comeIntoSight(page: Page): Promise<void> {
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
}
