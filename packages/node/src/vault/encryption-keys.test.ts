import {
  type DecryptionKey,
  type Envelope,
  encryptionKeyAt,
  epochSeconds,
  type JsonObject,
  sealContent,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOON, type Vault, vaultWithLead } from '../../../../test/holders.ts';
import {
  nextWindow,
  renewEncryptionKeys,
  renewingEncryptionKeys,
} from './encryption-key-renewal.ts';
import { openEncryptionKeys, openIncoming, publicEncryptionKeys } from './encryption-keys.ts';
import { openIntakeKeys, type Unlocked } from './intake-key.ts';
import { resealSome } from './reseal.ts';
import { resealingBoxes } from './reseal-boxes.ts';
import { rotateIntakeKey } from './rotate.ts';

const DAY = 86_400;
const HERE = 'https://beek.example';
const THERE = 'https://dam.example';
const QUESTION = { from: 'Geeske', question: 'Wie betaalt een bed?' };

let vault: Vault;
beforeEach(async () => {
  vault = await vaultWithLead();
});
afterEach(() => vault.drop());

const after = (days: number) => new Date(NOON.getTime() + days * DAY * 1000);
const nodeKeys = () => [vault.key.publicJwk];
const published = async (now = NOON) =>
  publicEncryptionKeys(vault.db, { nodeKeys: nodeKeys(), now });
const renew = async (who: Unlocked = vault.lead, now = NOON) =>
  renewEncryptionKeys(vault.db, await openIntakeKeys(vault.db, who), { key: vault.key, now });

/** A question of another point, sealed for the key of this one. */
async function question(it: Partial<Envelope> & { content?: JsonObject } = {}, now = NOON) {
  const { content = QUESTION, ...over } = it;
  const iat = epochSeconds(now);
  const message = {
    ...{ iss: THERE, aud: HERE, jti: '0b8e2d3c-7a4f-4c61-9d52-3f1e5a7b9c10' },
    ...{ iat, exp: iat + DAY, type: 'consultation-question' as const },
    ...{ ref: '5f0c2a9e-1d3b-4e8f-a6c7-9b8d7e6f5a41', seq: 0 },
    ...over,
  };
  const to = encryptionKeyAt(await published(now), iat);
  if (!to) throw new Error('There is a key to seal for');
  const sealed = await sealContent({ message, content, to });
  return { ...message, body: { sealed } };
}

describe('the key that others seal for', () => {
  it('is made by who was let in, once, and published as the node stated it', async () => {
    expect(await published()).toEqual([]);
    expect(await renew(await vault.stranger())).toBe(0);
    expect(await renew()).toBe(1);
    expect([await renew(), await renew(await vault.member())]).toEqual([0, 0]);
    const [key, ...others] = await published();
    expect(others).toEqual([]);
    expect(key).toMatchObject({ crv: 'X25519', use: 'enc', nbf: epochSeconds(NOON) - 120 });
    expect(key).not.toHaveProperty('d');
  });

  it('is one, though several make it at once', async () => {
    const member = await vault.member();
    await Promise.all([vault.lead, member, vault.lead, member].map((who) => renew(who)));
    expect(await published()).toHaveLength(1);
  });

  it('is published as little as a row that somebody wrote', async () => {
    await renew();
    const thief = await publicHalf();
    const plant = async (kid: string) => {
      const [box] = await vault.db.execute<{ id: string }>(sql`insert into boxes
        select gen_random_uuid(), ${kid}, sealed_key, created_at from boxes limit 1 returning id`);
      await vault.db.execute(sql`insert into encryption_keys
        select ${`${thief.kid}${kid}`}, ${JSON.stringify(thief)}::jsonb, nbf + 1, exp, statement,
          ${box?.id}::uuid, sealed_private_key from encryption_keys limit 1`);
    };
    const [intake] = await vault.db.execute<{ kid: string }>(sql`select kid from boxes`);
    await plant(intake?.kid ?? '');
    await vault.db.execute(sql`insert into intake_keys
      select 'nobody', public_key, statement, created_at, created_at from intake_keys`);
    await plant('nobody');
    expect((await published()).map(({ kid }) => kid)).not.toContain(thief.kid);
    expect(await published()).toHaveLength(1);
    // what does not open goes; what nobody can open keeps nobody from making a key
    expect([await renew(), await rows()]).toEqual([1, 2]);
    await vault.db.execute(sql`delete from encryption_keys where kid not like ${`${thief.kid}%`}`);
    expect([await renew(), (await published()).length]).toEqual([1, 1]);
  });

  it('is renewed after a year, begins when all have heard of it, and the old one goes', async () => {
    await renew();
    const [first] = await published();
    expect(await renew(vault.lead, after(364))).toBe(0);
    expect(await renew(vault.lead, after(366))).toBe(1);
    const both = await published(after(366));
    expect(both.map(({ kid }) => kid)).toContain(first?.kid);
    expect(both).toHaveLength(2);
    const at = (days: number) => encryptionKeyAt(both, epochSeconds(after(days)))?.kid;
    expect([at(367), at(373)]).toEqual([first?.kid, first?.kid]);
    expect(at(375)).not.toBe(first?.kid);
    // both open what came, until nothing that was sealed for the old one can come any more
    const opens = async () =>
      (await openEncryptionKeys(vault.db, await openIntakeKeys(vault.db, vault.lead))).length;
    expect(await opens()).toBe(2);
    expect(await renew(vault.lead, after(455))).toBe(0);
    expect([await renew(vault.lead, after(457)), await opens()]).toEqual([1, 1]);
    expect((await vault.db.execute(sql`select id from boxes`)).length).toBe(1);
  });

  it('is stated anew when the node has a new key of its own', async () => {
    await renew();
    const [before] = await published();
    const other = await vaultWithLead();
    vault = { ...vault, key: other.key };
    await other.drop();
    expect(await published()).toEqual([]);
    // the intake key is not stated by the new one: nothing is made, what opens is stated
    expect(await renew()).toBe(1);
    expect(await published()).toEqual([before]);
  });
});

