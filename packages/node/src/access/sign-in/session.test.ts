import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { createLog } from '../../system/log.ts';
import { SealBroken } from '../../vault/seal.ts';
import { createAccount, type OpenAccount, openAccount, unlockAccount } from '../accounts.ts';
import { accountByLogin } from '../store.ts';
import type { SessionStage } from '../tables.ts';
import {
  endSession,
  openSession,
  requireFresh,
  requireOpen,
  startSession,
  startVaultSession,
} from './session.ts';

const NOW = new Date('2026-11-21T08:00:00Z');
const MINUTE = 60_000;
const ANNA = {
  login: 'anna',
  name: 'Anna',
  role: 'worker',
  password: 'zeven-lange-woorden',
} as const;
let database: FreshDatabase;
let anna: OpenAccount;

const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);
const start = (stage: SessionStage = 'open', now = NOW, who = anna) =>
  startSession(database.db, who, { stage, now });
const open = (cookie: string, now = NOW, background = false) =>
  openSession(database.db, cookie, { now, background });

beforeAll(async () => {
  database = await freshDatabase('point');
  await createAccount(database.db, ANNA, NOW);
  anna = await unlockAccount(database.db, ANNA.login, ANNA.password);
});
afterAll(() => database.drop());

describe('a session', () => {
  it('is opened by its cookie and by no other', async () => {
    const cookie = await start();
    expect(await open(cookie)).toMatchObject({
      stage: 'open',
      who: { accountId: anna.accountId, role: 'worker', privateJwk: anna.privateJwk },
    });
    const others = ['', 'x', cookie.slice(1), randomBytes(32).toString('base64url'), '\0'];
    for (const other of others) expect(await open(other)).toBeUndefined();
  });

  it('ends after half an hour without use, and not before', async () => {
    const cookie = await start();
    expect(await open(cookie, later(30))).toMatchObject({ idleUntil: later(60) });
    expect(await open(cookie, later(60))).toBeDefined();
    expect(await open(cookie, later(91))).toBeUndefined();
    // and is gone for good, also for a clock that goes back
    expect(await open(cookie, later(61))).toBeUndefined();
  });

  it('is not kept alive by pages that ask by themselves', async () => {
    const cookie = await start();
    for (const minutes of [10, 20, 29]) {
      expect(await open(cookie, later(minutes), true)).toMatchObject({ idleUntil: later(30) });
    }
    expect(await open(cookie, later(31), true)).toBeUndefined();
  });

  it('ends after twelve hours though it is used all the time', async () => {
    const cookie = await start();
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      expect(await open(cookie, later(minutes))).toMatchObject({ endsAt: later(12 * 60) });
    }
    expect(await open(cookie, later(12 * 60))).toBeUndefined();
  });

  it.each([
    ['second-factor', 10],
    ['enrolment', 30],
  ] as const)('at stage %s lives %i minutes, used or not', async (stage, minutes) => {
    const cookie = await start(stage);
    const found = await open(cookie, later(minutes - 1));
    expect(found).toMatchObject({ stage, idleUntil: later(minutes), endsAt: later(minutes) });
    expect(await open(cookie, later(minutes))).toBeUndefined();
  });

  it('of somebody whose vault is closed has no key, and is open to nothing', async () => {
    const found = await open(await startVaultSession(database.db, anna.accountId, NOW));
    expect(found).toMatchObject({ stage: 'vault', who: undefined });
    if (!found) throw new Error('It lives');
    expect(() => requireOpen(found)).toThrow('second-factor-required');
  });

  it('ends by signing out, and only that one', async () => {
    const [one, two] = [await start(), await start()];
    await endSession(database.db, one);
    await endSession(database.db, 'nonsense');
    expect(await open(one)).toBeUndefined();
    expect(await open(two)).toBeDefined();
  });

  it('is over once its holder has left', async () => {
    const { db } = database;
    await createAccount(db, { ...ANNA, login: 'gone' }, NOW);
    const cookie = await start('open', NOW, await unlockAccount(db, 'gone', ANNA.password));
    await db.execute(sql`update accounts set left_at = now() where login = 'gone'`);
    expect(await open(cookie)).toBeUndefined();
  });

  it('leaves no trace in the database after it is over and somebody signs in', async () => {
    await start();
    await start('open', later(24 * 60));
    const rows = await database.db.execute(sql`select count(*)::int as n from sessions`);
    expect(rows[0]).toEqual({ n: 1 });
  });

  it('is fresh for a quarter of an hour, however much it is used', async () => {
    const cookie = await start();
    const who = async (minutes: number) => {
      const found = await open(cookie, later(minutes));
      return found ? requireOpen(found) : expect.fail('It lives');
    };
    expect(requireFresh(await who(15), later(15))).toBeUndefined();
    const stale = await who(16);
    expect(() => requireFresh(stale, later(16))).toThrow('fresh-sign-in-required');
  });
});

describe('a stolen session table', () => {
  it('holds neither the cookie nor the password nor the key in any column', async () => {
    const cookie = await start();
    const hex = Buffer.from(cookie, 'base64url').toString('hex');
    const rows = await database.db.execute(sql`select s::text || a::text as line
      from sessions s join accounts a on a.id = s.account_id`);
    const dump = rows.map((row) => String(row.line)).join('\n');
    expect(dump).toContain('anna');
    const key = anna.privateJwk.d ?? '';
    expect(key).toHaveLength(43);
    for (const secret of [cookie, hex, ANNA.password, key]) expect(dump).not.toContain(secret);
  });

  it('opens no key: what stands in it is no cookie and no key', async () => {
    const { db } = database;
    await start();
    const account = await accountByLogin(db, 'anna');
    const rows = await db.execute(sql`select id, sealed_private_key from sessions`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const id = row.id as Buffer;
      expect(await open(id.toString('base64url'))).toBeUndefined();
      if (!account) throw new Error('Anna has an account');
      const opening = openAccount(account, new Uint8Array(id), String(row.sealed_private_key));
      await expect(opening).rejects.toThrow(SealBroken);
    }
  });

  it.each([
    ['to another account', sql`account_id = (select id from accounts where login = 'anna')`],
    ['to a later stage', sql`stage = 'open'`],
    ['out of the vault', sql`stage = 'second-factor', sealed_private_key = null`],
  ])('is no session once a row was moved %s, and the log says so', async (_, change) => {
    const { db } = database;
    const login = `mallory-${randomBytes(4).toString('hex')}`;
    await createAccount(db, { ...ANNA, login }, NOW);
    const mallory = await unlockAccount(db, login, ANNA.password);
    const cookie = await start('second-factor', NOW, mallory);
    await db.execute(sql`update sessions set ${change} where account_id = ${mallory.accountId}`);
    const lines: string[] = [];
    const log = createLog({ level: 'warn', destination: { write: (line) => lines.push(line) } });
    expect(await openSession(db, cookie, { now: NOW, log })).toBeUndefined();
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'session-broken' });
  });
});
