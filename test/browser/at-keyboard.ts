import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Somebody at a page who has no mouse; after every step it is seen where the focus is. */
export interface AtKeyboard {
  /** Presses keys one after another, as they are named by browsers. */
  keys(...keys: string[]): Promise<void>;
  /** Goes with Tab to the first of these that it reaches. */
  reach(it: Locator): Promise<void>;
  press(it: Locator): Promise<void>;
  write(it: Locator, text: string): Promise<void>;
  /** Takes one of a group of choices, and goes to it with the arrows. */
  choose(group: Locator, name: string | RegExp): Promise<void>;
  tick(it: Locator): Promise<void>;
  /** Takes an entry of the browser's own list by its name. */
  pick(list: Locator, name: string): Promise<void>;
  /** Waits until this is there, and that the focus is somewhere and can be seen. */
  sees(it: Locator): Promise<void>;
}

const MOST_PRESSES = 120;

/** What is wrong with where the focus is; headings and the page itself only take it to be read. */
const FOCUS = `(() => {
  const it = document.activeElement;
  if (it === null || it === document.body) return 'lost';
  if (it.matches('h1, main')) return '';
  // the ring round a choice is drawn round its whole line
  const { outlineStyle, outlineWidth } = getComputedStyle(it.closest('[data-focus-visible]') ?? it);
  const isSeen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  return isSeen ? '' : 'no ring: ' + it.outerHTML.slice(0, 160);
})()`;

export function atKeyboard(page: Page): AtKeyboard {
  const { keyboard } = page;
  const until = async (it: Locator, key: string) => {
    const focused = it.and(page.locator(':focus'));
    await it.first().waitFor({ state: 'attached' });
    for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
      if ((await focused.count()) > 0) return;
      await keyboard.press(key);
    }
    throw new Error(`${key} never reaches ${it}`);
  };
  const reach = (it: Locator) => until(it, 'Tab');
  return {
    reach,
    keys: async (...keys) => {
      for (const key of keys) await keyboard.press(key);
    },
    press: async (it) => {
      await reach(it);
      await keyboard.press('Enter');
    },
    write: async (it, text) => {
      await reach(it);
      await keyboard.type(text);
    },
    choose: async (group, name) => {
      await reach(group.getByRole('radio'));
      await until(group.getByRole('radio', { name, exact: true }), 'ArrowDown');
      await keyboard.press('Space');
    },
    tick: async (it) => {
      await reach(it);
      await keyboard.press('Space');
    },
    pick: async (list, name) => {
      await reach(list);
      // letters lead to the entry that begins with them
      await keyboard.type(name);
    },
    sees: async (it) => {
      await it.first().waitFor();
      await expect.poll(() => page.evaluate<string>(FOCUS)).toBe('');
    },
  };
}
