import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { people } from '../people.ts';
import { outboxOf, type Queued, storedAt } from './quarter.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = new Date('2026-04-10T12:00:00Z');

const nodes = testedNodes();
let region: TestedNode;
let town: TestedNode;

beforeEach(async () => {
  [region, town] = (await nodes.region(['Beek'], NOW)) as [TestedNode, TestedNode];
});

afterEach(() => nodes.end());

const forward = (milliseconds: number): void => {
  for (const { clock } of [region, town]) clock.set(new Date(clock.now().getTime() + milliseconds));
};

describe('a coordinator that is down', () => {
  it('gets every release once when it is up again', async () => {
    await region.stop();
    const periods = ['2025-Q3', '2025-Q4', '2026-Q1'];
    for (const period of periods) await people().release(town, period);
    // they leave in order: the others wait for the first
    expect(await town.running().deliver()).toBe(1);
    const tried = (it: Queued) => `${it.state} ${it.attempts} ${it.refusal}`;
    expect((await outboxOf(town.db)).map(tried).toSorted()).toEqual([
      'waiting 0 null',
      'waiting 0 null',
      'waiting 1 unreachable',
    ]);
    const before = (await outboxOf(town.db)).map(({ envelope }) => envelope);
    await region.start();
    forward(HOUR);
    expect(await town.running().deliver()).toBe(3);
    const after = await outboxOf(town.db);
    expect(after.map(({ state, attempts }) => `${state} ${attempts}`).toSorted()).toEqual([
      'delivered 1',
      'delivered 1',
      'delivered 2',
    ]);
    expect(after.map(({ envelope }) => envelope)).toEqual(before);
    expect(await storedAt(region.db)).toMatchObject({ messages: 3, releases: 3 });
    expect(await town.running().deliver()).toBe(0);
  });

  it('is tried again ever more rarely, and not before it is time', async () => {
    await region.stop();
    await people().release(town, '2026-Q1');
    for (let attempt = 1; attempt <= 14; attempt += 1) {
      expect(await town.running().deliver()).toBe(1);
      expect(await town.running().deliver()).toBe(0);
      const [queued] = await outboxOf(town.db);
      if (!queued) throw new Error('Nothing is queued');
      const wait = queued.next_attempt_at.getTime() - town.clock.now().getTime();
      expect(wait).toBeGreaterThanOrEqual(1_000);
      expect(wait).toBeLessThanOrEqual(Math.min(HOUR, 2_000 * 2 ** attempt));
      forward(wait - 1);
      expect(await town.running().deliver()).toBe(0);
      forward(1);
    }
    expect((await outboxOf(town.db))[0]).toMatchObject({ state: 'waiting', attempts: 14 });
  });

  it('for seven days is given up, which people can see', async () => {
    await region.stop();
    await people().release(town, '2026-Q1');
    await town.running().deliver();
    forward(7 * DAY);
    await region.start();
    expect(await town.running().deliver()).toBe(0);
    expect((await outboxOf(town.db))[0]).toMatchObject({ state: 'dead', refusal: 'gave-up' });
    expect(town.events()).toContain('delivery-ended');
    expect(await storedAt(region.db)).toMatchObject({ messages: 0, releases: 0 });
  });

  it('with its database is no reason to give up', async () => {
    await region.db.execute(`alter table gathered_cells rename to away`);
    await people().release(town, '2026-Q1');
    await town.running().deliver();
    expect((await outboxOf(town.db))[0]).toMatchObject({ state: 'waiting', refusal: 'internal' });
    expect((await storedAtWithoutCells(region)).messages).toBe(0);
    await region.db.execute(`alter table away rename to gathered_cells`);
    forward(HOUR);
    await town.running().deliver();
    expect((await outboxOf(town.db))[0]).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(await storedAt(region.db)).toMatchObject({ messages: 1, releases: 1 });
  });

  it('outlives a restart of the point', async () => {
    await region.stop();
    await people().release(town, '2026-Q1');
    await town.running().deliver();
    await town.stop();
    await region.start();
    await town.start();
    forward(HOUR);
    expect(await town.running().deliver()).toBe(1);
    expect(await storedAt(region.db)).toMatchObject({ messages: 1, releases: 1 });
  });
});

async function storedAtWithoutCells({ db }: TestedNode): Promise<{ messages: number }> {
  const [row] = await db.execute<{ messages: number }>(
    `select count(*)::int as messages from inbox`,
  );
  return row ?? { messages: -1 };
}
