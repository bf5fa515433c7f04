import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOON, type Vault, vaultWithLead } from '../../../../test/holders.ts';
import { makeBox, openBox, teamBox } from './box.ts';
import { openIntakeKeys, type Unlocked } from './intake-key.ts';
import { resealSome } from './reseal.ts';
import { resealingBoxes } from './reseal-boxes.ts';
import { rotateIntakeKey } from './rotate.ts';
import { SealBroken } from './seal.ts';

let vault: Vault;
beforeEach(async () => {
  vault = await vaultWithLead();
});
afterEach(() => vault.drop());

const nodeKeys = () => [vault.key.publicJwk];
const make = async (who: Unlocked) => makeBox(vault.db, who, { nodeKeys: nodeKeys(), now: NOON });
const team = async (who: Unlocked) => teamBox(vault.db, who, { nodeKeys: nodeKeys(), now: NOON });
const rotate = async () => rotateIntakeKey(vault.db, vault.lead, { key: vault.key, now: NOON });
const tend = async (who: Unlocked) =>
  resealingBoxes(nodeKeys())(vault.db, await openIntakeKeys(vault.db, who), {
    now: NOON,
    limit: 2,
  });

describe('a box', () => {
  it('opens for who was let in, and for nobody else', async () => {
    const box = await make(vault.lead);
    expect(box.key).toHaveLength(32);
    expect(await openBox(vault.db, await vault.member(), box.id)).toEqual(box);
    const stranger = await vault.stranger();
    await expect(openBox(vault.db, stranger, box.id)).rejects.toThrow('not-let-in');
    await expect(make(stranger)).rejects.toThrow('not-let-in');
    const nowhere = '00000000-0000-4000-8000-000000000000';
    await expect(openBox(vault.db, vault.lead, nowhere)).rejects.toThrow('not-found');
  });

  it('of the team is one, however many ask for it at once', async () => {
    const member = await vault.member();
    const opened = await Promise.all([vault.lead, member, vault.lead, member].map(team));
    expect(new Set(opened.map(({ key }) => Buffer.from(key).toString('hex'))).size).toBe(1);
  });

  it('does not open where a key of another box was put', async () => {
    const [one, other] = [await make(vault.lead), await make(vault.lead)];
    await vault.db.execute(sql`update boxes set sealed_key =
      (select sealed_key from boxes where id = ${one.id}) where id = ${other.id}`);
    await expect(openBox(vault.db, vault.lead, other.id)).rejects.toThrow(SealBroken);
  });

  it('goes along to a new intake key, some at a time, and the old one is emptied after', async () => {
    const boxes = [await make(vault.lead), await make(vault.lead), await make(vault.lead)];
    const member = await vault.member();
    const { kid, from } = await rotate();
    const sweep = async () =>
      resealSome(vault.db, await openIntakeKeys(vault.db, vault.lead), {
        now: NOON,
        limit: 9,
        nodeKeys: nodeKeys(),
      });
    expect((await sweep()).emptied).toEqual([]);
    expect([await tend(member), await tend(vault.lead), await tend(member)]).toEqual([
      { done: 2 },
      { done: 1 },
      { done: 0 },
    ]);
    const rows = await vault.db.execute(sql`select distinct kid from boxes`);
    expect([...rows]).toEqual([{ kid }]);
    for (const box of boxes) expect(await openBox(vault.db, member, box.id)).toEqual(box);
    expect((await sweep()).emptied).toEqual([from.kid]);
  });

  it('that does not open stays, and keeps the key it is under', async () => {
    const [one, other] = [await make(vault.lead), await make(vault.lead)];
    await vault.db.execute(sql`update boxes set sealed_key = 'x' where id = ${one.id}`);
    const { kid } = await rotate();
    const job = resealingBoxes(nodeKeys());
    const keys = await openIntakeKeys(vault.db, vault.lead);
    expect(await job(vault.db, keys, { now: NOON, limit: 9 })).toEqual({ done: 2 });
    expect(await job(vault.db, keys, { now: NOON, limit: 9 })).toEqual({ done: 0 });
    const rows = await vault.db.execute(sql`select id from boxes where kid = ${kid}`);
    expect([...rows]).toEqual([{ id: other.id }]);
  });
});
