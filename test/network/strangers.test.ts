import { randomUUID } from 'node:crypto';
import { epochSeconds, type JsonObject, type SigningKey, signEnvelope } from '@nabij/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { admit, join } from '../../packages/node/src/federation/join.ts';
import { removePeer } from '../../packages/node/src/federation/peers.ts';
import { people } from '../people.ts';
import { sendTo } from './inbox.ts';
import { outboxOf, storedAt } from './quarter.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const NOW = new Date('2026-04-10T12:00:00Z');
const PERIOD = '2026-Q1';
const NOTHING = { messages: 0, releases: 0, cells: 0, receipts: [] };
const nodes = testedNodes();
let region: TestedNode;
let beek: TestedNode;
let veen: TestedNode;

beforeEach(async () => {
  const made = await nodes.region(['Beek', 'Veen'], NOW);
  [region, beek, veen] = made as [TestedNode, TestedNode, TestedNode];
});

afterEach(() => nodes.end());

/** What a town’s release says, as signed by whoever wants to. */
async function forged(wish: {
  of: TestedNode;
  iss: string;
  key: SigningKey;
  aud?: string;
  at?: Date;
}): Promise<string> {
  await people().release(wish.of, PERIOD);
  const payload = (await outboxOf(wish.of.db))[0]?.envelope.split('.')[1] ?? '';
  const { body } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { body: JsonObject };
  const iat = epochSeconds(wish.at ?? NOW);
  const signed = await signEnvelope({
    key: wish.key,
    iss: wish.iss,
    aud: wish.aud ?? region.url,
    jti: randomUUID(),
    iat,
    exp: iat + 3600,
    type: 'release',
    body,
  });
  return signed.compact;
}

describe('a town that the region does not know', () => {
  it('is refused, and its people see why', async () => {
    const stranger = await nodes.make({ name: 'Vreemd', role: 'point', at: NOW });
    await stranger.start();
    await join(stranger.running().federation, region.url);
    await people().release(stranger, PERIOD);
    await stranger.running().deliver();
    expect((await outboxOf(stranger.db))[0]).toMatchObject({
      state: 'dead',
      attempts: 1,
      refusal: 'issuer-unknown',
    });
    expect(await storedAt(region.db)).toEqual(NOTHING);
  });

  it('cannot release at all before it has joined', async () => {
    const alone = await nodes.make({ name: 'Alleen', role: 'point', at: NOW });
    await alone.start();
    await expect(people().release(alone, PERIOD)).rejects.toMatchObject({ problem: 'not-joined' });
    expect(await outboxOf(alone.db)).toEqual([]);
  });
});

describe('a town that was a member', () => {
  it('is refused from the moment of its removal, and taken when it is admitted anew', async () => {
    await removePeer(region.db, beek.url, NOW);
    await people().release(beek, '2025-Q4');
    await beek.running().deliver();
    const [refused] = await outboxOf(beek.db);
    expect(refused).toMatchObject({ state: 'dead', refusal: 'issuer-removed' });
    expect(await storedAt(region.db)).toEqual(NOTHING);
    await admit(region.running().federation, beek.url);
    await people().release(beek, PERIOD);
    await beek.running().deliver();
    expect(await storedAt(region.db)).toMatchObject({ messages: 1, releases: 1 });
    // The refused one was never remembered: sent again, it is new.
    expect((await sendTo(region, refused?.envelope ?? '')).status).toBe(200);
  });
});

describe('a release that claims to be another town’s', () => {
  it('with the own key named is refused', async () => {
    const { key } = beek.running();
    const envelope = await forged({ of: beek, iss: veen.url, key });
    expect(await sendTo(region, envelope)).toMatchObject({ status: 401, problem: 'key-unknown' });
    expect(await storedAt(region.db)).toEqual(NOTHING);
  });

  it('with the other’s key named is refused', async () => {
    const key = { ...beek.running().key, kid: veen.running().key.kid };
    const envelope = await forged({ of: beek, iss: veen.url, key });
    expect(await sendTo(region, envelope)).toMatchObject({
      status: 401,
      problem: 'signature-invalid',
    });
    expect(await storedAt(region.db)).toEqual(NOTHING);
    await people().release(veen, PERIOD);
    await veen.running().deliver();
    expect(await storedAt(region.db)).toMatchObject({ messages: 1, releases: 1 });
  });

  it('or that the region itself is said to have sent, is refused', async () => {
    const { key } = beek.running();
    const envelope = await forged({ of: beek, iss: region.url, key });
    expect((await sendTo(region, envelope)).status).toBeGreaterThanOrEqual(400);
    expect(await storedAt(region.db)).toEqual(NOTHING);
  });
});

describe('a member’s release', () => {
  it('for another region is refused', async () => {
    const { key } = beek.running();
    const envelope = await forged({ of: beek, iss: beek.url, key, aud: 'https://ander.example' });
    expect(await sendTo(region, envelope)).toMatchObject({
      status: 400,
      problem: 'audience-wrong',
    });
  });

  it('from a clock that is ahead is refused beyond two minutes', async () => {
    const { key } = beek.running();
    const ahead = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
    const early = await forged({ of: beek, iss: beek.url, key, at: ahead(121) });
    expect(await sendTo(region, early)).toMatchObject({ problem: 'issued-in-future' });
    expect(await storedAt(region.db)).toEqual(NOTHING);
  });

  it('of a quarter that was released is refused, even with the same numbers', async () => {
    const { key } = beek.running();
    const second = await forged({ of: beek, iss: beek.url, key });
    await beek.running().deliver();
    const stored = await storedAt(region.db);
    expect(stored).toMatchObject({ messages: 1, releases: 1 });
    expect(await sendTo(region, second)).toMatchObject({
      status: 409,
      problem: 'release-already-final',
    });
    expect(await storedAt(region.db)).toEqual(stored);
  });

  it('is made once, and only when its quarter is over', async () => {
    await expect(people().release(beek, '2026-Q2')).rejects.toMatchObject({
      problem: 'release-too-early',
    });
    await people().release(beek, PERIOD);
    await expect(people().release(beek, PERIOD)).rejects.toMatchObject({
      problem: 'release-already-final',
    });
    expect(await outboxOf(beek.db)).toHaveLength(1);
  });
});
