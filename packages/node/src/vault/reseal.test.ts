import { sql } from 'drizzle-orm';
import type { GeneralJWE } from 'jose';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { NOON, type Vault, vaultWithLead } from '../../../../test/holders.ts';
import { createLog } from '../system/log.ts';
import { intakeKidOf, openFilingKey } from './filing-key.ts';
import { createIntakeKey, openIntakeKeys, type Unlocked } from './intake-key.ts';
import { type ResealOptions, resealing, resealSome } from './reseal.ts';
import { rotateIntakeKey } from './rotate.ts';
import { SealBroken } from './seal.ts';

let vault: Vault;
const used: Vault[] = [];

beforeEach(async () => {
  vault = await vaultWithLead();
  used.push(vault);
});
afterAll(async () => {
  for (const one of used) await one.drop();
});

const rotate = async () =>
  (await rotateIntakeKey(vault.db, vault.lead, { key: vault.key, now: NOON })).kid;

async function some(who: Unlocked, options: Partial<ResealOptions> = {}) {
  const given = { now: NOON, limit: 100, nodeKeys: [vault.key.publicJwk], ...options };
  return resealSome(vault.db, await openIntakeKeys(vault.db, who), given);
}

async function fileMany(count: number) {
  return Promise.all(Array.from({ length: count }, (_, n) => vault.file(`verhaal ${n}`)));
}

async function kidsInUse(): Promise<string[]> {
  const rows = await vault.db.execute<{ kid: string }>(sql`select distinct kid from filings`);
  return rows.map(({ kid }) => kid);
}

async function grantedKids(): Promise<string[]> {
  const rows = await vault.db.execute<{ kid: string }>(
    sql`select distinct kid from intake_key_grants`,
  );
  return rows.map(({ kid }) => kid);
}

describe('sealing anew', () => {
  it('has nothing to do before the key is replaced', async () => {
    await fileMany(2);
    expect(await some(vault.lead)).toEqual({ done: 0, left: 0, broken: [], emptied: [] });
  });

  it('brings all filings to the new key, some at a time; workers and reporters read on', async () => {
    const filed = await fileMany(7);
    const kid = await rotate();
    expect(await some(vault.lead, { limit: 3 })).toMatchObject({ done: 3, left: 4, emptied: [] });
    for (const { id } of filed) expect(await vault.readAs(vault.lead, id)).toMatch(/^verhaal/);
    expect(await some(vault.lead, { limit: 3 })).toMatchObject({ done: 3, left: 1, emptied: [] });
    expect(await some(vault.lead, { limit: 3 })).toMatchObject({ done: 1, left: 0 });
    expect(await kidsInUse()).toEqual([kid]);
    for (const [n, { id, code }] of filed.entries()) {
      expect(await vault.readAs(vault.lead, id)).toBe(`verhaal ${n}`);
      expect(await vault.readWith(code)).toBe(`verhaal ${n}`);
    }
  });

  it('ends what the old key opens, also for who kept it', async () => {
    const leaver = await vault.member();
    const [old] = (await openIntakeKeys(vault.db, leaver)).values();
    const { id } = await vault.file('oud');
    await vault.db.execute(sql`update accounts set left_at = ${NOON} where id = ${leaver.id}`);
    await rotate();
    await some(vault.lead);
    const [row] = await vault.db.execute<{ sealed_key: GeneralJWE }>(
      sql`select sealed_key from filings`,
    );
    expect(row?.sealed_key.recipients).toHaveLength(1);
    expect(row && intakeKidOf(row.sealed_key)).toBeUndefined();
    if (!old || !row) throw new Error('They held the old key');
    await expect(openFilingKey(old.privateKey, id, row.sealed_key)).rejects.toThrow(SealBroken);
    await expect(vault.readAs(leaver, id)).rejects.toThrow('no key');
  });

  it('takes an emptied key from everybody, with the words to search, and says so once', async () => {
    await vault.member();
    const { id, kid: old } = await vault.file('oud');
    await vault.db.execute(sql`insert into cases (id, filing_id, state, subject, grounds, domain,
      received_at) values (${id}, ${id}, 'RECEIVED', 'CARE', '{}', 'WORK', ${NOON})`);
    await vault.db.execute(sql`insert into search_entries values (${id}, ${old}, 'x')`);
    const kid = await rotate();
    const noted: string[] = [];
    const note = async (_: unknown, one: string) => void noted.push(one);
    expect(await some(vault.lead, { note })).toMatchObject({ left: 0, emptied: [old] });
    expect(await some(vault.lead, { note })).toMatchObject({ emptied: [] });
    expect(noted).toEqual([old]);
    expect(await grantedKids()).toEqual([kid]);
    expect(await vault.db.execute(sql`select from search_entries`)).toHaveLength(0);
    const [row] = await vault.db.execute(
      sql`select emptied_at from intake_keys where kid = ${old}`,
    );
    expect(row).toEqual({ emptied_at: NOON });
  });

  it('goes straight to the newest key when it was replaced twice', async () => {
    const filed = await fileMany(4);
    await rotate();
    await some(vault.lead, { limit: 2 });
    filed.push(await vault.file('verhaal 4'));
    const newest = await rotate();
    const end = await some(vault.lead);
    expect(end).toMatchObject({ done: 5, left: 0 });
    expect(end.emptied).toHaveLength(2);
    expect(await kidsInUse()).toEqual([newest]);
    for (const [n, { id, code }] of filed.entries()) {
      expect(await vault.readAs(vault.lead, id)).toBe(`verhaal ${n}`);
      expect(await vault.readWith(code)).toBe(`verhaal ${n}`);
    }
  });

  it('is shared by processes: each filing is done once', async () => {
    await fileMany(30);
    await rotate();
    const parts = await Promise.all([1, 2, 3].map(() => some(vault.lead, { limit: 10 })));
    expect(parts.reduce((sum, { done }) => sum + done, 0)).toBe(30);
    expect((await some(vault.lead)).left).toBe(0);
  });

  it('and replacing the key at the same time lose nothing', async () => {
    const filed = await fileMany(20);
    await rotate();
    const work = async () => {
      for (let n = 0; n < 6; n += 1) await some(vault.lead, { limit: 4 });
    };
    await Promise.all([work(), rotate(), work()]);
    await some(vault.lead);
    expect((await some(vault.lead)).left).toBe(0);
    expect(await grantedKids()).toHaveLength(1);
    for (const [n, { id }] of filed.entries()) {
      expect(await vault.readAs(vault.lead, id)).toBe(`verhaal ${n}`);
    }
  });
});

