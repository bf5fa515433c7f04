import {
  generateSigningKeyJwk,
  importSigningKey,
  type Period,
  type SigningKey,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countRow } from '../../../../../test/counted-rows.ts';
import { type SetClock, setClock } from '../../../../../test/network.ts';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { createAccount } from '../../access/accounts.ts';
import { apart } from '../../disclosure/apart.ts';
import { addPeer } from '../../federation/peers.ts';
import { createLog } from '../../system/log.ts';
import type { Solve } from '../make-safe.ts';
import { openPreparing } from '../preparing.ts';
import { release } from '../release.ts';
import { holdBack, letGo } from './hold.ts';
import { type LeavingDeps, leaveDue } from './leave.ts';
import { nextLeaving } from './next.ts';
import { putSchedule } from './store.ts';

const REGION = 'https://regio.example';
const LONG_AGO = new Date('2026-01-05T12:00:00Z');
const EARLY = new Date('2026-10-05T12:00:00Z');
const DAY = new Date('2026-10-15T07:00:00Z');
const BEFORE = new Date(DAY.getTime() - 1);

let database: FreshDatabase;
let key: SigningKey;
let accountId: string;
let clock: SetClock;

beforeEach(async () => {
  database = await freshDatabase('point');
  clock = setClock(EARLY);
  key = await importSigningKey(await generateSigningKeyJwk());
});
afterEach(() => database.drop());

async function person() {
  const anna = {
    login: 'anna',
    name: 'Anna',
    role: 'worker',
    password: 'long-enough-to-use',
  } as const;
  ({ accountId } = await createAccount(database.db, anna, LONG_AGO));
}

async function joinRegion(now = LONG_AGO): Promise<void> {
  const { kid, publicJwk: publicKey } = await importSigningKey(await generateSigningKeyJwk());
  const peer = {
    ...({ entityId: REGION, relation: 'superior', role: 'coordinator', name: 'Regio' } as const),
    ...{ population: null, kid, publicKey, inbox: `${REGION}/federation/inbox` },
  };
  await addPeer(database.db, { ...peer, municipalities: [] }, { now, replaceKey: false });
}

async function ready(first = '2026-08-03'): Promise<void> {
  await person();
  await joinRegion();
  await countRow(database.db, { measure: 'received' }, new Date(`${first}T12:00:00Z`));
}

/** One process of the node. */
function process(solve: Solve = apart): LeavingDeps & { woken: () => number } {
  const log = createLog({ level: 'silent' });
  const { db } = database;
  const preparing = openPreparing(() => ({ db, clock, log, key, solve, population: null }));
  const wake = vi.fn();
  const node = {
    db,
    clock,
    log,
    key,
    entityId: 'https://meldpunt.example',
    country: 'NL' as const,
  };
  return { ...node, preparing, wake, woken: () => wake.mock.calls.length };
}

const at = async (moment: Date, node = process()) => {
  clock.set(moment);
  return leaveDue(node);
};
const left = async () => {
  const rows = await database.db.execute<{ period: Period; released_by: string | null }>(
    sql`select period, released_by from releases order by period`,
  );
  return rows.map(({ period }) => period);
};
const queued = async () => (await database.db.execute(sql`select 1 from outbox`)).length;
const drafts = async () => (await database.db.execute(sql`select 1 from release_drafts`)).length;
const next = () => nextLeaving(database.db, { country: 'NL', now: clock.now() });
const by = () => ({ accountId, now: clock.now() });

