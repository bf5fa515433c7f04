import type { Locator, Page } from 'playwright-core';
import type { WayIn } from './desk-dialogs.ts';

/** Goes the way to a dialog: presses, chooses and types what stands in it. */
export async function open(page: Page, { press, part }: WayIn, texts: object): Promise<void> {
  const screen =
    part === undefined ? page.locator('body') : page.locator(`section:has(> #${part})`);
  for (const name of press) {
    const [kind, what = ''] = name.split(':');
    const dialog = page.getByRole('dialog');
    if (kind === 'key') await page.keyboard.press(what);
    else if (kind === 'type') await page.getByLabel(textOf(texts, what)).fill('…');
    else if (kind === 'reload') await page.reload();
    else await take(page, (await dialog.count()) > 0 ? dialog : screen, { name, texts });
  }
}

async function take(page: Page, within: Locator, it: { name: string; texts: object }) {
  if (it.name.startsWith('input')) return within.locator(it.name).first().check();
  const name = patternOf(`${textOf(it.texts, it.name)}{{more}}`, /\{\{\w+\}\}/, '.*');
  const item = page.getByRole('menuitem', { name });
  await within.getByRole('button', { name }).or(item).first().click();
}

function textOf(texts: object, key: string): string {
  let text: unknown = texts;
  for (const part of key.split('.')) text = text && Object(text)[part];
  if (typeof text !== 'string') throw new TypeError(`There is no text ${key}`);
  return text;
}

/** A text in which something varies, as a pattern. */
export function patternOf(text: string, varies: RegExp, by: string): RegExp {
  return new RegExp(`^${text.split(varies).map(escaped).join(by)}$`);
}

/** The keys of the sentences that a text can be. */
export function keysWith(texts: object, shown: string, above = ''): string[] {
  return Object.entries(texts).flatMap(([name, text]) => {
    const key = `${above}${name}`;
    if (typeof text === 'object') return keysWith(text, shown, `${key}.`);
    const plural = key.replace(/_(zero|one|two|few|many|other)$/, '');
    return patternOf(text, /\{\{\w+\}\}/, '.*').test(shown) ? [plural] : [];
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
