import { randomUUID } from 'node:crypto';
import { type Envelope, epochSeconds } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acquaint, setClock, testNode, wires } from '../../../../test/federation/nodes.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { type KnownPeers, knownPeers } from './known-peers.ts';
import { setSuspended } from './peers.ts';
import { type Arrival, type TakeOnce, takerOf } from './take-once.ts';
import { together } from './together.ts';

const TOWN = 'https://klein.example';
const clock = setClock();

let database: FreshDatabase;
let take: TakeOnce;
let known: KnownPeers;
let kid: string;

beforeAll(async () => {
  database = await freshDatabase('coordinator');
  await database.db.execute(sql`create table effects (jti uuid not null, n serial)`);
});

afterAll(() => database.drop());

beforeEach(async () => {
  const { db } = database;
  await db.execute(sql`truncate effects, inbox, peers cascade`);
  const town = await testNode({ db, entityId: TOWN, role: 'point', outgoing: wires(), clock });
  await acquaint(db, town, { relation: 'member', now: clock.now() });
  kid = town.key.kid;
  take = takerOf(db);
  known = knownPeers(db);
});

function arrival(changes: Partial<Arrival> = {}, message: Partial<Envelope> = {}): Arrival {
  const jti = randomUUID();
  const iat = epochSeconds(clock.now());
  const whole: Envelope = {
    iss: TOWN,
    aud: 'https://regio.example',
    jti,
    iat,
    exp: iat + 60,
    type: 'contact-cards',
    body: {},
    ...message,
  };
  return {
    message: whole,
    digest: jti,
    receipt: `receipt of ${jti}`,
    now: clock.now(),
    version: null,
    alone: false,
    ofIssuerOnly: false,
    effect: async (tx) => {
      await tx.execute(sql`insert into effects values (${whole.jti})`);
    },
    ...changes,
  };
}

async function effects(): Promise<string[]> {
  const rows = await database.db.execute<{ jti: string }>(sql`select jti from effects order by n`);
  return rows.map(({ jti }) => jti);
}

async function transactions(): Promise<number> {
  const [row] = await database.db.execute<{ n: number }>(
    sql`select count(distinct xmin::text)::int as n from inbox`,
  );
  return row?.n ?? 0;
}

describe('messages that come at the same time', () => {
  it('share a transaction, and each has its effect', async () => {
    const all = Array.from({ length: 20 }, () => arrival());
    expect(await Promise.all(all.map(take))).toEqual(all.map(() => 'taken'));
    expect(new Set(await effects())).toEqual(new Set(all.map(({ message }) => message.jti)));
    expect(await transactions()).toBeLessThan(5);
  });

  it('have their effects in the order of what they are about', async () => {
    const ref = randomUUID();
    const inOrder = [0, 1, 2, 3].map((seq) => arrival({}, { ref, seq }));
    const first = take(arrival());
    await Promise.all([first, ...inOrder.toReversed().map(take)]);
    expect((await effects()).slice(1)).toEqual(inOrder.map(({ message }) => message.jti));
  });

  it('are not harmed by one that cannot be taken, wherever it stands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(7), { maxLength: 4 }), async (poisoned) => {
        await database.db.execute(sql`truncate effects, inbox`);
        const poison = async (tx: Parameters<Arrival['effect']>[0]) => {
          await tx.execute(sql`insert into effects values (${randomUUID()})`);
          await tx.execute(sql`select 1 / 0`);
        };
        const all = Array.from({ length: 8 }, (_, i) =>
          arrival(poisoned.includes(i) ? { effect: poison } : {}),
        );
        const results = await Promise.allSettled(all.map(take));
        expect(results.map(({ status }) => status === 'rejected')).toEqual(
          all.map((_, i) => poisoned.includes(i)),
        );
        expect(await effects()).toHaveLength(8 - poisoned.length);
      }),
      { numRuns: 20 },
    );
  });

  it('run in the middle of those of others where they touch only what is of their issuer', async () => {
    const seen: string[] = [];
    const of = (iss: string, changes: Partial<Arrival> = {}) =>
      arrival(
        {
          effect: async (tx) => {
            seen.push(`${iss} begins`);
            await tx.execute(sql`select 1`);
            seen.push(`${iss} ends`);
          },
          ...changes,
        },
        { iss },
      );
    const ran = async (changes: Partial<Arrival>) => {
      seen.length = 0;
      const both = ['https://a.example', 'https://b.example'].map((iss) => of(iss, changes));
      const again = of('https://a.example', changes);
      await Promise.all([take(arrival()), ...[...both, again].map(take)]);
      return seen.map((what) => what.replace('https://', '').replace('.example', ''));
    };
    const [first, second, ...rest] = await ran({ ofIssuerOnly: true });
    expect(new Set([first, second])).toEqual(new Set(['a begins', 'b begins']));
    // those of one issuer never at the same time
    expect(rest.filter((what) => what.startsWith('a'))).toEqual(['a ends', 'a begins', 'a ends']);
    const inTurn = await ran({ ofIssuerOnly: false });
    expect(inTurn.map((what) => what.split(' ')[1])).toEqual(
      Array.from({ length: 3 }, () => ['begins', 'ends']).flat(),
    );
  });

  it('and run beside one that cannot be taken are all taken, and only its sender is blamed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(5), async (bad) => {
        await database.db.execute(sql`truncate effects, inbox`);
        const fails: Arrival['effect'] = async (tx) => void (await tx.execute(sql`select 1 / 0`));
        let runs = 0;
        const all = Array.from({ length: 6 }, (_, i) => {
          const message = { iss: `https://town${i}.example` };
          const own = arrival({ ofIssuerOnly: true }, message);
          const effect: Arrival['effect'] = (tx) => {
            runs += 1;
            return i === bad ? fails(tx) : own.effect(tx);
          };
          return { ...own, effect };
        });
        const go = () => Promise.allSettled([arrival(), ...all].map(take));
        const results = await go();
        expect(results.slice(1).map(({ status }) => status)).toEqual(
          all.map((_, i) => (i === bad ? 'rejected' : 'fulfilled')),
        );
        expect(await effects()).toHaveLength(6);
        // the next time the others share a transaction again, and nothing of theirs runs twice
        await database.db.execute(sql`truncate inbox`);
        runs = 0;
        for (const one of all) Object.assign(one.message, { jti: randomUUID() });
        await go();
        expect({ runs, few: (await transactions()) <= 3 }).toEqual({ runs: 6, few: true });
        clock.forward(120_000);
      }),
      { numRuns: 6 },
    );
  });

  it('come twice for one that cannot be taken once only, however often its sender tries', async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
    };
    const good = () => arrival({ effect: run });
    const bad = () =>
      arrival(
        { effect: (): Promise<void> => Promise.reject(new Error('never')) },
        { iss: 'https://bad.example' },
      );
    const round = async () => {
      runs = 0;
      await Promise.allSettled([take(arrival()), ...[good(), bad(), good()].map(take)]);
      return runs;
    };
    // one of the two ran before the failure, and both after it
    expect(await round()).toBe(3);
    expect([await round(), await round()]).toEqual([2, 2]);
    clock.forward(60_000);
    expect(await round()).toBe(3);
  });

  it('and wait for a lock of somebody else do not keep the others waiting', async () => {
    const { db } = database;
    await db.execute(sql`insert into effects values (${randomUUID()})`);
    const waits = arrival({
      effect: async (tx) => void (await tx.execute(sql`update effects set jti = jti`)),
    });
    const held = await db.transaction(async (tx) => {
      await tx.execute(sql`update effects set jti = jti`);
      const [first, waiting, other] = [arrival(), waits, arrival()].map(take);
      expect(await first).toBe('taken');
      expect(await other).toBe('taken');
      return { waiting };
    });
    expect(await held.waiting).toBe('taken');
  });

  it('and take long do not keep the others waiting', async () => {
    const ended: string[] = [];
    const sleeps = arrival({
      effect: async (tx) => void (await tx.execute(sql`select pg_sleep(3)`)),
    });
    const end = (name: string) => (it: unknown) => ended.push(`${name} ${it}`);
    await Promise.all([
      take(arrival()).then(end('first')),
      take(sleeps).then(end('slow')),
      take(arrival()).then(end('other')),
    ]);
    expect(ended).toEqual(['first taken', 'other taken', 'slow taken']);
  });

  it('copies of one among them: one is taken, the rest are repeats', async () => {
    const one = arrival();
    const copies = Array.from({ length: 6 }, () => ({ ...one }));
    const takings = await Promise.all([take(arrival()), ...copies.map(take)]);
    expect(takings.filter((it) => it === 'repeated')).toHaveLength(5);
    expect(await effects()).toHaveLength(2);
  });
});

