import { randomUUID } from 'node:crypto';
import { canonicalize, digestOf, type JsonObject, type QuarterRelease } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestNode } from '../../../../test/federation/nodes.ts';
import { hiddenReleaseOf, releaseOf, releaseWith } from '../../../../test/federation/releases.ts';
import {
  type Databases,
  REGION,
  TOWN,
  townAndRegion,
  twoDatabases,
} from '../../../../test/federation/town-and-region.ts';
import { deliverDue } from '../federation/deliver.ts';
import { enqueue } from '../federation/enqueue.ts';
import { findPeer } from '../federation/peers.ts';
import { deliveryStates } from '../federation/store.ts';
import type { Db } from '../system/database.ts';
import { releaseGatherer } from './gather.ts';

let databases: Databases;
let town: TestNode;
let db: Db;

beforeAll(async () => {
  databases = await twoDatabases();
  db = databases.there.db;
});

afterAll(() => databases.drop());

beforeEach(async () => {
  await db.execute(sql`truncate gathered_releases cascade`);
  const from = ['member'] as const;
  const handlers = new Map([['release', { from, handle: releaseGatherer() }]]);
  ({ town } = await townAndRegion(databases, handlers));
});

async function put(body: JsonObject): Promise<string> {
  const now = town.clock.now();
  return (await enqueue(town.db, town, { audience: REGION, type: 'release', body, now })).jti;
}

async function howEnded(jti: string): Promise<string> {
  const state = (await deliveryStates(town.db, [jti])).get(jti);
  return state?.refusal ?? state?.state ?? 'lost';
}

/** Sends a body the whole way and says how it ended. */
async function send(body: JsonObject): Promise<string> {
  const jti = await put(body);
  await deliverDue(town);
  return howEnded(jti);
}

const stored = () =>
  db.execute<{ period: string; body: string; digest: string }>(
    sql`select period, body, digest from gathered_releases order by period`,
  );

const countsOf = async (table: string, span = 'quarter') => {
  const [row] = await db.execute<{ counts: (number | null)[] | null }>(
    sql`select counts from gathered_cells
        where measure = 'received' and table_id = ${table} and span = ${span}`,
  );
  return row?.counts;
};

/** Five quarters of a town, each after the one before, with a rolling year from the fourth. */
function fiveQuarters(each: number): QuarterRelease[] {
  const made: QuarterRelease[] = [];
  for (const period of ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'] as const) {
    const year = made.length >= 3;
    made.push(releaseOf(period, each, { after: made.at(-1), year, ofYear: 4 * each }));
  }
  return made;
}

