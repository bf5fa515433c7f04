import { sql } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { release } from '../../packages/node/src/counts/release.ts';
import { preparedOf } from '../prepared.ts';
import { openWithCookie } from '../sign-in.ts';
import { launchChromium } from './chromium.ts';
import { type BrowserRegion, startBrowserRegion, WORKER } from './region.ts';
import { misfits } from './screen-checks.ts';
import { faultsOf, newVisitor } from './visitor.ts';

const NOW = new Date('2026-11-20T09:00:00Z');
const LATER = new Date('2026-11-21T12:00:00Z');
const PERIOD = '2026-Q3';

let region: BrowserRegion;
let browser: Browser;

beforeAll(async () => {
  [region, browser] = await Promise.all([startBrowserRegion(NOW), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await region?.stop();
});

/** A release that the coordinator would not take, as if it was sent before it admitted the town. */
async function refusedRelease(): Promise<void> {
  const { database, key, federation } = region.town.running();
  const [account] = await database.db.execute<{ id: string }>(
    sql`select id from accounts where login = ${WORKER.login}`,
  );
  if (!account) throw new Error('Nobody works here');
  const { digest } = await preparedOf({ db: database.db, key }, PERIOD);
  const { entityId } = federation;
  await database.db.transaction(async (tx) => {
    const approval = { period: PERIOD, digest, accountId: account.id, now: NOW } as const;
    await release(tx, { key, entityId }, approval);
    await tx.execute(sql`update outbox set state = 'dead', refusal = 'issuer-unknown',
      settled_at = ${NOW.toISOString()}::timestamptz`);
  });
}

async function open(language: string): Promise<{ page: Page; complaints: string[] }> {
  const visitor = await newVisitor(browser, language);
  const { url } = region.town;
  const now = region.clock.now();
  const { db } = region.town.running().database;
  await openWithCookie(visitor.context, db, { person: WORKER, url, now });
  await visitor.page.goto(`${url}/desk/peers`);
  await visitor.page.getByRole('heading', { level: 2 }).first().waitFor();
  return visitor;
}

const faults = async (page: Page) => [...(await faultsOf(page)), ...(await misfits(page))];

it('says why something did not arrive, and sends it again', async () => {
  await refusedRelease();
  const { page, complaints } = await open('nl-NL');
  const failed = page.getByRole('region', { name: 'Wat niet aankwam' });
  await failed.getByText('De regio kent dit meldpunt nog niet.').waitFor();
  await failed.getByText(`nabij admit ${region.town.url}`).waitFor();
  expect(await faults(page)).toEqual([]);
  await failed.getByRole('button', { name: 'Opnieuw versturen' }).click();
  await failed.getByText('Er is niets mislukt.').waitFor();
  await region.town.running().deliver();
  await page.reload();
  const left = page.getByRole('region', { name: 'Wat verstuurd werd' });
  await left.getByText('Derde kwartaal van 2026').waitFor();
  await left.getByText('die handtekening klopt').waitFor();
  await page.getByText('De regio heeft dit meldpunt toegelaten.').waitFor();
  const receipts = page.getByRole('region', { name: 'Ontvangstbewijzen' });
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    receipts.getByRole('link', { name: 'Bewijs bewaren: Derde kwartaal van 2026' }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^receipt-[0-9a-f-]{36}\.jws$/);
  expect(await faults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

it('says in Arabic too that the list of points has expired', async () => {
  await region.coordinator.running().refreshDirectory();
  await region.town.running().refreshDirectory();
  region.clock.set(LATER);
  const { page, complaints } = await open('ar');
  await page.getByText('انتهت صلاحية القائمة').waitFor();
  expect(await faults(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
