import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import sharp from 'sharp';
import type { NetworkNode } from '../../network.ts';
import { openWithCookie } from '../../sign-in.ts';
import type { Filed } from '../history.ts';
import type { Region } from '../start-region.ts';

/** What a picture is taken of. */
export interface Scenery {
  readonly browser: Browser;
  readonly region: Region;
  /** By their names in the plan. */
  readonly cases: ReadonlyMap<string, Filed>;
  readonly now: Date;
}

/** A screen that is shown. */
export interface Shot {
  readonly name: string;
  /** Who looks: a citizen on a telephone, or somebody who signed in on a wide screen. */
  readonly who: 'citizen' | 'lead' | 'keeper';
  readonly language: string;
  /** Goes to the screen and waits until everything on it is there. */
  go(page: Page, scenery: Pick<Scenery, 'cases'>): Promise<void>;
  /** In pixels; all of a page where it is not said. */
  readonly height?: number;
}

const PHONE = { width: 390, height: 780 };
const DESK = { width: 1440, height: 900 };
/** Colours of a picture: few enough for a small file, and enough for soft edges. */
const COLOURS = 64;
const QUIET_MS = 600;
const LATEST_MS = 20_000;

/** Takes a picture. @returns a small PNG */
export async function take(shot: Shot, scenery: Scenery): Promise<Buffer> {
  const { browser, region, now } = scenery;
  const node = shot.who === 'keeper' ? region.coordinator : region.towns[0];
  if (!node) throw new RangeError('There is no first town');
  const size = shot.who === 'citizen' ? PHONE : DESK;
  const context = await browser.newContext({
    baseURL: node.url,
    locale: shot.language,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Amsterdam',
    viewport: { ...size, height: shot.height ?? size.height },
  });
  try {
    await signIn(context, node, { who: shot.who, now });
    const page = await context.newPage();
    await page.clock.setFixedTime(now);
    const settled = watch(page);
    await shot.go(page, scenery);
    await settled();
    return await small(await page.screenshot({ fullPage: false }));
  } finally {
    await context.close();
  }
}

/**
 * Watches what a page asks for, from now on.
 * @returns what waits until nothing was asked for a while; news keeps a connection open for ever
 */
function watch(page: Page): () => Promise<void> {
  const open = new Set<Request>();
  const isAsked = (request: Request) => new URL(request.url()).pathname !== '/api/live';
  let changed = performance.now();
  const note = (change: (request: Request) => void) => (request: Request) => {
    if (!isAsked(request)) return;
    change(request);
    changed = performance.now();
  };
  page.on(
    'request',
    note((request) => open.add(request)),
  );
  page.on(
    'requestfinished',
    note((request) => open.delete(request)),
  );
  page.on(
    'requestfailed',
    note((request) => open.delete(request)),
  );
  return async () => {
    const latest = performance.now() + LATEST_MS;
    while (open.size > 0 || performance.now() - changed < QUIET_MS) {
      if (performance.now() > latest) throw new Error(`${page.url()} is not there yet`);
      await setTimeout(QUIET_MS / 5);
    }
  };
}

/** Whoever stands first in the list of people of a node. */
async function signIn(
  context: BrowserContext,
  node: NetworkNode,
  { who, now }: { who: Shot['who']; now: Date },
): Promise<void> {
  const [person] = node.plan.people;
  if (who === 'citizen' || !person) return;
  const { db } = node.running().database;
  await openWithCookie(context, db, { person, url: node.url, now });
}

function small(picture: Buffer): Promise<Buffer> {
  return sharp(picture)
    .png({ palette: true, colours: COLOURS, dither: 0, compressionLevel: 9, effort: 10 })
    .toBuffer();
}
