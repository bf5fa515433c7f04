import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { texts as ar } from '../../packages/admin-ui/src/texts/ar/texts.ts';
import { texts as nl } from '../../packages/admin-ui/src/texts/nl/texts.ts';
import { launchChromium } from './chromium.ts';
import { DIALOGS } from './desk-dialogs.ts';
import { type Beholder, type DeskScene, startDeskScene } from './desk-scene.ts';
import { ELSEWHERE, SCREENS, type Screen } from './desk-screens.ts';
import { keysWith, open, patternOf } from './open-dialog.ts';
import { misfits, unnamed } from './screen-checks.ts';
import { faultsOf, newVisitor, type Visitor } from './visitor.ts';

const SOURCE = join(import.meta.dirname, '../../packages/admin-ui/src');
const OVERLAY = '[role=dialog], [role=alertdialog], [role=menu]';

let scene: DeskScene;
let browser: Browser;

beforeAll(async () => {
  [scene, browser] = await Promise.all([startDeskScene(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await scene?.stop();
});

describe('the lists of screens and dialogs', () => {
  it('have every address at which routes.tsx and region/routes.ts show a screen', () => {
    const routes = ['routes.tsx', 'region/routes.ts'].flatMap((file) =>
      readFileSync(join(SOURCE, file), 'utf8').split('createRoute(').slice(1),
    );
    const shown = routes.flatMap((route) => {
      const [, parent, path] = /getParentRoute: \(\) => (\w+),\s*path: '([^']+)'/.exec(route) ?? [];
      return /^ {2}component:|\bcomponent: \w+Page/m.test(route) ? [`${parent}/${path}`] : [];
    });
    expect(Object.keys(SCREENS).toSorted()).toEqual(shown.toSorted());
  });

  it('have every dialog and menu that a file draws', async () => {
    const drawn: string[] = [];
    for await (const file of glob('**/*.tsx', { cwd: SOURCE })) {
      if (file === 'parts/confirm-dialog.tsx') continue;
      const text = readFileSync(join(SOURCE, file), 'utf8');
      drawn.push(...[...text.matchAll(/<(ConfirmDialog|ModalOverlay|Popover)\b/g)].map(() => file));
    }
    expect(DIALOGS.map(({ file }) => file).toSorted()).toEqual(drawn.toSorted());
  });
});

const READERS = [
  { language: 'nl', texts: nl, width: 1280 },
  { language: 'ar', texts: ar, width: 1024 },
] as const;

describe.each(READERS)('in $language at $width pixels', ({ language, texts, width }) => {
  const visitors = new Map<Beholder, Visitor>();

  afterAll(async () => {
    for (const { context } of visitors.values()) await context.close();
  });

  async function pageOf(who: Beholder): Promise<Visitor> {
    const known = visitors.get(who);
    if (known) return known;
    const visitor = await newVisitor(browser, language);
    await visitor.page.setViewportSize({ width, height: 900 });
    await scene.signIn(visitor.context, who);
    await scene.answerOtherwise(visitor.page, who);
    visitors.set(who, visitor);
    return visitor;
  }

  async function goTo(page: Page, path: string): Promise<void> {
    const url = scene.addressOf(path);
    if (page.url() === url && (await page.locator(OVERLAY).count()) === 0) return;
    await page.goto(url);
    await page.getByRole('heading', { level: 1, includeHidden: true }).waitFor();
    await page.locator('.loading').first().waitFor({ state: 'detached' });
    expect(page.url()).toBe(url);
  }

  const states = ELSEWHERE.map((path) => [path, {}] as const);
  const screens: (readonly [string, Screen])[] = [...Object.entries(SCREENS), ...states];

  it.each(screens)('the screen %s', async (path, { who = 'worker' }) => {
    const { page, complaints } = await pageOf(who);
    await goTo(page, path);
    const found = [...(await faultsOf(page)), ...(await unnamed(page)), ...(await misfits(page))];
    expect([found, complaints]).toEqual([[], []]);
  });

  it.each(DIALOGS)('the dialog $file on $at', async (way) => {
    const { page, complaints } = await pageOf(way.who ?? 'worker');
    await goTo(page, way.at);
    await open(page, way, texts);
    const overlay = page.locator(OVERLAY).first();
    await overlay.waitFor();
    expect(await isDrawnBy(way.file, overlay, texts)).toBe(true);
    const isMenu = (await page.getByRole('menu').count()) > 0;
    const found = await faultsOf(page, OVERLAY);
    // a menu stands where its button was
    found.push(...(await misfits(page, isMenu ? [width] : [width, 640, 320])));
    expect([found, complaints]).toEqual([[], []]);
    await page.keyboard.press('Escape');
    // who is nearly signed out stays so here, whatever is pressed
    if (way.who !== 'nearly signed out') await overlay.waitFor({ state: 'detached' });
  });
});

/** Dialogs whose heading is given to them. */
const NAMED_BY_OTHERS = ['desk/case/attachment-view.tsx', 'desk/consultations/outgoing-dialog.tsx'];

/** Whether a dialog has one of the sentences of a file in its heading; a menu has no heading. */
async function isDrawnBy(file: string, overlay: Locator, texts: object): Promise<boolean> {
  const [heading] = await overlay.getByRole('heading').allTextContents();
  if (heading === undefined || NAMED_BY_OTHERS.includes(file)) return true;
  const source = readFileSync(join(SOURCE, file), 'utf8');
  const quoted = [
    ...source.matchAll(/['`]((?:[a-z]\w*|\$\{\w+\})(?:\.(?:[\w-]+|\$\{[^}]+\}))+)['`]/gi),
  ];
  const keys = quoted.map(([, key = '']) => patternOf(key, /\$\{[^}]+\}/, '[^.]+'));
  return keysWith(texts, heading.trim()).some((key) => keys.some((one) => one.test(key)));
}