async function publicHalf() {
  const other = await vaultWithLead();
  await renewEncryptionKeys(other.db, await openIntakeKeys(other.db, other.lead), {
    key: other.key,
    now: NOON,
  });
  const [key] = await publicEncryptionKeys(other.db, {
    nodeKeys: [other.key.publicJwk],
    now: NOON,
  });
  await other.drop();
  if (!key) throw new Error('There is a key');
  return key;
}

async function rows(): Promise<number> {
  return (await vault.db.execute(sql`select from encryption_keys`)).length;
}

describe('the window of the next key', () => {
  const seconds = fc.integer({ min: 0, max: 4000 * DAY });
  it('never leaves a point without a key while somebody signs in now and then', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 * DAY }), { maxLength: 60 }), (gaps) => {
        let at = epochSeconds(NOON);
        const windows: { nbf: number; exp: number }[] = [];
        for (const gap of [0, ...gaps]) {
          // between two visits there is a key all the time
          if (windows.length > 0) {
            for (const moment of [at, at + gap / 2, at + gap]) expect(isCovered(moment)).toBe(true);
          }
          at += gap;
          const next = nextWindow(windows, new Date(at * 1000));
          if (next) windows.push(next);
          expect(windows.filter(({ exp }) => exp > at).length).toBeLessThanOrEqual(2);
        }
        function isCovered(moment: number): boolean {
          return windows.some(({ nbf, exp }) => nbf <= moment && moment < exp);
        }
      }),
    );
  });

  it('is made at once after a theft, and once only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 * DAY }), seconds, (early, late) => {
        const first = nextWindow([], NOON);
        if (!first) throw new Error('There is a first');
        const theft = new Date(NOON.getTime() + early * 1000);
        const then = new Date(theft.getTime() + (late % (8 * DAY)) * 1000);
        expect(nextWindow([first], then)).toBeUndefined();
        const next = nextWindow([first], then, theft);
        expect(next?.nbf).toBe(Math.floor(then.getTime() / 1000) + 8 * DAY);
        expect(next && nextWindow([first, next], then, theft)).toBeUndefined();
      }),
    );
  });

  it('is there at once when the last one is over', () => {
    fc.assert(
      fc.property(seconds, (late) => {
        const first = nextWindow([], NOON);
        if (!first) throw new Error('There is a first');
        const at = first.exp + late;
        const next = nextWindow([first], new Date(at * 1000));
        expect(next && next.nbf <= at && at < next.exp).toBe(true);
      }),
    );
  });
});

