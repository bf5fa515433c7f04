import { randomUUID } from 'node:crypto';
import { canonicalize, digestOf, type JsonObject } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestNode } from '../../../../test/federation/nodes.ts';
import { hiddenReleaseOf, releaseOf } from '../../../../test/federation/releases.ts';
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
import { gatherRelease } from './gather.ts';

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
  const handlers = new Map([['release', gatherRelease]]);
  ({ town } = await townAndRegion(databases, handlers));
});

/** Sends a body the whole way and says how it ended. */
async function send(body: JsonObject): Promise<string> {
  const now = town.clock.now();
  const { jti } = await enqueue(town.db, town, { audience: REGION, type: 'release', body, now });
  await deliverDue(town);
  const state = (await deliveryStates(town.db, [jti])).get(jti);
  return state?.refusal ?? state?.state ?? 'lost';
}

const stored = () =>
  db.execute<{ period: string; body: string; digest: string }>(
    sql`select period, body, digest from gathered_releases order by period`,
  );

describe('a release', () => {
  it('is stored as it was signed, with every declared cell', async () => {
    const release = releaseOf('2026-Q1', 12);
    expect(await send(release)).toBe('delivered');
    const body = canonicalize(release);
    expect(await stored()).toEqual([{ period: '2026-Q1', body, digest: digestOf(body) }]);
    const cells = await db.execute<{ table_id: string; code: string; count: number | null }>(
      sql`select table_id, code, count from gathered_cells where measure = 'received'`,
    );
    expect(cells).toContainEqual({ table_id: 'total', code: 'total', count: 12 });
    expect(cells).toContainEqual({ table_id: 'subject', code: 'DISCRIMINATION', count: 12 });
    expect(cells).toContainEqual({ table_id: 'subject', code: 'CARE', count: 0 });
  });

  it('keeps a hidden number apart from zero', async () => {
    await send(hiddenReleaseOf('2026-Q1'));
    const counts = await db.execute<{ measure: string; sum: number | null; n: number }>(
      sql`select measure, sum(count)::int as sum, count(*)::int as n from gathered_cells
          group by measure order by measure`,
    );
    expect(counts.map(({ measure, sum }) => [measure, sum])).toEqual([
      ['closed', 0],
      ['received', null],
    ]);
    expect(counts[0]?.n).toBe(counts[1]?.n);
  });

  it('is final: a second one of the quarter is refused, the same or other', async () => {
    await send(releaseOf('2026-Q1', 12));
    expect(await send(releaseOf('2026-Q1', 13))).toBe('release-already-final');
    expect(await send(releaseOf('2026-Q1', 12))).toBe('release-already-final');
    expect(await send(releaseOf('2025-Q4', 12))).toBe('delivered');
    expect(await stored()).toHaveLength(2);
  });

  it.each([
    ['of a quarter that is not over', releaseOf('2026-Q2', 12), 'release-in-future'],
    ['that shows a small number', releaseOf('2026-Q1', 4), 'release-below-threshold'],
    ['with more in it', { ...releaseOf('2026-Q1', 12), story: 'x' }, 'release-invalid'],
    ['of nothing', {}, 'release-invalid'],
  ])('%s is refused and leaves nothing', async (_, body, problem) => {
    expect(await send(body as JsonObject)).toBe(problem);
    expect(await stored()).toEqual([]);
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
      const refused = gatherRelease(db, message, { issuer: { ...issuer, ...other }, now });
      await expect(refused).rejects.toMatchObject({ problem: 'issuer-unknown' });
    }
    expect(await stored()).toEqual([]);
  });
});
