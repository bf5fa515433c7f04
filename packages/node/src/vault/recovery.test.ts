import { generateSigningKeyJwk, importSigningKey } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOON, type Vault, vaultWithLead } from '../../../../test/holders.ts';
import { freshDatabase } from '../../../../test/postgres.ts';
import { openIntakeKeys } from './intake-key.ts';
import { isSheetWhole, makeRecoverySheet, openRecoveryKey, openSheet } from './recovery.ts';
import { newRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { isSheetStated, stateSheet } from './recovery-statement.ts';
import { currentRecoveryKey, setDrilled } from './recovery-store.ts';
import { resealSome } from './reseal.ts';
import { rotateIntakeKey } from './rotate.ts';

let vault: Vault;

beforeAll(async () => {
  vault = await vaultWithLead();
});
afterAll(() => vault.drop());

const make = () => makeRecoverySheet(vault.db, { by: vault.lead, key: vault.key, now: NOON });
const rotate = () => rotateIntakeKey(vault.db, vault.lead, { key: vault.key, now: NOON });
const isWhole = async () =>
  isSheetWhole(vault.db, await openIntakeKeys(vault.db, vault.lead), [vault.key.publicJwk]);

describe('the code of a recovery sheet', () => {
  const code = fc.constant(null).map(newRecoveryCode);

  it('is 32 characters and a check character, in groups of four', () => {
    fc.assert(
      fc.property(code, (printed) =>
        /^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]$/.test(printed),
      ),
    );
  });

  it('is read from paper in any spelling, and not with any one character wrong', () => {
    fc.assert(
      fc.property(code, fc.nat(32), fc.nat(30), (printed, at, other) => {
        expect(readRecoveryCode(printed.toLowerCase().replaceAll('-', ' '))).toBe(printed);
        const letters = [...printed.replaceAll('-', '')];
        const others = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'].filter((it) => it !== letters[at]);
        expect(readRecoveryCode(letters.with(at, others[other] ?? '').join(''))).toBeUndefined();
      }),
    );
  });
});

describe('a recovery sheet', () => {
  it('opens every filing, from before and after it was made and the key was replaced', async () => {
    const before = await vault.file('ervoor');
    const { code, id } = await make();
    await rotate();
    const after = await vault.file('erna');
    const who = await openRecoveryKey(vault.db, code.toLowerCase());
    expect(who.accountId).toBe(id);
    expect(await vault.readAs(who, before.id)).toBe('ervoor');
    expect(await vault.readAs(who, after.id)).toBe('erna');
    const keys = await openIntakeKeys(vault.db, who);
    await resealSome(vault.db, keys, { now: NOON, limit: 9, nodeKeys: [vault.key.publicJwk] });
    expect(await vault.readAs(who, before.id)).toBe('ervoor');
    expect(await isWhole()).toBe(true);
  });

  it('takes the place of the one before, which opens nothing any more', async () => {
    const [first, second] = [await make(), await make()];
    await expect(openRecoveryKey(vault.db, first.code)).rejects.toThrow('recovery-code-failed');
    expect(first.code).not.toBe(second.code);
    const rows = await vault.db.execute(
      sql`select from intake_key_grants where holder_id = ${first.id}`,
    );
    expect(rows).toHaveLength(0);
    expect(await currentRecoveryKey(vault.db)).toMatchObject({
      id: second.id,
      madeBy: vault.lead.id,
      drilledAt: null,
    });
  });

  it('refuses what is no code, another code and no sheet alike', async () => {
    const empty = await freshDatabase('point');
    const { code } = await make();
    const tries = [
      () => openRecoveryKey(vault.db, ''),
      () => openRecoveryKey(vault.db, newRecoveryCode()),
      () => openRecoveryKey(vault.db, `${code}0`),
      () => openRecoveryKey(empty.db, code),
    ];
    for (const open of tries) await expect(open()).rejects.toThrow('recovery-code-failed');
    await empty.drop();
  });

  it('is not made by who holds nothing, and the former one stays', async () => {
    const { id } = await make();
    const by = await vault.stranger('administrator');
    const wish = { by, key: vault.key, now: NOON };
    await expect(makeRecoverySheet(vault.db, wish)).rejects.toThrow('not-let-in');
    expect((await currentRecoveryKey(vault.db))?.id).toBe(id);
  });

  it('can be replaced by who opened it', async () => {
    const { code } = await make();
    const by = await openRecoveryKey(vault.db, code);
    await makeRecoverySheet(vault.db, { by, madeBy: null, key: vault.key, now: NOON });
    expect(await isWhole()).toBe(true);
    expect((await currentRecoveryKey(vault.db))?.madeBy).toBeNull();
  });

  it('shows as broken with another public key in its row, which gets no grant', async () => {
    const { id, code } = await make();
    const attacker = await vault.stranger('administrator');
    const key = JSON.stringify(attacker.publicKey);
    await vault.db.execute(
      sql`update recovery_keys set public_key = ${key}::jsonb where id = ${id}`,
    );
    expect(await isWhole()).toBe(false);
    const { kid, excluded } = await rotate();
    expect(excluded).toBe(1);
    const posing = { ...attacker, accountId: id };
    expect((await openIntakeKeys(vault.db, posing)).size).toBe(0);
    const sheet = await openRecoveryKey(vault.db, code);
    expect((await openIntakeKeys(vault.db, sheet)).has(kid)).toBe(false);
    expect(await isWhole()).toBe(false);
  });

  it('is stated by the node, with its id and its key, and by nobody else', async () => {
    await make();
    const row = await currentRecoveryKey(vault.db);
    if (!row) throw new Error('It was made');
    const [nodeKeys, other] = [[vault.key.publicJwk], await vault.stranger()];
    expect(await isSheetStated(row, nodeKeys)).toBe(true);
    const strange = await importSigningKey(await generateSigningKeyJwk());
    expect(await isSheetStated(row, [strange.publicJwk])).toBe(false);
    const changes = [
      { id: other.id },
      { publicKey: other.publicKey },
      { publicKey: { kty: '?' } },
      { statement: 'x.y.z' },
      { statement: await stateSheet(strange, row) },
    ];
    for (const change of changes) {
      expect(await isSheetStated({ ...row, ...change }, nodeKeys)).toBe(false);
    }
  });

  it('shows as broken when the node did not state it, and gets no new key', async () => {
    const { id } = await make();
    await vault.db.execute(sql`update recovery_keys set statement = 'x.y.z' where id = ${id}`);
    expect(await isWhole()).toBe(false);
    expect((await rotate()).excluded).toBe(1);
  });

  it('opens from a copy of its row, and keeps when it was tried', async () => {
    const { id, code } = await make();
    const row = await currentRecoveryKey(vault.db);
    expect(row && (await openSheet(row, code)).accountId).toBe(id);
    await setDrilled(vault.db, id, NOON);
    expect((await currentRecoveryKey(vault.db))?.drilledAt).toEqual(NOON);
  });

  it('is made at a coordinator too, where there is no vault', async () => {
    const region = await freshDatabase('coordinator');
    const wish = { by: null, key: vault.key, now: NOON };
    const { code, id } = await makeRecoverySheet(region.db, wish);
    expect((await openRecoveryKey(region.db, code)).accountId).toBe(id);
    await region.drop();
  });
});