describe('a quarter', () => {
  it('is ready to look at some days before, and leaves by itself when its day has come', async () => {
    await ready();
    expect(await next()).toMatchObject({ period: '2026-Q3', at: DAY, waitsFor: null });
    expect(await at(EARLY)).toBeUndefined();
    expect(await drafts()).toBe(0);
    expect(await at(new Date('2026-10-12T07:00:00Z'))).toBeUndefined();
    expect(await drafts()).toBe(1);
    expect(await at(BEFORE)).toBeUndefined();
    const node = process();
    expect(await at(DAY, node)).toBe('2026-Q3');
    expect(node.woken()).toBe(1);
    expect(await queued()).toBe(1);
    const rows = await database.db.execute(sql`select actor_kind, actor_id, subject
      from audit_entries where act = 'released'`);
    expect([...rows]).toEqual([{ actor_kind: 'node', actor_id: null, subject: '2026-Q3' }]);
    expect(await next()).toMatchObject({ period: '2026-Q4', at: new Date('2027-01-15T08:00:00Z') });
  });

  it('leaves once, however many processes of the node let it go', async () => {
    await ready();
    clock.set(DAY);
    const nodes = [process(), process(), process(), process()];
    const done = await Promise.all(nodes.map((node) => leaveDue(node)));
    expect(done.filter((period) => period !== undefined)).toEqual(['2026-Q3']);
    expect(await queued()).toBe(1);
    expect(await at(DAY)).toBeUndefined();
  });

  it('that counts otherwise than it was prepared is prepared anew first', async () => {
    await ready();
    const node = process();
    clock.set(DAY);
    const make = node.preparing.make.bind(node.preparing);
    const late = {
      ...node.preparing,
      make: async (period: Period) => {
        const made = await make(period);
        await countRow(database.db, { measure: 'received' }, new Date('2026-08-04T12:00:00Z'));
        return made;
      },
    };
    expect(await leaveDue({ ...node, preparing: late })).toBeUndefined();
    expect(await left()).toEqual([]);
    expect(await leaveDue(node)).toBe('2026-Q3');
  });

  it('leaves one a morning, the oldest first, after the node was away for long', async () => {
    await ready('2026-02-03');
    expect(await at(new Date('2026-10-20T12:00:00Z'))).toBe('2026-Q1');
    expect(await at(new Date('2026-10-20T12:01:00Z'))).toBeUndefined();
    expect(await at(new Date('2026-10-21T07:00:00Z'))).toBe('2026-Q2');
    expect(await at(new Date('2026-10-22T07:00:00Z'))).toBe('2026-Q3');
    expect(await left()).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
  });
});

describe('nothing leaves by itself', () => {
  it('before anything was counted, without a region, without people', async () => {
    expect(await next()).toBeUndefined();
    expect(await at(DAY)).toBeUndefined();
    await countRow(database.db, { measure: 'received' }, new Date('2026-08-03T12:00:00Z'));
    expect(await next()).toMatchObject({ waitsFor: 'region', at: null });
    await joinRegion();
    expect(await next()).toMatchObject({ waitsFor: 'people', at: null });
    expect(await at(DAY)).toBeUndefined();
    await person();
    expect(await at(DAY)).toBe('2026-Q3');
  });

  it('on the day on which the point joined', async () => {
    await person();
    await countRow(database.db, { measure: 'received' }, new Date('2026-08-03T12:00:00Z'));
    await joinRegion(new Date('2026-11-02T10:00:00Z'));
    expect(await at(new Date('2026-11-02T10:01:00Z'))).toBeUndefined();
    expect(await at(new Date('2026-11-03T08:00:00Z'))).toBe('2026-Q3');
  });

  it('where the town does it by hand, and on the day that it sets', async () => {
    await ready();
    await putSchedule(database.db, { automatic: false, days: 15, setBy: accountId, setAt: EARLY });
    expect(await next()).toMatchObject({ waitsFor: 'hand', at: null });
    expect(await at(DAY)).toBeUndefined();
    await putSchedule(database.db, { automatic: true, days: 28, setBy: accountId, setAt: EARLY });
    expect(await at(DAY)).toBeUndefined();
    expect(await at(new Date('2026-10-28T08:00:00Z'))).toBe('2026-Q3');
  });

  it('that could not be proven', async () => {
    await ready();
    const unproven: Solve = async (job) => {
      const answer = job.what === 'audit' ? { ok: false } : { hidden: [], how: 'chosen' };
      return answer as never;
    };
    expect(await at(DAY, process(unproven))).toBeUndefined();
    expect(await next()).toMatchObject({ waitsFor: 'proof', at: null });
    expect(await left()).toEqual([]);
  });

  it('that could not be prepared, until it can an hour later or somebody asks', async () => {
    await ready();
    let tries = 0;
    const broken = process(() => {
      tries += 1;
      throw new Error('the solver fell over');
    });
    expect(await at(DAY, broken)).toBeUndefined();
    expect((await next())?.failedAt).toEqual(DAY);
    expect(await broken.preparing.look('2026-Q3')).toBe('failed');
    expect(await at(new Date(DAY.getTime() + 59 * 60_000), broken)).toBeUndefined();
    expect(tries).toBe(1);
    const whole = process();
    expect(await whole.preparing.look('2026-Q3')).toBe('failed');
    await whole.preparing.again('2026-Q3');
    expect(await whole.preparing.make('2026-Q3')).toMatchObject({ how: 'chosen' });
    expect(await at(DAY, whole)).toBe('2026-Q3');
  });
});

