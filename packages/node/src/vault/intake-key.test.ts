import { randomBytes } from 'node:crypto';
import { generateSigningKeyJwk, importSigningKey, type SigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import {
  createAccount,
  type NewAccount,
  type OpenAccount,
  unlockAccount,
} from '../access/accounts.ts';
import { newFilingKey, openFilingKey, sealFilingKey } from './filing-key.ts';
import { createIntakeKey, letIn, loadIntakeKey, openIntakeKeys } from './intake-key.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const PASSWORD = 'zeven-lange-woorden';
let database: FreshDatabase;
let first: OpenAccount;
let nodeKey: SigningKey;

async function account(login: string, role: NewAccount['role']): Promise<OpenAccount> {
  const { db } = database;
  await createAccount(db, { login, name: login, role, password: PASSWORD }, NOW);
  return unlockAccount(db, login, PASSWORD);
}

async function invited(who: OpenAccount) {
  const rows = await database.db.execute(
    sql`select public_key from accounts where id = ${who.accountId}`,
  );
  return { accountId: who.accountId, publicKey: rows[0]?.public_key as { kty: string } };
}

const holderOf = (it: { accountId: string; publicKey: { kty: string } }) => ({
  id: it.accountId,
  publicKey: it.publicKey,
});
beforeAll(async () => {
  nodeKey = await importSigningKey(await generateSigningKeyJwk());
  database = await freshDatabase('point');
  expect(await loadIntakeKey(database.db, [nodeKey.publicJwk])).toBeUndefined();
  first = await account('first', 'lead');
  await createIntakeKey(database.db, [holderOf(await invited(first))], {
    key: nodeKey,
    accountId: first.accountId,
    now: NOW,
  });
});
afterAll(() => database.drop());

describe('the intake key', () => {
  it('opens for the first worker what intake seals', async () => {
    const intakeKey = await loadIntakeKey(database.db, [nodeKey.publicJwk]);
    if (!intakeKey) throw new Error('There is a key now');
    const key = newFilingKey();
    const codeKey = new Uint8Array(randomBytes(32));
    const sealed = await sealFilingKey(key, 'f', { intakeKey, codeKey });
    const opened = (await openIntakeKeys(database.db, first)).get(intakeKey.kid);
    if (!opened) throw new Error('The first worker is let in');
    expect([...(await openFilingKey(opened.privateKey, 'f', sealed))]).toEqual([...key]);
  });

  it('opens for who was let in, every key, and lets them let in the next', async () => {
    const [second, third] = [await account('second', 'worker'), await account('third', 'worker')];
    await createIntakeKey(database.db, [holderOf(await invited(first))], {
      key: nodeKey,
      accountId: first.accountId,
      now: new Date(NOW.getTime() + 1000),
    });
    expect((await openIntakeKeys(database.db, second)).size).toBe(0);
    await letIn(database.db, first, { to: await invited(second), now: NOW });
    await letIn(database.db, second, { to: await invited(third), now: NOW });
    const kids = [...(await openIntakeKeys(database.db, first)).keys()].sort();
    expect(kids).toHaveLength(2);
    expect([...(await openIntakeKeys(database.db, third)).keys()].sort()).toEqual(kids);
    await letIn(database.db, first, { to: await invited(third), now: NOW });
    expect((await openIntakeKeys(database.db, third)).size).toBe(2);
  });

  it('is not opened by who was let in by somebody without it', async () => {
    const [outside, friend] = [
      await account('outside', 'worker'),
      await account('friend', 'worker'),
    ];
    await letIn(database.db, outside, { to: await invited(friend), now: NOW });
    expect((await openIntakeKeys(database.db, friend)).size).toBe(0);
  });

  it('opens nothing for an administrator, though a grant is copied to them', async () => {
    const admin = await account('admin', 'administrator');
    expect((await openIntakeKeys(database.db, admin)).size).toBe(0);
    await database.db.execute(sql`insert into intake_key_grants
      select kid, ${admin.accountId}, sealed_private_key, proof, granted_by, granted_at
      from intake_key_grants where holder_id = ${first.accountId}`);
    expect((await openIntakeKeys(database.db, admin)).size).toBe(0);
    // nor by taking over the worker's account row: the password still wraps another key
    const posing = { ...admin, accountId: first.accountId };
    expect((await openIntakeKeys(database.db, posing)).size).toBe(0);
  });

  it('stands nowhere in the open', async () => {
    const rows = await database.db.execute(sql`select t::text as line from intake_key_grants t
      union all select t::text from intake_keys t union all select t::text from accounts t`);
    const lines = rows.map((row) => String(row.line));
    expect(lines.length).toBeGreaterThan(5);
    // a private JWK has a member `d`
    expect(lines.filter((line) => /"+d"+\s*:/.test(line))).toEqual([]);
  });
});