describe('what another point sealed', () => {
  it('opens for every colleague who was let in, and for nobody else', async () => {
    await renew();
    const asked = await question();
    const expected = { type: 'consultation-question', content: QUESTION };
    expect(await openIncoming(vault.db, vault.lead, asked)).toEqual(expected);
    expect(await openIncoming(vault.db, await vault.member(), asked)).toEqual(expected);
    const stranger = await vault.stranger();
    await expect(openIncoming(vault.db, stranger, asked)).rejects.toThrow('content-unreadable');
  });

  it('opens after the intake key was replaced, which empties the old one', async () => {
    await renew();
    const asked = await question();
    await rotateIntakeKey(vault.db, vault.lead, { key: vault.key, now: NOON });
    const keys = await openIntakeKeys(vault.db, vault.lead);
    await resealingBoxes(nodeKeys())(vault.db, keys, { now: NOON, limit: 9 });
    const options = { now: NOON, limit: 9, nodeKeys: nodeKeys() };
    expect((await resealSome(vault.db, keys, options)).emptied).toHaveLength(1);
    expect(await openIncoming(vault.db, vault.lead, asked)).toMatchObject({ content: QUESTION });
  });

  it('does not open with the whole database and the key of the node', async () => {
    await renew();
    const { d } = vault.key as unknown as { d?: string };
    expect(d).toBeUndefined();
    const stolen = await vault.db.execute<Record<string, unknown>>(
      sql`select e.*, b.* from encryption_keys e join boxes b on b.id = e.box_id`,
    );
    const text = JSON.stringify(stolen);
    expect(text).not.toMatch(/"d":/);
    expect(text).not.toContain(Buffer.from('"d":').toString('base64url'));
    // whoever has all rows and signs as the node lets nobody in: there is no intake key to give
    const thief = await vault.stranger('administrator');
    expect(await openIntakeKeys(vault.db, thief)).toEqual(new Map());
    await vault.db.execute(sql`insert into intake_key_grants
      select kid, ${thief.id}, sealed_private_key, proof, granted_by, granted_at
      from intake_key_grants`);
    expect(await openEncryptionKeys(vault.db, await openIntakeKeys(vault.db, thief))).toEqual([]);
    await expect(openIncoming(vault.db, thief, await question())).rejects.toThrow(
      'content-unreadable',
    );
  });

  it.each<[string, (asked: Envelope) => Promise<Envelope>]>([
    ['sealed anew by a third town', async (it) => ({ ...it, iss: 'https://vreemd.example' })],
    ['moved to another matter', async (it) => ({ ...it, ref: it.jti })],
    ['moved to another message', async (it) => ({ ...it, jti: String(it.ref) })],
    ['given another place in the order', async (it) => ({ ...it, seq: 1 })],
    ['shown as another class', async (it) => ({ ...it, type: 'consultation-answer' })],
    ['made for another point', async (it) => ({ ...it, aud: 'https://vreemd.example' })],
    ['issued after the window of its key', async (it) => ({ ...it, iat: it.iat + 500 * DAY })],
    ['issued before it', async (it) => ({ ...it, iat: it.iat - DAY })],
    ['no sealed content at all', async (it) => ({ ...it, body: { sealed: 'a.b.c.d.e' } })],
    ['of another form inside', () => question({ content: { from: 'Geeske', reporter: 'x' } })],
    ['flipped in one bit', async (it) => ({ ...it, body: { sealed: flipped(it.body.sealed) } })],
  ])('is unreadable, and nothing more, when it is %s', async (_what, changed) => {
    await renew();
    const asked = await changed(await question());
    await expect(openIncoming(vault.db, vault.lead, asked)).rejects.toMatchObject({
      problem: 'content-unreadable',
      message: 'content-unreadable',
    });
  });

  it('is not opened by a key whose window somebody widened', async () => {
    await renew();
    await vault.db.execute(sql`update encryption_keys set exp = exp + 1`);
    expect(await published()).toEqual([]);
    const keys = await openIntakeKeys(vault.db, vault.lead);
    expect(await openEncryptionKeys(vault.db, keys)).toEqual<DecryptionKey[]>([]);
    // the next visit makes another one
    const job = renewingEncryptionKeys(vault.key);
    expect(await job(vault.db, keys, { now: NOON, limit: 9 })).toEqual({ done: 2 });
    expect(await published()).toHaveLength(1);
  });
});

function flipped(sealed: unknown): string {
  const parts = String(sealed).split('.');
  const bytes = Buffer.from(parts[3] ?? '', 'base64url');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return parts.with(3, bytes.toString('base64url')).join('.');
}
