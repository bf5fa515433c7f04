import { canonicalize, digestOf, type Period, type QuarterRelease } from '@nabij/protocol';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertRelease } from '../../packages/node/src/counts/store.ts';
import { enqueue } from '../../packages/node/src/federation/enqueue.ts';
import { releaseOf } from '../federation/releases.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, KEEPER, startBrowserRegion, WORKER } from './region.ts';
import { misfits } from './screen-checks.ts';
import { faultsOf, newVisitor } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const ABOVE = releaseOf('2026-Q1', 31_000);
/** The town's point has other ideas of what a table is than everybody else. */
const BAD: readonly [Period, QuarterRelease][] = [
  ['2026-Q2', releaseOf('2026-Q2', 4, { after: ABOVE })],
  ['2026-Q3', { ...releaseOf('2026-Q3', 12), codes: '2099.1' }],
  ['2026-Q4', releaseOf('2026-Q4', 12)],
];

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  [region, browser] = await Promise.all([
    startBrowserRegion(new Date('2026-01-05T09:00:00Z')),
    launchChromium(),
  ]);
  region.clock.set(NOW);
  await sends('2026-Q1', ABOVE);
  region.clock.set(new Date(NOW.getTime() + 60_000));
  for (const [period, release] of BAD) await sends(period, release);
  const { town, coordinator } = region;
  await coordinator.running().refreshDirectory();
  await town.running().refreshDirectory();
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

async function sends(period: Period, release: QuarterRelease): Promise<void> {
  const { federation, deliver } = region.town.running();
  const { db, key, entityId } = federation;
  const now = region.clock.now();
  const body = canonicalize(release);
  const message = {
    audience: region.coordinator.url,
    type: 'release',
    body: release,
    now,
  } as const;
  const { jti } = await enqueue(db, { key, entityId }, message);
  const left = { jti, releasedBy: null, releasedAt: now };
  await insertRelease(db, { period, body, digest: digestOf(body), ...left });
  await deliver();
}

async function open(at: 'town' | 'coordinator', path: string, language: string) {
  const visitor = await newVisitor(browser, language);
  const { url, running } = region[at];
  const person = at === 'town' ? WORKER : KEEPER;
  const { db } = running().database;
  await openWithCookie(visitor.context, db, { person, url, now: region.clock.now() });
  await visitor.page.goto(`${url}/${path}`);
  await visitor.page.getByRole('heading', { level: 1 }).waitFor();
  return visitor;
}

const faults = async (page: Page) => [...(await faultsOf(page)), ...(await misfits(page))];

const SAID = {
  'nl-NL': [
    ['town', 'desk/peers', 'De tabel bevat een aantal dat te klein is om te delen.'],
    ['town', 'desk/peers', 'De tabel klopt niet.'],
    ['town', 'desk/peers', 'toont meer dan u inwoners hebt'],
    ['coordinator', 'region/members', 'Dit kwartaal is nog niet voorbij.'],
    ['coordinator', 'region/overview?period=2026-Q3', 'De tabel klopt niet.'],
    ['coordinator', 'region/overview?period=2026-Q1', 'Bel en vraag of dat klopt.'],
  ],
  ar: [
    ['town', 'desk/peers', 'في الجدول عدد صغير جدا ولا يجوز مشاركته.'],
    ['coordinator', 'region/members', 'لم ينته هذا الربع بعد.'],
    ['coordinator', 'region/overview?period=2026-Q3', 'الجدول غير صحيح.'],
  ],
} as const;

it.each(['nl-NL', 'ar'] as const)(
  'in %s both sides read why a table was not taken',
  async (language) => {
    for (const [at, path, words] of SAID[language]) {
      const { page, complaints, context } = await open(at, path, language);
      await page.getByText(words).first().waitFor();
      expect(await faults(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    }
  },
);

it('leads from the reason to the table itself', async () => {
  const { page } = await open('town', 'desk/peers', 'nl-NL');
  const failed = page.getByRole('region', { name: 'Wat niet aankwam' });
  await failed.getByRole('link', { name: 'Bekijk deze tabel: Tweede kwartaal van 2026' }).click();
  await page.waitForURL(/desk\/figures\/2026-Q2$/);
  expect(await faults(page)).toEqual([]);
});
