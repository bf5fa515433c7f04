import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { NOON, type Vault, vaultWithLead } from '../../../../test/holders.ts';
import { secretOf } from './derive.ts';
import {
  createIntakeKey,
  grant,
  letIn,
  loadIntakeKey,
  newKeyPair,
  openIntakeKeys,
  type Unlocked,
} from './intake-key.ts';
import { rotateIntakeKey } from './rotate.ts';
import { currentIntakeKey } from './store.ts';

let vault: Vault;
const used: Vault[] = [];

beforeEach(async () => {
  vault = await vaultWithLead();
  used.push(vault);
});
afterAll(async () => {
  for (const one of used) await one.drop();
});

const rotate = (who: Unlocked, now = NOON) =>
  rotateIntakeKey(vault.db, who, { key: vault.key, now });
const currentKid = async () => (await currentIntakeKey(vault.db))?.kid;
const holdsCurrent = async (who: Unlocked) =>
  (await openIntakeKeys(vault.db, who)).has((await currentKid()) ?? '');

describe('a new intake key', () => {
  it('is what filings are sealed to from now on; every holder opens old and new', async () => {
    const colleague = await vault.member();
    const before = await vault.file('ervoor');
    const { kid, granted, excluded } = await rotate(vault.lead);
    expect({ granted, excluded }).toEqual({ granted: 2, excluded: 0 });
    expect((await loadIntakeKey(vault.db, [vault.key.publicJwk]))?.kid).toBe(kid);
    const after = await vault.file('erna');
    expect([before.kid === kid, after.kid]).toEqual([false, kid]);
    for (const who of [vault.lead, colleague]) {
      expect(await vault.readAs(who, before.id)).toBe('ervoor');
      expect(await vault.readAs(who, after.id)).toBe('erna');
    }
    expect(await vault.readWith(before.code)).toBe('ervoor');
    expect(await vault.readWith(after.code)).toBe('erna');
  });

  it('retires the old one, of which the moment is kept', async () => {
    const old = await currentKid();
    const later = new Date(NOON.getTime() + 5000);
    await rotate(vault.lead, later);
    const [row] = await vault.db.execute(
      sql`select retired_at, emptied_at from intake_keys where kid = ${old}`,
    );
    expect(row).toEqual({ retired_at: later, emptied_at: null });
  });

  it('is made by a holder only, and nothing changes when somebody else tries', async () => {
    const old = await currentKid();
    for (const who of [await vault.stranger('administrator'), await vault.stranger('lead')]) {
      await expect(rotate(who)).rejects.toThrow('not-let-in');
    }
    expect(await currentKid()).toBe(old);
  });

  it('is made once when two ask at once: the other is told', async () => {
    const colleague = await vault.member();
    const seen = { key: vault.key, now: NOON, replaces: await currentKid() };
    const tries = await Promise.allSettled(
      [vault.lead, colleague].map((who) => rotateIntakeKey(vault.db, who, seen)),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refused] = tries.filter((one) => one.status === 'rejected');
    expect(String(refused?.reason)).toContain('changed-meanwhile');
    const [{ keys } = { keys: 0 }] = await vault.db.execute<{ keys: number }>(
      sql`select count(*)::int as keys from intake_keys`,
    );
    expect(keys).toBe(2);
    for (const who of [vault.lead, colleague]) expect(await holdsCurrent(who)).toBe(true);
  });

  it('reaches whoever is let in at the same time', async () => {
    for (let at = 0; at < 5; at += 1) {
      const newcomer = await vault.stranger();
      await Promise.all([
        letIn(vault.db, vault.lead, { to: newcomer, now: NOON }),
        rotate(vault.lead),
      ]);
      expect(await holdsCurrent(newcomer)).toBe(true);
    }
  });
});

