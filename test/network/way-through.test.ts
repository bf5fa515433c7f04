import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../people.ts';
import { signInWithCode } from '../sign-in.ts';
import { senderOf } from './by-hand.ts';
import { type Client, clientOf } from './client.ts';
import { outboxOf, playCases, storedAt } from './quarter.ts';
import { KEEPER, type TestedNode, testedNodes } from './tested-nodes.ts';

const PERIOD = '2026-Q1';
const nodes = testedNodes();
let region: TestedNode;
let large: TestedNode;
let small: TestedNode;
let silent: TestedNode;
let keeper: Client;

interface Trend {
  periods: string[];
  towns: { name: string; cells: Record<string, Record<string, number | null> | null> }[];
  region: Record<
    string,
    Record<string, { visible: number; hiddenTowns: number; silentTowns: number }>
  >;
}

async function trend(measure: string, table: string): Promise<Trend> {
  const answer = await keeper.json('GET', `/api/region/trend?measure=${measure}&table=${table}`);
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text) as Trend;
}

const cellsOf = (found: Trend, town: TestedNode) =>
  found.towns.find(({ name }) => name === town.plan.env.NABIJ_NAME)?.cells[PERIOD];

/** Which codes a town keeps back; every other number must be the true one, or none. */
function hidden(found: Trend, town: TestedNode, truth: Record<string, number>): string[] {
  const cells = cellsOf(found, town) ?? {};
  const codes = Object.keys(cells).filter((code) => cells[code] === null);
  const shown = Object.entries(cells).filter(([code]) => !codes.includes(code));
  expect(shown).toEqual(shown.map(([code]) => [code, truth[code] ?? 0]));
  return codes;
}

/** What the region adds up, by its towns' own numbers. */
function addsUp(found: Trend): void {
  for (const [code, cell] of Object.entries(found.region[PERIOD] ?? {})) {
    const counts = found.towns.flatMap(({ cells }) => cells[PERIOD]?.[code] ?? []);
    const visible = counts.reduce((sum, count) => sum + count, 0);
    const told = found.towns.filter(({ cells }) => cells[PERIOD]).length;
    const silentTowns = found.towns.length - told;
    expect(cell).toMatchObject({ visible, hiddenTowns: told - counts.length, silentTowns });
  }
}

beforeAll(async () => {
  const made = await nodes.region(['Groot', 'Klein', 'Stil'], new Date('2026-01-05T09:00:00Z'));
  [region, large, small, silent] = made as [TestedNode, TestedNode, TestedNode, TestedNode];
  large.clock.set(new Date('2026-02-10T10:00:00Z'));
  await playCases(large, [
    { count: 6, closed: 6, answers: { setting: 'WORK', ground: ['ORIGIN'] } },
    { count: 2, closed: 1, answers: { setting: 'HOUSING', ground: ['SEX', 'ORIGIN'] } },
    { count: 7, closed: 0, answers: { about: 'CARE', setting: 'HEALTH_CARE', ground: [] } },
  ]);
  // what comes after the quarter is not in it
  large.clock.set(new Date('2026-04-01T00:00:00Z'));
  await playCases(large, [{ count: 9, closed: 9, answers: { setting: 'WORK' } }]);
  small.clock.set(new Date('2026-03-31T23:59:59Z'));
  await playCases(small, [{ count: 3, closed: 3, answers: {} }]);
  for (const node of [region, large, small, silent])
    node.clock.set(new Date('2026-04-10T12:00:00Z'));
  for (const town of [large, small]) {
    await people().release(town, PERIOD);
    expect(await town.running().deliver()).toBe(1);
  }
  keeper = clientOf(region.url, region.plan.port);
  await signInWithCode(senderOf(keeper), KEEPER, region.clock.now());
});

afterAll(() => nodes.end());

describe('from a complaint to the region’s trend', () => {
  it('delivers every release once and keeps the coordinator’s receipt', async () => {
    const queued = [...(await outboxOf(large.db)), ...(await outboxOf(small.db))];
    expect(queued.map(({ state, attempts }) => [state, attempts])).toEqual([
      ['delivered', 1],
      ['delivered', 1],
    ]);
    const stored = await storedAt(region.db);
    expect(stored).toMatchObject({ messages: 2, releases: 2 });
    expect([...stored.receipts].sort()).toEqual(queued.map(({ receipt }) => receipt).sort());
  });

  it('shows a town’s total, and what a small town has as hidden, never as zero', async () => {
    const found = await trend('received', 'total');
    expect(found.periods).toEqual([PERIOD]);
    expect(cellsOf(found, large)).toEqual({ total: 15 });
    expect(cellsOf(found, small)).toEqual({ total: null });
    expect(cellsOf(found, silent)).toBeNull();
    expect(found.region[PERIOD]).toMatchObject({
      total: { visible: 15, hiddenTowns: 1, silentTowns: 1, bounds: { low: 15 } },
    });
  });

  it('counts subjects, grounds and domains right, and hides what gives a small cell away', async () => {
    const subject = await trend('received', 'subject');
    expect(hidden(subject, large, { DISCRIMINATION: 8, CARE: 7 })).toEqual([]);
    expect(hidden(subject, small, { DISCRIMINATION: 3 })).toContain('DISCRIMINATION');
    const ground = await trend('received', 'ground');
    expect(hidden(ground, large, { ORIGIN: 8, SEX: 2 })).toContain('SEX');
    const domain = await trend('received', 'domain');
    // HOUSING is 2: to hide it alone would be no use, so another goes too.
    const kept = hidden(domain, large, { WORK: 6, HOUSING: 2, HEALTH_CARE: 7 });
    expect(kept).toContain('HOUSING');
    expect(kept.length).toBeGreaterThan(1);
    for (const found of [subject, ground, domain]) addsUp(found);
  });

  it('counts what was closed in the quarter', async () => {
    const total = await trend('closed', 'total');
    expect(cellsOf(total, large)).toEqual({ total: 7 });
    const domain = await trend('closed', 'domain');
    const kept = hidden(domain, large, { WORK: 6, HOUSING: 1 });
    expect(kept).toContain('HOUSING');
    expect(kept.length).toBeGreaterThan(1);
  });

  it('gives the same as CSV, with a word for every gap', async () => {
    const path = '/api/region/trend.csv?measure=received&table=total';
    const { text } = await keeper.json('GET', path);
    const rows = text.trim().split(/\r?\n/).slice(1);
    const ends = rows.map((row) => row.split(',').slice(-2).join(' '));
    expect(ends.sort()).toEqual([' hidden', ' silent', '15 reported']);
  });

  it('shows nothing to somebody who is not signed in', async () => {
    const stranger = clientOf(region.url, region.plan.port);
    for (const path of ['overview', 'trend?measure=received&table=total', 'trend.csv']) {
      expect((await stranger.json('GET', `/api/region/${path}`)).status).toBe(401);
    }
  });
});