describe('a release', () => {
  it('is stored as it was signed, with every declared table', async () => {
    const release = releaseOf('2026-Q1', 12);
    expect(await send(release)).toBe('delivered');
    const body = canonicalize(release);
    expect(await stored()).toEqual([{ period: '2026-Q1', body, digest: digestOf(body) }]);
    expect(await countsOf('total')).toEqual([12]);
    expect(await countsOf('subject')).toEqual([12, 0, 0, 0]);
    expect(await countsOf('subject', 'month-1')).toEqual([12, 0, 0, 0]);
    expect(await countsOf('subject', 'month-2')).toEqual([0, 0, 0, 0]);
    expect(await countsOf('subject', 'year')).toBeUndefined();
    const parts = sql`select part, counts from gathered_cells where table_id = 'subject_request'
      and span = 'quarter' and part in ('DISCRIMINATION', 'CARE') order by part`;
    expect(await db.execute(parts)).toEqual([
      { part: 'CARE', counts: expect.not.arrayContaining([12]) },
      { part: 'DISCRIMINATION', counts: expect.arrayContaining([12, 0]) },
    ]);
  });

  it('keeps a hidden number apart from zero', async () => {
    const numbers = new Map([
      ['received/2026-Q1/total', 50],
      ['received/2026-Q1/subject/DISCRIMINATION', 30],
    ]);
    const number = (at: string) => numbers.get(at) ?? (at.startsWith('received/') ? null : 0);
    await send(releaseWith(number, '2026-Q1'));
    expect(await countsOf('total')).toEqual([50]);
    expect(await countsOf('subject')).toEqual([30, null, null, null]);
    expect(await countsOf('ground')).toBeNull();
  });

  it('is taken quarter after quarter, with its rolling year', async () => {
    const sent: string[] = [];
    for (const release of fiveQuarters(10)) sent.push(await send(release));
    expect(sent).toEqual(Array(5).fill('delivered'));
    const years = await db.execute(
      sql`select period, counts from gathered_cells
          where measure = 'received' and table_id = 'total' and span = 'year' order by period`,
    );
    expect(years).toEqual([
      { period: '2025-Q4', counts: [40] },
      { period: '2026-Q1', counts: [40] },
    ]);
  });

  it('is final: a second one of the quarter is refused, the same or other', async () => {
    const [first, second] = fiveQuarters(12);
    if (!first || !second) throw new Error('no releases');
    await send(first);
    await send(second);
    for (const again of [first, second, releaseOf(second.period, 13, { after: first })]) {
      expect(await send(again)).toBe('release-already-final');
    }
    expect(await stored()).toHaveLength(2);
  });

  it('follows the one before: a gap and an older quarter are seen', async () => {
    const [first, second, third] = fiveQuarters(12);
    if (!first || !second || !third) throw new Error('no releases');
    await send(first);
    expect(await send(third)).toBe('release-not-next');
    expect(await send(releaseOf('2025-Q2', 12))).toBe('release-not-next');
    expect(await send(second)).toBe('delivered');
    expect(await stored()).toHaveLength(2);
  });

  it('that is the first here and names one before it is taken with a mark', async () => {
    const [first, second] = fiveQuarters(12);
    expect(first && second && (await send(second))).toBe('delivered');
    const marks = sql`select above_inhabitants, after_unknown from gathered_releases`;
    expect(await db.execute(marks)).toEqual([{ above_inhabitants: false, after_unknown: true }]);
  });

  it('of a gap is taken late, in any order, and marks go when what they miss has come', async () => {
    const [first, second, third, fourth] = fiveQuarters(12);
    if (!first || !second || !third || !fourth) throw new Error('no releases');
    const marked = async () => {
      const rows = await db.execute(sql`select period from gathered_releases
        where after_unknown order by period`);
      return rows.map(({ period }) => period);
    };
    expect(await send(fourth)).toBe('delivered');
    expect(await marked()).toEqual(['2025-Q4']);
    expect(await send(second)).toBe('delivered');
    expect(await marked()).toEqual(['2025-Q2', '2025-Q4']);
    expect(await send(third)).toBe('delivered');
    expect(await marked()).toEqual(['2025-Q2']);
    expect(await send(first)).toBe('delivered');
    expect(await marked()).toEqual([]);
    for (const again of [first, third]) expect(await send(again)).toBe('release-already-final');
  });

  it('of a gap is refused when a later one follows another, or none', async () => {
    const [first, second, third] = fiveQuarters(12);
    if (!first || !second || !third) throw new Error('no releases');
    await send(third);
    const other = releaseOf(second.period, 13, { after: first });
    expect(await send(other)).toBe('release-contradictory');
    expect(await send(releaseOf('2025-Q1', 5))).toBe('delivered');
    expect(await send(second)).toBe('release-not-next');
    await db.execute(sql`truncate gathered_releases cascade`);
    await send(first);
    expect(await send(releaseOf('2024-Q4', 12))).toBe('release-contradictory');
    expect(await stored()).toHaveLength(1);
  });

  it('of a gap is held against what came later', async () => {
    const [first, second, third, fourth] = fiveQuarters(12);
    if (!first || !second || !third || !fourth) throw new Error('no releases');
    const more = releaseOf('2025-Q4', 12, { after: third, year: true, ofYear: 47 });
    for (const release of [more, third, second]) expect(await send(release)).toBe('delivered');
    expect(await send(first)).toBe('release-contradictory');
  });

  it('of two that fill one gap at once is taken once', async () => {
    const [, second, third] = fiveQuarters(12);
    if (!second || !third) throw new Error('no releases');
    await send(third);
    const sent = [await put(second), await put(second)];
    // whichever takes both from the outbox: they leave side by side
    await Promise.all([deliverDue(town), deliverDue(town)]);
    const ended = await Promise.all(sent.map(howEnded));
    expect(ended.toSorted()).toEqual(['delivered', 'release-already-final']);
  });

  it('with more than there are inhabitants is taken with a mark', async () => {
    await db.execute(sql`update peers set population = 30 where entity_id = ${TOWN}`);
    expect(await send(releaseOf('2026-Q1', 31))).toBe('delivered');
    const marks = sql`select above_inhabitants, after_unknown from gathered_releases`;
    expect(await db.execute(marks)).toEqual([{ above_inhabitants: true, after_unknown: false }]);
  });

  const with20 = (change: (counts: JsonObject) => void): JsonObject => {
    const body: JsonObject = JSON.parse(JSON.stringify(releaseOf('2026-Q1', 20)));
    const { quarter } = (body.counts as { received: { quarter: JsonObject } }).received;
    change(quarter);
    return body;
  };
  const set = (table: string, cells: JsonObject | number) =>
    with20((counts) => Object.assign(counts, { [table]: cells }));

  it.each<[string, unknown, string]>([
    ['of a quarter that is not over', releaseOf('2026-Q2', 12), 'release-in-future'],
    ['that shows a small number', releaseOf('2026-Q1', 4), 'release-below-threshold'],
    [
      'with a margin that is wrong',
      set('arrived', { IN_PERIOD: 25, EARLIER: 0 }),
      'release-contradictory',
    ],
    [
      'whose only hidden number follows from the others',
      set('arrived', { IN_PERIOD: 20, EARLIER: null }),
      'release-below-threshold',
    ],
    ['with a table that is not declared', set('postcode', { A: 20 }), 'release-invalid'],
    ['with a code that is not declared', set('arrived', { TODAY: 20 }), 'release-invalid'],
    ['with 10^15', set('total', 10 ** 15), 'release-invalid'],
    ['with a part of a report', set('total', 20.5), 'release-invalid'],
    ['with fewer than none', set('total', -5), 'release-invalid'],
    ['with more in it', { ...releaseOf('2026-Q1', 12), story: 'x' }, 'release-invalid'],
    ['of version 1', { ...releaseOf('2026-Q1', 12), version: 1 }, 'release-invalid'],
    ['of no period', { ...releaseOf('2026-Q1', 12), period: "';--" }, 'release-invalid'],
    ['of nothing', {}, 'release-invalid'],
  ])('%s is refused and leaves nothing', async (_, body, problem) => {
    expect(await send(body as JsonObject)).toBe(problem);
    expect(await stored()).toEqual([]);
    expect(await countsOf('total')).toBeUndefined();
  });

  it('that tells earlier hidden numbers is refused', async () => {
    const made: QuarterRelease[] = [];
    for (const { period } of fiveQuarters(10).slice(0, 4)) {
      const before = { after: made.at(-1), year: period === '2025-Q4' };
      const isHidden = period === '2025-Q2';
      const shown = () => releaseOf(period, 10, { ...before, ofYear: 40 });
      made.push(isHidden ? hiddenReleaseOf(period, before) : shown());
    }
    const sent: string[] = [];
    for (const release of made) sent.push(await send(release));
    // 40 in the year, less 10, 10 and 10, is what 2025-Q2 had hidden
    expect(sent).toEqual(['delivered', 'delivered', 'delivered', 'release-below-threshold']);
  });

  it('is taken from admitted points only', async () => {
    const issuer = await findPeer(db, TOWN);
    if (!issuer) throw new Error('no peer');
    const now = town.clock.now();
    const message = {
      iss: TOWN,
      aud: REGION,
      jti: randomUUID(),
      iat: 0,
      exp: 1,
      type: 'release' as const,
      body: releaseOf('2026-Q1', 12),
    };
    for (const other of [{ relation: 'superior' }, { role: 'coordinator' }] as const) {
      const refused = releaseGatherer()(db, message, { issuer: { ...issuer, ...other }, now });
      await expect(refused).rejects.toMatchObject({ problem: 'issuer-unknown' });
    }
    expect(await stored()).toEqual([]);
  });
});