describe('a filing that does not open', () => {
  it('is left as it is, keeps its key alive, and holds up no other', async () => {
    const [bad, ...good] = await fileMany(4);
    await vault.db.execute(sql`update filings set received_at = ${new Date(0)},
      sealed_key = jsonb_set(sealed_key, '{tag}', '"AAAAAAAAAAAAAAAAAAAAAA"') where id = ${bad?.id}`);
    await rotate();
    const first = await some(vault.lead, { limit: 2 });
    expect(first).toMatchObject({ done: 1, left: 3, broken: [bad?.id] });
    const skip = first.broken;
    expect(await some(vault.lead, { limit: 2, skip })).toMatchObject({ done: 2, left: 1 });
    expect(await some(vault.lead, { skip })).toEqual({ done: 0, left: 1, broken: [], emptied: [] });
    expect(await kidsInUse()).toContain(bad?.kid);
    expect(await grantedKids()).toContain(bad?.kid);
    for (const { id } of good) expect(await vault.readAs(vault.lead, id)).toMatch(/^verhaal/);
  });

  it('is passed over by the work from then on, and counted in the log', async () => {
    const [bad] = await fileMany(3);
    await vault.db.execute(sql`update filings set sealed_key = '{"recipients": []}'
      where id = ${bad?.id}`);
    await rotate();
    const lines: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
    const job = resealing({ nodeKeys: [vault.key.publicJwk], log });
    const keys = await openIntakeKeys(vault.db, vault.lead);
    const batch = { now: NOON, limit: 50 };
    expect(await job(vault.db, keys, batch)).toEqual({ done: 3 });
    expect(await job(vault.db, keys, batch)).toEqual({ done: 0 });
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ event: 'filings-do-not-open', count: 1 }),
    ]);
  });
});

describe('nothing is sealed anew', () => {
  it('to a key that this node did not state', async () => {
    const { id, kid } = await vault.file('verhaal');
    const attacker = await vault.stranger('administrator');
    const later = new Date(NOON.getTime() + 1000);
    const by = { key: vault.key, accountId: null, now: later };
    await createIntakeKey(vault.db, [attacker, vault.lead], by);
    await vault.db.execute(
      sql`update intake_keys set statement = 'x.y.z' where created_at > ${NOON}`,
    );
    await vault.db.execute(sql`update intake_keys set retired_at = ${NOON} where kid = ${kid}`);
    expect(await some(vault.lead)).toMatchObject({ done: 0 });
    expect(await vault.readAs(vault.lead, id)).toBe('verhaal');
    expect(await kidsInUse()).toEqual([kid]);
  });

  it('by somebody who does not hold the newest key', async () => {
    const outsider = await vault.member();
    await vault.file('verhaal');
    await vault.db.execute(sql`update accounts set left_at = ${NOON} where id = ${outsider.id}`);
    await rotate();
    expect(await some(outsider)).toMatchObject({ done: 0, left: 1 });
  });
});