describe('copies of a message that its effect refuses', () => {
  it('repeat nothing: the first is refused, and the others are looked at anew', async () => {
    const one = arrival({ effect: async () => 'handover-closed' });
    const copies = Array.from({ length: 3 }, () => ({ ...one }));
    const [, ...takings] = await Promise.all([take(arrival()), ...copies.map(take)]);
    expect(takings).toEqual([
      { refused: 'handover-closed' },
      'judged-too-early',
      'judged-too-early',
    ]);
    expect(await take(one)).toEqual({ refused: 'handover-closed' });
  });
});

describe('a peer that is remembered', () => {
  const find = () => known.find(TOWN, { kid, now: clock.now() });

  it('is asked for once, and read anew for another key or when it is suspended', async () => {
    const peer = await find();
    expect(await find()).toBe(peer);
    expect(await known.find(TOWN, { kid: 'another', now: clock.now() })).not.toBe(peer);
  });

  it('that has changed since gets nothing taken, and no repeat answered either', async () => {
    const peer = await find();
    if (!peer) throw new Error('not found');
    const version = known.versionOf(peer);
    const before = arrival({ version });
    expect(await take(before)).toBe('taken');
    await setSuspended(database.db, TOWN, clock.now());
    expect(await take(arrival({ version }))).toBe('judged-too-early');
    expect(await take(before)).toBe('judged-too-early');
    expect(await known.isCurrent(peer)).toBe(false);
    expect(await find()).toMatchObject({ suspendedAt: clock.now() });
    expect(await effects()).toHaveLength(1);
  });
});

describe('what is done together', () => {
  it('answers everybody with their own, whatever fails', async () => {
    let goes = 0;
    const half = together<number, number>(
      async (numbers) => {
        goes += 1;
        await new Promise(setImmediate);
        if (numbers.includes(13)) throw new Error('unlucky');
        return numbers.map(async (n) => {
          if (n % 2 === 1) throw new Error('odd');
          return n / 2;
        });
      },
      { most: 4, goes: 1 },
    );
    const results = await Promise.allSettled([2, 4, 5, 6, 8, 13, 10].map(half));
    const outcomes = results.map((it) => (it.status === 'fulfilled' ? it.value : it.reason));
    expect(outcomes.map((it) => (it instanceof Error ? it.message : it))).toEqual([
      1,
      2,
      'odd',
      3,
      4,
      'unlucky',
      'unlucky',
    ]);
    expect(goes).toBe(3);
  });
});
