import { randomUUID } from 'node:crypto';
import {
  checkQuarterRelease,
  generateSigningKeyJwk,
  importSigningKey,
  type SigningKey,
  valuesOf,
} from '@nabij/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countRow } from '../../../../test/counted-rows.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { createAccount } from '../access/accounts.ts';
import { apart } from '../disclosure/apart.ts';
import type { Solve } from './make-safe.ts';
import { type PrepareDeps, prepare } from './prepare.ts';
import { insertRelease } from './store.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

let database: FreshDatabase;
let solved: number;
let deps: PrepareDeps;
let key: SigningKey;

beforeAll(async () => {
  database = await freshDatabase('point');
  key = await importSigningKey(await generateSigningKeyJwk());
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.db.execute('truncate tallies, release_drafts, releases');
  solved = 0;
  const solve = (async (job) => {
    solved += 1;
    return apart(job);
  }) as Solve;
  deps = { db: database.db, clock: { now: () => NOW }, solve, population: 30_000, key };
});

async function came(n: number, it: { subject?: string; grounds?: string[] } = {}): Promise<void> {
  for (let i = 0; i < n; i += 1) {
    await countRow(database.db, { ...it, measure: 'received' }, new Date('2026-08-03T10:00:00Z'));
  }
}

describe('a release that is prepared', () => {
  it('can be taken by a coordinator, and shows nothing small', async () => {
    await came(21);
    await came(2, { subject: 'CARE', grounds: [] });
    const { release, digest, how } = await prepare(deps, '2026-Q3');
    expect(checkQuarterRelease(release, NOW)).toMatchObject({ ok: true, aboveInhabitants: false });
    expect([how, release.previous]).toEqual(['chosen', null]);
    expect(digest).toMatch(/^[\w-]{43}$/);
    const values = valuesOf(release);
    expect(values.get('received/2026-Q3/total')).toBe(23);
    expect(values.get('received/2026-Q3/subject/CARE')).toBeNull();
  });

  it('is kept as long as the counts stay what they are', async () => {
    await came(12);
    const first = await prepare(deps, '2026-Q3');
    const times = solved;
    expect(await prepare(deps, '2026-Q3')).toEqual(first);
    expect(solved).toBe(times);
    await came(1);
    const second = await prepare(deps, '2026-Q3');
    expect(valuesOf(second.release).get('received/2026-Q3/total')).toBe(13);
    expect(second.basis).not.toBe(first.basis);
  });

  it('begins anew after what was written while this program was made', async () => {
    await came(12);
    const anna = {
      login: 'anna',
      name: 'Anna',
      role: 'lead',
      password: 'long-enough-to-use',
    } as const;
    const { accountId } = await createAccount(database.db, anna, NOW);
    const old = { period: '2026-Q2', body: '{"version":1,"period":"2026-Q2"}', digest: 'x' };
    const by = { jti: randomUUID(), releasedBy: accountId, releasedAt: NOW };
    await insertRelease(database.db, { ...old, ...by });
    const { release } = await prepare(deps, '2026-Q3');
    expect(release).toMatchObject({ version: 2, previous: null });
  });
});
