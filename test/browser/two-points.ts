import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { watchOnce } from '../../packages/node/src/handover/watch.ts';
import { type NetworkNode, pointEnvironment } from '../network.ts';
import { openWithCookie } from '../sign-in.ts';
import { startRegion, WORKER } from './region.ts';
import { newVisitor, type Visitor } from './visitor.ts';

const OTHER = { ...WORKER, login: 'bea', name: 'Bea Bosdam' } as const;

const HERE = {
  ...{ name: 'Meldpunt Voorbeeldstad', town: 'Voorbeeldstad', municipality: 'XX0001' },
  ...{ population: 30_000, phone: '0999 00 00 00', hours: 'maandag 9.00–17.00 uur' },
  languages: ['nl', 'en', 'fr', 'de', 'ar', 'tr', 'pl', 'uk'],
};
const THERE = {
  ...{ name: 'Meldpunt Bosdam', town: 'Bosdam', municipality: 'XX0002', population: 12_000 },
  ...{ phone: '0999 44 55 66', address: 'Kade 1, Bosdam', hours: 'dinsdag 9.00–12.00 uur' },
  languages: ['nl', 'ar'],
};

/** Two points of one region that know each other, each with somebody at work. */
export interface TwoPoints {
  readonly here: NetworkNode;
  readonly there: NetworkNode;
  /** Opens a page below `/desk/` for the worker of a point. */
  desk(point: NetworkNode, path: string, locale?: string): Promise<Visitor>;
  /** Lets both send what they have, until nothing waits. */
  exchange(): Promise<void>;
  /** Makes it later everywhere; who was signed in stays so for some minutes. */
  later(minutes: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startTwoPoints(browser: Browser, at: Date): Promise<TwoPoints> {
  const { towns, coordinator, clock, stop } = await startRegion(at, [
    { id: 'here', env: pointEnvironment(HERE), people: [WORKER] },
    { id: 'there', env: pointEnvironment(THERE), people: [OTHER] },
  ]);
  const [here, there] = towns;
  if (here === undefined || there === undefined) throw new Error('Two points were asked for');
  const desk = async (point: NetworkNode, path: string, locale = 'nl-NL') => {
    const visitor = await newVisitor(browser, locale);
    const person = point === here ? WORKER : OTHER;
    const { db } = point.running().database;
    await openWithCookie(visitor.context, db, { person, url: point.url, now: clock.now() });
    await visitor.page.goto(`${point.url}/desk/${path}`);
    return visitor;
  };
  // a key to seal for is made where somebody works, and then becomes known through the region
  for (const point of towns) {
    const { context } = await desk(point, 'today');
    await published(point);
    await context.close();
  }
  await coordinator.running().refreshDirectory();
  for (const point of towns) await point.running().refreshDirectory();
  const exchange = async () => {
    for (let quiet = 0, round = 0; quiet < QUIET && round < LOOKS; round += 1) {
      for (const point of towns) await point.running().deliver();
      const waits = await Promise.all(towns.map(isWaiting));
      quiet = waits.includes(true) ? 0 : quiet + 1;
      if (quiet === 0) await sleep(50);
    }
  };
  const later = async (minutes: number) => {
    clock.set(new Date(clock.now().getTime() + minutes * 60_000));
    await coordinator.running().refreshDirectory();
    for (const point of towns) {
      await point.running().refreshDirectory();
      await watchOnce({ ...point.running().federation, country: 'NL' });
    }
  };
  return { here, there, desk, exchange, later, stop };
}

/** What came may be answered: nothing waits only when nothing waited twice. */
const QUIET = 2;
const LOOKS = 100;

async function isWaiting(point: NetworkNode): Promise<boolean> {
  const { db } = point.running().database;
  return (await db.execute(`select 1 from outbox where state = 'waiting'`)).length > 0;
}

async function published(point: NetworkNode): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { db } = point.running().database;
    if ((await db.execute('select 1 from encryption_keys')).length > 0) return;
    await sleep(100);
  }
  throw new Error(`${point.id} makes no key to seal for`);
}
