import { type Period, periodOf, previousPeriod } from '@nabij/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../packages/node/src/system/clock.ts';
import { freePort, makeMember } from '../network.ts';
import { people } from '../people.ts';
import { outboxOf, storedAt } from './quarter.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const PATIENCE = { timeout: 45_000, interval: 50 };
const QUARTERS = 3;
const PERIOD = previousPeriod(periodOf(new Date()));
const nodes = testedNodes();
let region: TestedNode;
let town: TestedNode;

beforeEach(async () => {
  const at = new Date();
  region = await nodes.make({ name: 'Regio', role: 'coordinator', at, clock: systemClock });
  town = await nodes.make({ name: 'Beek', role: 'point', at });
  await region.start();
  await town.start();
  await makeMember(town, region);
});

afterEach(() => nodes.end());

/** The last so many quarters, the latest first. */
function lastPeriods(count: number): Period[] {
  const periods: Period[] = [];
  let period = periodOf(new Date());
  for (let at = 0; at < count; at += 1) {
    period = previousPeriod(period);
    periods.push(period);
  }
  return periods;
}

describe('two processes of one point', () => {
  it('deliver every release once between them', async () => {
    const both = await Promise.all([0, 1].map(async () => anotherProcess()));
    for (const period of lastPeriods(QUARTERS).toReversed()) await people().release(town, period);
    await vi.waitFor(async () => {
      const states = (await outboxOf(town.db)).map(({ state }) => state);
      expect(states).toEqual(Array(QUARTERS).fill('delivered'));
    }, PATIENCE);
    expect(region.wire.requests('POST /federation/inbox')).toBe(QUARTERS);
    expect(await storedAt(region.db)).toMatchObject({ messages: QUARTERS, releases: QUARTERS });
    expect(region.events()).not.toContain('message-repeated');
    const said = both.map((child) => child.output().split('"delivered"').length - 1);
    expect(said.reduce((sum, count) => sum + count)).toBe(QUARTERS);
  });

  it('that both try at the same moment send one message once', async () => {
    const other = await nodes.sameAs(town);
    await other.start();
    await people().release(town, PERIOD);
    const tries = await Promise.all(
      [town, other, town, other].map((node) => node.running().deliver()),
    );
    expect(tries.reduce((sum, count) => sum + count)).toBe(1);
    expect(region.wire.requests('POST /federation/inbox')).toBe(1);
    expect(await storedAt(region.db)).toMatchObject({ messages: 1, releases: 1 });
  });

  it('that release the same quarter at the same moment queue it once', async () => {
    const other = await nodes.sameAs(town);
    await other.start();
    const tries = await Promise.allSettled(
      [town, other].map((node) => people().release(node, PERIOD)),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await outboxOf(town.db)).toHaveLength(1);
  });
});

async function anotherProcess() {
  return town.startProcess({ NABIJ_PORT: String(await freePort()) });
}
