import { addressesOf, CODE_VERSION, type Period, parseAddress } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  BIG,
  chain,
  MID,
  type RegionTowns,
  regionTowns,
  TINY,
} from '../../../../../test/federation/region-towns.ts';
import {
  hiddenReleaseOf,
  releaseOf,
  releaseWith,
} from '../../../../../test/federation/releases.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import type { Db } from '../../system/database.ts';
import { declaredForms } from '../declared-form.ts';
import type { Region } from '../said.ts';
import { type YearReport, yearReport } from './year-report.ts';

const now = new Date('2026-04-10T12:00:00Z');
const LONG_AGO = '2024-01-05T00:00:00Z';

let database: FreshDatabase;
let db: Db;
let region: Region;
let town: RegionTowns['town'];
let gather: RegionTowns['gather'];

beforeAll(async () => {
  database = await freshDatabase('coordinator');
  db = database.db;
  region = { db, forms: declaredForms() };
  ({ town, gather } = regionTowns(db, now));
});

afterAll(() => database.drop());

beforeEach(async () => {
  await db.execute(sql`truncate peers, gathered_releases cascade`);
});

const rowOf = (found: YearReport, path: string, code: string) =>
  found.tables
    .find(({ measure, table }) => `${measure}/${table}` === path)
    ?.rows.find((row) => row.code === code);

const [, BARRIER = '', LEVEL = ''] =
  addressesOf({ period: '2025-Q4', codes: CODE_VERSION, year: false })
    .map((at) => /^closed\/2025-Q4\/barrier_level\/(\w+)\/(\w+)$/.exec(at))
    .find((found) => found !== null) ?? [];
const ONE_CASE: readonly string[] = [
  ...['DISCRIMINATION', 'COMPLAINT', 'AGE', 'WORK', 'WEB', 'RES_HERE', 'IN_PERIOD', 'NO_TERM'],
  ...[BARRIER, LEVEL],
];

/** Eight cases that came in October and were closed in it, each with one rule in the way. */
function closedByOneRule(address: string): number {
  const at = parseAddress(address);
  if (at === undefined || at.measure === 'mass') return 0;
  const isThen = /-Q|-10$/.test(at.period);
  return isThen && at.codes.every((code) => ONE_CASE.includes(code)) ? 8 : 0;
}

/** Nine quarters up to 2026-Q1: 2024 has 40 reports, 2025 80 or more. */
const NINE = [10, 10, 10, 10, 20, 20, 20, 20, 7];