describe('a quarter that is held back', () => {
  it('leaves neither by itself nor by hand, and the next morning after it is let go', async () => {
    await ready('2026-05-03');
    clock.set(new Date('2026-10-13T12:00:00Z'));
    await holdBack(database.db, { period: '2026-Q2', reason: null }, by());
    expect(await next()).toMatchObject({
      ...{ period: '2026-Q2', waitsFor: 'letting-go', at: null },
      hold: { heldBy: 'Anna', reason: null },
    });
    // those after it wait too
    expect(await at(DAY)).toBeUndefined();
    const byHand = { period: '2026-Q2', digest: 'any', accountId, now: DAY } as const;
    const sender = { key, entityId: 'https://meldpunt.example' };
    await expect(release(database.db, sender, byHand)).rejects.toThrow('release-held');
    await letGo(database.db, '2026-Q2', by());
    expect(await at(DAY)).toBeUndefined();
    expect(await at(new Date('2026-10-16T07:00:00Z'))).toBe('2026-Q2');
    expect(await at(new Date('2026-10-17T07:00:00Z'))).toBe('2026-Q3');
  });

  it('keeps who held it first, takes a reason later, and is let go once', async () => {
    await ready();
    await holdBack(database.db, { period: '2026-Q3', reason: null }, by());
    await holdBack(database.db, { period: '2026-Q3', reason: 'checking' }, by());
    expect((await next())?.hold).toMatchObject({ reason: 'checking', heldAt: EARLY });
    await letGo(database.db, '2026-Q3', by());
    await expect(letGo(database.db, '2026-Q3', by())).rejects.toThrow('changed-meanwhile');
    const rows = await database.db.execute<{ act: string; subject: string }>(
      sql`select act, subject from audit_entries where act like 'release-%' order by id`,
    );
    expect(rows.map(({ act, subject }) => `${act} ${subject}`)).toEqual([
      'release-held 2026-Q3',
      'release-held 2026-Q3 checking',
      'release-let-go 2026-Q3',
    ]);
  });

  it('cannot be one that has left or has not begun', async () => {
    await ready();
    await at(DAY);
    const holds = (period: Period) => holdBack(database.db, { period, reason: null }, by());
    await expect(holds('2026-Q3')).rejects.toThrow('release-already-final');
    await expect(holds('2027-Q1')).rejects.toThrow('request-invalid');
    await holds('2026-Q4');
  });

  it('is not let out by a process that had it ready a moment before', async () => {
    await ready();
    const node = process();
    clock.set(DAY);
    const preparing = {
      ...node.preparing,
      make: async (period: Period) => {
        const made = await node.preparing.make(period);
        await holdBack(database.db, { period, reason: null }, by());
        return made;
      },
    };
    expect(await leaveDue({ ...node, preparing })).toBeUndefined();
    expect(await queued()).toBe(0);
  });
});
