import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { SealBroken } from '../vault/seal.ts';
import { createAccount, openAccount, unlockAccount } from './accounts.ts';
import { openSession, signIn, signOut } from './session.ts';
import { accountByLogin } from './store.ts';

const NOW = new Date('2026-11-21T08:00:00Z');
const MINUTE = 60_000;
const ANNA = {
  login: 'anna',
  name: 'Anna',
  role: 'worker',
  password: 'zeven-lange-woorden',
} as const;
let database: FreshDatabase;

const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

beforeAll(async () => {
  database = await freshDatabase('point');
  await createAccount(database.db, ANNA, NOW);
});
afterAll(() => database.drop());

describe('an account', () => {
  it('opens by its password, however name and password are composed', async () => {
    const wanted = { ...ANNA, login: ' Zoë ', password: 'woordenschatkameré' };
    await createAccount(database.db, wanted, NOW);
    const login = 'ZOE\u0308';
    const who = await unlockAccount(database.db, login, 'woordenschatkamere\u0301');
    expect(who).toMatchObject({ login: 'zoë', name: 'Anna', role: 'worker' });
  });

  it.each([
    ['a wrong password', 'anna', 'zeven-lange-woordeN'],
    ['an unknown name', 'nobody', ANNA.password],
    ['an empty password', 'anna', ''],
    ['a name with a quote', "anna'--", ANNA.password],
  ])('is refused alike for %s', async (_, login, password) => {
    await expect(unlockAccount(database.db, login, password)).rejects.toMatchObject({
      problem: 'sign-in-failed',
    });
  });

  it('is refused after its holder has left, and so is a session of theirs', async () => {
    const { db } = database;
    await createAccount(db, { ...ANNA, login: 'gone' }, NOW);
    const { cookie } = await signIn(db, { ...ANNA, login: 'gone' }, NOW);
    await db.execute(sql`update accounts set left_at = now() where login = 'gone'`);
    expect(await openSession(db, cookie, NOW)).toBeUndefined();
    await expect(unlockAccount(db, 'gone', ANNA.password)).rejects.toMatchObject({
      problem: 'sign-in-failed',
    });
  });

  it('is not made with a short password, nor twice with one login', async () => {
    const { db } = database;
    const short = { ...ANNA, login: 'short', password: 'elf-tekens.' };
    await expect(createAccount(db, short, NOW)).rejects.toMatchObject({
      problem: 'request-invalid',
    });
    await expect(createAccount(db, { ...ANNA, login: 'ANNA ' }, NOW)).rejects.toThrow();
  });
});

describe('a session', () => {
  it('is opened by its cookie and by no other', async () => {
    const { cookie, who } = await signIn(database.db, ANNA, NOW);
    expect(await openSession(database.db, cookie, NOW)).toMatchObject({
      accountId: who.accountId,
      role: 'worker',
    });
    const others = ['', 'x', cookie.slice(1), randomBytes(32).toString('base64url'), '\0'];
    for (const other of others) {
      expect(await openSession(database.db, other, NOW)).toBeUndefined();
    }
  });

  it('ends after an hour without use, and not before', async () => {
    const { cookie } = await signIn(database.db, ANNA, NOW);
    expect(await openSession(database.db, cookie, later(60))).toBeDefined();
    expect(await openSession(database.db, cookie, later(120))).toBeDefined();
    expect(await openSession(database.db, cookie, later(181))).toBeUndefined();
    // and is gone for good, also for a clock that goes back
    expect(await openSession(database.db, cookie, later(121))).toBeUndefined();
  });

  it('ends after twelve hours though it is used all the time', async () => {
    const { cookie } = await signIn(database.db, ANNA, NOW);
    for (let minutes = 30; minutes < 12 * 60; minutes += 30) {
      expect(await openSession(database.db, cookie, later(minutes))).toBeDefined();
    }
    expect(await openSession(database.db, cookie, later(12 * 60))).toBeUndefined();
  });

  it('ends by signing out, and only that one', async () => {
    const [one, two] = [await signIn(database.db, ANNA, NOW), await signIn(database.db, ANNA, NOW)];
    await signOut(database.db, one.cookie);
    await signOut(database.db, 'nonsense');
    expect(await openSession(database.db, one.cookie, NOW)).toBeUndefined();
    expect(await openSession(database.db, two.cookie, NOW)).toBeDefined();
  });

  it('leaves no trace in the database after it is over and somebody signs in', async () => {
    await signIn(database.db, ANNA, NOW);
    await signIn(database.db, ANNA, later(24 * 60));
    const rows = await database.db.execute(sql`select count(*)::int as n from sessions`);
    expect(rows[0]).toEqual({ n: 1 });
  });
});

describe('a stolen session table', () => {
  it('holds neither the cookie nor the password in any column', async () => {
    const { cookie } = await signIn(database.db, ANNA, NOW);
    const hex = Buffer.from(cookie, 'base64url').toString('hex');
    const rows = await database.db.execute(sql`select s::text || a::text as line
      from sessions s join accounts a on a.id = s.account_id`);
    const dump = rows.map((row) => String(row.line)).join('\n');
    expect(dump).toContain('anna');
    for (const secret of [cookie, hex, ANNA.password]) expect(dump).not.toContain(secret);
  });

  it('opens no key: what stands in it is no cookie and no key', async () => {
    const { db } = database;
    await signIn(db, ANNA, NOW);
    const account = await accountByLogin(db, 'anna');
    const rows = await db.execute(sql`select id, sealed_private_key from sessions`);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const id = row.id as Buffer;
      expect(await openSession(db, id.toString('base64url'), NOW)).toBeUndefined();
      if (!account) throw new Error('Anna has an account');
      const opening = openAccount(account, new Uint8Array(id), String(row.sealed_private_key));
      await expect(opening).rejects.toThrow(SealBroken);
    }
  });

  it('gives nobody the key of another account by moving rows', async () => {
    const { db } = database;
    await createAccount(db, { ...ANNA, login: 'mallory' }, NOW);
    const { cookie, who } = await signIn(db, { ...ANNA, login: 'mallory' }, NOW);
    await db.execute(sql`update sessions set account_id =
      (select id from accounts where login = 'anna') where account_id = ${who.accountId}`);
    await expect(openSession(db, cookie, NOW)).rejects.toThrow(SealBroken);
  });
});
