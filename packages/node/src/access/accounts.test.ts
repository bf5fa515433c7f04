import { hashRaw } from '@node-rs/argon2';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { createAccount, unlockAccount } from './accounts.ts';

vi.mock('@node-rs/argon2', async (importOriginal) => {
  const original = await importOriginal<{ hashRaw: typeof hashRaw }>();
  return { ...original, hashRaw: vi.fn(original.hashRaw) };
});

const NOW = new Date('2026-11-21T08:00:00Z');
const ANNA = {
  login: 'anna',
  name: 'Anna',
  role: 'worker',
  password: 'zeven-lange-woorden',
} as const;
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase('point');
  const { db } = database;
  for (const login of ['anna', 'gone', 'invited']) await createAccount(db, { ...ANNA, login }, NOW);
  await db.execute(sql`update accounts set left_at = now() where login = 'gone'`);
  await db.execute(sql`update accounts set password_salt = null, sealed_private_key = null
    where login = 'invited'`);
});
afterAll(() => database.drop());
beforeEach(() => void vi.mocked(hashRaw).mockClear());

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
    ['somebody who has left', 'gone', ANNA.password],
    ['somebody who has no password', 'invited', ANNA.password],
  ])('is refused alike for %s, at the cost of one hash', async (_, login, password) => {
    await expect(unlockAccount(database.db, login, password)).rejects.toMatchObject({
      problem: 'sign-in-failed',
    });
    // the same memory, passes and length: the same work
    const work = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 };
    expect(vi.mocked(hashRaw).mock.calls.map(([, options]) => options)).toEqual([
      expect.objectContaining(work),
    ]);
  });

  it('takes as long to refuse for an unknown name as for a wrong password', async () => {
    const timed = async (login: string) => {
      const begin = performance.now();
      await unlockAccount(database.db, login, 'not-this-one-either').catch(() => {});
      return performance.now() - begin;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < 9; turn += 1) {
      known.push(await timed('anna'));
      unknown.push(await timed('nobody'));
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[4] ?? 0;
    const ratio = median(known) / median(unknown);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it('is not made with a weak password, nor twice with one login', async () => {
    const { db } = database;
    for (const password of ['elf-tekens.', 'anna-anna-2026']) {
      const making = createAccount(db, { ...ANNA, login: 'weak', password }, NOW);
      await expect(making).rejects.toMatchObject({ problem: 'password-weak' });
    }
    await expect(createAccount(db, { ...ANNA, login: 'ANNA ' }, NOW)).rejects.toThrow();
  });
});