describe('a year that is over', () => {
  it('is told by its own numbers, beside the year before', async () => {
    await town(BIG, LONG_AGO);
    await gather(BIG, ...chain(NINE));
    const found = await yearReport(region, 2025, now);
    expect(found).toMatchObject({
      ...{ year: 2025, years: [2024, 2025, 2026], isOver: true },
      quarters: ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'],
      compared: {
        received: { before: 40, finding: 'higher', why: [] },
        closed: { before: null, why: ['small-numbers'] },
      },
      rate: { rate: { low: (80 * 10_000) / 3_000 } },
      thresholds: [5],
    });
    expect(found.hidden.numbers).toBe(0);
    expect(rowOf(found, 'received/total', 'total')).toEqual({
      ...{ code: 'total', visible: 80, hiddenTowns: 0 },
    });
    expect(rowOf(found, 'received/people', 'people')?.visible).toBe(80);
    expect(rowOf(found, 'received/ground', 'AGE')?.visible).toBe(80);
    // only broadest codes: the narrower ones are in them
    expect(rowOf(found, 'received/domain', 'WORK')?.visible).toBe(80);
    expect(rowOf(found, 'received/domain', 'WORK_DISMISSAL')).toBeUndefined();
    expect(found.towns).toMatchObject([
      { id: BIG, came: 'all', received: { visible: 80, isExact: true }, isFew: false },
    ]);
  });

  it('is the one that is told when none is asked for', async () => {
    await town(BIG, LONG_AGO);
    await gather(BIG, ...chain(NINE));
    expect((await yearReport(region, undefined, now)).year).toBe(2025);
  });

  it('is not set beside another one when other towns told it, or one was silent', async () => {
    for (const id of [BIG, MID, TINY]) await town(id, LONG_AGO);
    await gather(BIG, ...chain(NINE));
    const q3 = releaseOf('2025-Q3', 9);
    await gather(MID, q3, releaseOf('2025-Q4', 6, { after: q3 }));
    const found = await yearReport(region, 2025, now);
    expect(found.compared.received).toEqual({ before: null, finding: null, why: ['silent'] });
    // what a town told of some quarters is added
    expect(rowOf(found, 'received/total', 'total')).toMatchObject({ visible: 95, hiddenTowns: 0 });
    expect(rowOf(found, 'received/people', 'people')).toMatchObject({
      ...{ visible: 89, hiddenTowns: 1 },
    });
    expect(found.towns.map(({ came, rate }) => [came, rate === null])).toEqual([
      ['all', false],
      ['some', true],
      ['none', true],
    ]);
    // of the towns that told all
    expect(found.rate?.rate.low).toBe((80 * 10_000) / 3_000);
    await db.execute(sql`update peers set removed_at = '2024-06-01' where entity_id = ${TINY}`);
    const without = await yearReport(region, 2025, now);
    expect(without.towns.map(({ id }) => id)).toEqual([BIG, MID]);
    expect(without.compared.received.why).toContain('other-towns');
  });

  it('hides what is hidden and says of how many towns', async () => {
    for (const id of [BIG, MID]) await town(id, '2025-01-05T00:00:00Z');
    let before: ReturnType<typeof releaseOf> | undefined;
    for (const quarter of [1, 2, 3, 4] as const) {
      const period: Period = `2025-Q${quarter}`;
      before = hiddenReleaseOf(period, { after: before, year: quarter === 4 });
      await gather(MID, before);
    }
    await gather(BIG, ...chain([10, 10, 10, 10, 5]));
    const found = await yearReport(region, 2025, now);
    expect(rowOf(found, 'received/total', 'total')).toMatchObject({ visible: 40, hiddenTowns: 1 });
    expect(found.compared.received.why).toEqual(['no-year-before']);
    expect(found.rate).toBeNull();
    expect(found.hidden.numbers).toBeGreaterThan(10);
    expect(found.hidden.of).toBeGreaterThan(found.hidden.numbers);
  });

  it('says no fewer reports than it shows people, or reports by their parts', async () => {
    for (const id of [BIG, MID, TINY]) await town(id, '2025-01-05T00:00:00Z');
    const shown = { [BIG]: /\/people$/, [MID]: /\/(AGE|ORIGIN)$/, [TINY]: /\/(CARE|BOTH)$/ };
    for (const id of [BIG, MID, TINY]) {
      let before: ReturnType<typeof releaseOf> | undefined;
      for (const quarter of [1, 2, 3, 4] as const) {
        const number = (at: string) => {
          if (!at.startsWith('received/')) return 0;
          if (!shown[id].test(at) || /-\d\d\//.test(at)) return null;
          return at.includes('..') ? 24 : 6;
        };
        const from = { after: before, year: quarter === 4 };
        before = releaseWith(number, `2025-Q${quarter}`, from);
        await gather(id, before);
      }
    }
    const found = await yearReport(region, 2025, now);
    // of people; of one ground, and perhaps the same of another; of two subjects
    expect(found.towns.map(({ received }) => received)).toEqual([
      { visible: 24, isExact: false },
      { visible: 24, isExact: false },
      { visible: 48, isExact: false },
    ]);
    expect(rowOf(found, 'received/total', 'total')).toMatchObject({ visible: 96, hiddenTowns: 3 });
    expect(found.rate).toBeNull();
  });

  it('has the levels of each barrier', async () => {
    await town(BIG, '2025-10-05T00:00:00Z');
    await gather(BIG, releaseWith(closedByOneRule, '2025-Q4'));
    const found = await yearReport(region, 2025, now);
    expect(rowOf(found, 'closed/barrier', BARRIER)).toMatchObject({ visible: 8, hiddenTowns: 0 });
    expect(rowOf(found, 'closed/barrier_level', `${BARRIER}/${LEVEL}`)?.visible).toBe(8);
    expect(rowOf(found, 'closed/timeliness', 'NO_TERM')?.visible).toBe(8);
  });
});

describe('a year that is not over', () => {
  it('goes as far as quarters were told', async () => {
    for (const id of [BIG, MID]) await town(id, '2025-01-05T00:00:00Z');
    await gather(BIG, ...chain([10, 10, 10, 10, 5]));
    const found = await yearReport(region, 2026, now);
    expect(found).toMatchObject({
      ...{ year: 2026, isOver: false, quarters: ['2026-Q1'] },
      compared: { received: { why: ['not-over'] } },
    });
    expect(rowOf(found, 'received/total', 'total')).toMatchObject({ visible: 5 });
    expect(found.towns.map(({ came, isFew }) => [came, isFew])).toEqual([
      ['all', true],
      ['none', false],
    ]);
  });

  it('of which nothing is told has no quarters and no towns', async () => {
    await town(BIG, '2025-01-05T00:00:00Z');
    const found = await yearReport(region, 2025, now);
    expect(found).toMatchObject({ years: [], quarters: [], towns: [], rate: null });
    expect(found.tables.every(({ rows }) => rows.length === 0)).toBe(true);
    expect((await yearReport(region, undefined, now)).year).toBe(2025);
  });
});
