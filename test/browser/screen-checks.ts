import type { Page } from 'playwright-core';
import type { Found } from './page-checks.ts';

/** Widths of a desk, of what every screen must fit, of a tablet, and of 1,280 at 200 and 400 % zoom. */
const WIDTHS = [1440, 1024, 768, 640, 320] as const;
const HEIGHT = 900;

/** How often, and with how many milliseconds between, a fault is looked at before it counts. */
const LOOKS = 20;
const BETWEEN_LOOKS = 100;

// In the page itself: plain programs as text, so that no type of the browser is needed here.
const TOO_WIDE = `(() => {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth <= clientWidth + 1) return [];
  const isOut = (it) => {
    const { left, right } = it.getBoundingClientRect();
    return it.checkVisibility() && (right > clientWidth + 1 || left < -1);
  };
  const widest = [...document.querySelectorAll('body *')].filter(isOut).at(-1);
  return ['scrolls sideways: ' + (widest?.outerHTML.slice(0, 160) ?? '')];
})()`;

const CUT_OFF = `(() => {
  const isHidden = (it) => getComputedStyle(it).overflowX !== 'visible';
  const isCut = (it) => it.scrollWidth > it.clientWidth + 1 && isHidden(it);
  const out = (it) => {
    const shown = it.closest('.dialog, .card, main')?.getBoundingClientRect();
    const { left, right } = it.getBoundingClientRect();
    return shown !== undefined && (right > shown.right + 1 || left < shown.left - 1) && !it.closest('.table-scroll');
  };
  return [...document.querySelectorAll('button, .button, h1, h2, h3, h4, .badge, summary, label')]
    .filter((it) => it.checkVisibility() && !it.closest('.only-aloud') && it.clientWidth > 1)
    .filter((it) => isCut(it) || out(it))
    .map((it) => 'cut off: ' + it.outerHTML.slice(0, 160));
})()`;

/** What scrolls sideways must be a region with a name that the keyboard reaches. */
const SCROLLS = `(() => {
  const isBox = (it) => ['auto', 'scroll'].includes(getComputedStyle(it).overflowX);
  const isFine = (it) => it.tabIndex >= 0 && (it.ariaLabel || it.getAttribute('aria-labelledby'));
  return [...document.querySelectorAll('body *')]
    .filter((it) => it.checkVisibility() && !it.matches('textarea, input, select'))
    .filter((it) => it.scrollWidth > it.clientWidth + 1 && isBox(it) && !isFine(it))
    .map((it) => 'scrolls without a name or the keyboard: ' + it.outerHTML.slice(0, 160));
})()`;

/** Names that stay in sight must leave room for the numbers that scroll by. */
const COVERED = `(() => {
  const names = (it) => it.querySelector('tbody th:first-child, thead th:first-child');
  return [...document.querySelectorAll('.table-scroll')]
    .filter((it) => it.checkVisibility() && it.scrollWidth > it.clientWidth + 1 && names(it))
    .filter((it) => names(it).clientWidth > (2 / 3) * it.clientWidth)
    .map((it) => 'names cover the numbers: ' + names(it).outerHTML.slice(0, 160));
})()`;

/** What does not fit at any width: pages that scroll sideways, words that are cut off. */
export async function misfits(page: Page, widths: readonly number[] = WIDTHS): Promise<Found> {
  const before = page.viewportSize();
  const found: Found = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: HEIGHT });
    for (const look of [TOO_WIDE, CUT_OFF, SCROLLS, COVERED]) {
      const here = await stays(page, look);
      found.push(...here.map((it) => `${new URL(page.url()).pathname} at ${width}: ${it}`));
    }
  }
  if (before) await page.setViewportSize(before);
  return found;
}

/** What a look finds once the page has answered to its new width, a moment later at most. */
async function stays(page: Page, look: string): Promise<string[]> {
  for (let tries = 0; ; tries += 1) {
    const found = await page.evaluate<string[]>(look);
    if (found.length === 0 || tries === LOOKS) return found;
    await page.waitForTimeout(BETWEEN_LOOKS);
  }
}

/** Whether a screen says what it is: one heading of the first level, and that in the title. */
export async function unnamed(page: Page): Promise<Found> {
  const headings = await page.getByRole('heading', { level: 1 }).allTextContents();
  const title = await page.title();
  if (headings.length !== 1) return [`${page.url()}: ${headings.length} first headings`];
  return title.startsWith(`${headings[0]?.trim()} · `) ? [] : [`${page.url()}: title ${title}`];
}
