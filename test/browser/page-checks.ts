import type { Page } from 'playwright-core';
import { faultsOf } from './visitor.ts';

/** What was found on a page, each with its address; an empty list is a good page. */
export type Found = string[];

/** axe's WCAG 2.0–2.2 A and AA rules, and whether somebody would have to scroll sideways. */
export async function faultsAndWidth(page: Page): Promise<Found> {
  return [...(await faultsOf(page)), ...(await tooWide(page))];
}

/** Whether the page is wider than its window (WCAG 1.4.10). */
export async function tooWide(page: Page): Promise<Found> {
  const root = 'document.documentElement';
  const isWide = await page.evaluate<boolean>(`${root}.scrollWidth > ${root}.clientWidth`);
  return isWide ? [`${page.url()}: scrolls sideways`] : [];
}

// In the page itself: a plain program as text, so that no type of the browser is needed here.
const SMALL_TARGETS = `(() => {
  const isSeen = (it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.trap, .heard, .skip');
  const isInSentence = (it) => {
    if (it.tagName !== 'A' || getComputedStyle(it).display !== 'inline') return false;
    const around = it.parentElement?.textContent?.trim() ?? '';
    return around.length > (it.textContent?.trim() ?? '').length;
  };
  const targetOf = (it) => (it.matches('input[type=radio], input[type=checkbox]') && it.closest('label')) || it;
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), textarea, select, summary')]
    .filter((it) => isSeen(it) && !isInSentence(it))
    .flatMap((it) => {
      const { width, height } = targetOf(it).getBoundingClientRect();
      const least = it.matches('.utrecht-button, button, .leave') ? 44 : 24;
      if (Math.min(width, height) >= least - 0.01) return [];
      return [it.tagName + ' ' + (it.textContent || it.id).trim() + ' is ' + width + ' by ' + height];
    });
})()`;

/** Targets below 24 pixels (WCAG 2.5.8), and buttons below 44. */
export async function smallTargets(page: Page): Promise<Found> {
  const small = await page.evaluate<string[]>(SMALL_TARGETS);
  return small.map((it) => `${page.url()}: ${it}`);
}

const SPACED = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = [sheet];
})()`;
const CUT_OFF = `[...document.querySelectorAll('body *')]
  .filter((it) => it.checkVisibility() && !it.closest('.trap, .heard') && !it.matches('textarea, input'))
  .filter((it) => getComputedStyle(it).overflowX !== 'visible' || getComputedStyle(it).overflowY !== 'visible')
  .filter((it) => it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1)
  .map((it) => it.outerHTML.slice(0, 80))`;

/** What is cut off or too wide when somebody sets wider spacing (WCAG 1.4.12). */
export async function brokenBySpacing(page: Page): Promise<Found> {
  await page.evaluate(SPACED);
  const cut = await page.evaluate<string[]>(CUT_OFF);
  return [...cut.map((it) => `${page.url()}: cut off: ${it}`), ...(await tooWide(page))];
}

const LARGE_LETTERS = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('html { font-size: 200% }');
  document.adoptedStyleSheets = [sheet];
})()`;

/** Whether the page is wider than its window for a reader who set letters twice as large. */
export async function tooWideInLargeLetters(page: Page): Promise<Found> {
  await page.evaluate(LARGE_LETTERS);
  return tooWide(page);
}

const FOCUSED = `(() => {
  const it = document.activeElement;
  if (!it || it === document.body || it.tagName === 'DIALOG') return null;
  const ring = it.closest('.option') ?? it;
  const style = getComputedStyle(ring);
  const box = it.getBoundingClientRect();
  const leave = document.querySelector('.leave');
  const over = leave && leave !== it ? leave.getBoundingClientRect() : null;
  const meets = (one) => over && one.left < over.right && one.right > over.left && one.top < over.bottom && one.bottom > over.top;
  // what is taller than half the window cannot be out of everything's way
  const isCovered = box.height < innerHeight / 2 && [...it.getClientRects()].some(meets);
  return {
    name: it.tagName + '#' + it.id + ' ' + (it.textContent ?? '').trim().slice(0, 30),
    isVisible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    isInView: box.bottom > 0 && box.top < innerHeight,
    isCovered,
  };
})()`;

interface Focused {
  readonly name: string;
  readonly isVisible: boolean;
  readonly isInView: boolean;
  readonly isCovered: boolean;
}

const MOST_STOPS = 120;

/** Goes through the page with Tab: focus that cannot be seen or is covered (WCAG 2.4.7, 2.4.11). */
export async function lostFocus(page: Page): Promise<Found> {
  const found: Found = [];
  const seen = new Set<string>();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<Focused | null>(FOCUSED);
    if (!focused) break;
    seen.add(focused.name);
    if (!focused.isVisible) found.push(`${page.url()}: no ring round ${focused.name}`);
    if (!focused.isInView) found.push(`${page.url()}: out of view: ${focused.name}`);
    if (focused.isCovered) found.push(`${page.url()}: covered: ${focused.name}`);
  }
  if (seen.size < 5) found.push(`${page.url()}: Tab reaches ${seen.size} places only`);
  return found;
}