describe('who has left', () => {
  it('gets no new key, and reads nothing new with what they kept of the old one', async () => {
    const leaver = await vault.member();
    const kept = [...(await openIntakeKeys(vault.db, leaver)).values()];
    await vault.db.execute(sql`update accounts set left_at = ${NOON} where id = ${leaver.id}`);
    expect(await rotate(vault.lead)).toMatchObject({ granted: 1, excluded: 1 });
    expect(await holdsCurrent(leaver)).toBe(false);
    const { id } = await vault.file('daarna');
    await expect(vault.readAs(leaver, id)).rejects.toThrow('no key');
    expect(kept.map(({ kid }) => kid)).not.toContain(await currentKid());
  });

  it('does not come back as a recovery sheet that the node never stated', async () => {
    const leaver = await vault.member();
    await vault.db.execute(sql`update accounts set left_at = ${NOON} where id = ${leaver.id}`);
    const key = JSON.stringify(leaver.publicKey);
    await vault.db.execute(sql`insert into recovery_keys
      (id, public_key, sealed_private_key, statement, made_at)
      values (${leaver.id}, ${key}::jsonb, 'x', 'x.y.z', ${NOON})`);
    expect(await rotate(vault.lead)).toMatchObject({ granted: 1, excluded: 1 });
    expect(await holdsCurrent(leaver)).toBe(false);
  });

  it('while the key is replaced is out before or gets it before', async () => {
    const leaver = await vault.member();
    const leave = vault.db.transaction(async (tx) => {
      await tx.execute(sql`update accounts set left_at = ${NOON} where id = ${leaver.id}`);
      await tx.execute(sql`delete from intake_key_grants where holder_id = ${leaver.id}`);
    });
    await Promise.all([leave, rotate(vault.lead)]);
    expect((await openIntakeKeys(vault.db, leaver)).size).toBe(0);
  });
});

describe('whoever can write to the database, and holds no key,', () => {
  it('gets no grant by putting their public key into the row of a holder', async () => {
    const victim = await vault.member();
    const attacker = await vault.stranger('administrator');
    await vault.db.execute(sql`update accounts set public_key = ${JSON.stringify(attacker.publicKey)}::jsonb
      where id = ${victim.id}`);
    expect(await rotate(vault.lead)).toMatchObject({ granted: 1, excluded: 1 });
    const posing = { ...attacker, accountId: victim.id };
    for (const who of [attacker, victim, posing]) expect(await holdsCurrent(who)).toBe(false);
  });

  it('gets no grant by a copied proof, a proof of their own or a row that is no key', async () => {
    const attacker = await vault.stranger('administrator');
    const broken = await vault.member();
    await vault.db.execute(
      sql`update accounts set public_key = '{"kty":"?"}' where id = ${broken.id}`,
    );
    await vault.db.execute(sql`insert into intake_key_grants
      select kid, ${attacker.id}, sealed_private_key, proof, granted_by, granted_at
      from intake_key_grants where holder_id = ${vault.lead.id}`);
    expect(await rotate(vault.lead)).toMatchObject({ granted: 1, excluded: 2 });
    expect(await holdsCurrent(attacker)).toBe(false);
  });

  it('gets nothing by an intake key of their own that they grant to everybody', async () => {
    const attacker = await vault.stranger('administrator');
    const statedByNobody = {
      key: vault.key,
      accountId: null,
      now: new Date(NOON.getTime() + 1000),
    };
    await createIntakeKey(vault.db, [attacker, vault.lead], statedByNobody);
    await vault.db.execute(sql`update intake_keys set statement = 'x.y.z'
      where created_at > ${NOON}`);
    await expect(rotate(vault.lead)).rejects.toThrow('unavailable');
    expect(await loadIntakeKey(vault.db, [vault.key.publicJwk])).toBeUndefined();
  });

  it('cannot give a holder another private half under the same public half', async () => {
    const [attacker, { privateKey: theirs }] = [
      await vault.stranger('administrator'),
      await newKeyPair(),
    ];
    const [real] = (await openIntakeKeys(vault.db, vault.lead)).values();
    if (!real) throw new Error('The lead holds the key');
    const jwk = { ...real.jwk, d: theirs.d ?? '' };
    expect(secretOf(jwk, 'team: holder')).not.toEqual(secretOf(real.jwk, 'team: holder'));
    // both are proven under a secret that the attacker knows
    for (const to of [vault.lead, attacker]) {
      await grant(vault.db, { ...real, jwk }, { to, by: null, now: NOON });
    }
    expect((await openIntakeKeys(vault.db, vault.lead)).size).toBe(0);
    await expect(rotate(vault.lead)).rejects.toThrow('not-let-in');
  });

  it('cannot make a holder lock everybody out', async () => {
    await vault.db.execute(sql`update intake_key_grants set proof = ${Buffer.alloc(32)}`);
    const old = await currentKid();
    await expect(rotate(vault.lead)).rejects.toThrow('holder-not-proven');
    expect(await currentKid()).toBe(old);
  });

  it('cannot keep a newcomer out by a grant that was there before', async () => {
    const newcomer = await vault.stranger();
    await vault.db.execute(sql`insert into intake_key_grants values
      (${await currentKid()}, ${newcomer.id}, 'x', ${Buffer.alloc(32)}, ${randomUUID()}, ${NOON})`);
    await letIn(vault.db, vault.lead, { to: newcomer, now: NOON });
    expect(await holdsCurrent(newcomer)).toBe(true);
  });
});
