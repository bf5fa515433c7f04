import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint, type HistoricalKey, thumbprint } from '@nabij/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { enqueue } from '../../packages/node/src/federation/enqueue.ts';
import { findPeer, keysOf } from '../../packages/node/src/federation/peers.ts';
import { resend } from '../../packages/node/src/federation/standing/send-again.ts';
import { trustedPoint } from '../../packages/node/src/federation/trust/trusted-point.ts';
import { nabij } from '../nabij.ts';
import { environmentOf } from '../network.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const nodes = testedNodes();
let region: TestedNode;
let beek: TestedNode;
let dam: TestedNode;

beforeEach(async () => {
  [region, beek, dam] = (await nodes.region(['Beek', 'Dam'], new Date())) as [
    TestedNode,
    TestedNode,
    TestedNode,
  ];
});
afterEach(() => nodes.end());

const at = (node: TestedNode, ...words: string[]) => nabij(words, environmentOf(node.plan));
const stolen = (node: TestedNode, ...more: string[]) =>
  at(node, 'rotate-keys', '--node', '--stolen', ...more);

async function restart(node: TestedNode): Promise<void> {
  await node.stop();
  await node.start();
}

const keyOf = (node: TestedNode) => node.running().key;
const kidOf = (node: TestedNode) => keyOf(node).kid;
const kidsAt = async (node: TestedNode, of: TestedNode) => {
  const peer = await findPeer(node.db, of.url);
  return peer ? keysOf(peer).map(thumbprint) : [];
};

async function publishedOld(node: TestedNode): Promise<HistoricalKey[]> {
  const document = await (await fetch(`${node.url}/federation/historical-keys`)).text();
  const [, payload = ''] = document.split('.');
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { keys: HistoricalKey[] })
    .keys;
}

/** Queues a message of Beek for Dam, signed with the key of now. */
async function queue(): Promise<string> {
  const message = { audience: dam.url, type: 'contact-cards', body: {} } as const;
  return beek.db.transaction(async (tx) => {
    const sent = await enqueue(tx, beek.running().federation, { ...message, now: new Date() });
    return sent.jti;
  });
}

const outboxOf = async (jti: string) => {
  const [row] = await beek.db.execute<{ state: string; refusal: string | null; envelope: string }>(
    `select state, refusal, envelope from outbox where jti = '${jti}'`,
  );
  return row;
};
const signerOf = async (jti: string) => {
  const [header = ''] = ((await outboxOf(jti))?.envelope ?? '').split('.');
  return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
};

/** What waits is tried now. */
async function deliver(): Promise<void> {
  await beek.db.execute(`update outbox set next_attempt_at = now() - interval '1 minute'
    where state = 'waiting'`);
  await beek.running().deliver();
}

describe('a point whose key was stolen', () => {
  it('goes on with another one when the fingerprint was compared again', async () => {
    await trustedPoint(beek.running().federation, dam.url);
    const old = kidOf(beek);
    const unsent = await queue();
    const begun = await queue();
    await beek.db.execute(`update outbox set attempts = 1 where jti = '${begun}'`);

    const given = await stolen(beek);
    expect([given.code, given.err]).toEqual([0, '']);
    expect(given.out).toContain(`nabij admit ${beek.url} --replace`);
    expect(given.out).toContain('1 messages that were never sent are signed anew');
    // the old key vouches for nothing, also not from the process that still has it
    expect((await fetch(`${beek.url}/.well-known/openid-federation`)).status).toBe(503);
    expect(await beek.running().failed).toContain('given up as stolen');
    await restart(beek);
    const fresh = keyOf(beek);
    expect(given.out).toContain(fingerprint(fresh.publicJwk));
    expect(await publishedOld(beek)).toMatchObject([
      { kid: old, revoked: { reason: 'compromised' } },
    ]);

    // nobody takes the new key by itself, and nothing is lost meanwhile
    await region.running().refreshDirectory();
    expect(await kidsAt(region, beek)).toEqual([old]);
    const before = await at(beek, 'doctor');
    expect(before.out).toMatch(/WRONG {2}.* still states a key of this node that was stolen/);
    expect([await signerOf(unsent), await signerOf(begun)]).toEqual([fresh.kid, old]);

    const admitted = await at(region, 'admit', beek.url, '--replace');
    expect(admitted.out).toContain(fingerprint(fresh.publicJwk));
    expect(await kidsAt(region, beek)).toEqual([fresh.kid]);
    await dam.db.execute(`update peers set trusted_until = now() where relation = 'sibling'`);
    expect((await trustedPoint(dam.running().federation, beek.url)).kid).toBe(fresh.kid);
    const after = await at(beek, 'doctor');
    expect(after.out).toContain('states the key of now, and none that was stolen');
    expect(after.out).toContain('Nothing of this node rests on a key that was stolen');
    expect(after.out).toContain('The audit log is whole');
    expect(after.out).toContain('Filings are sealed to a key that this node has stated');

    await deliver();
    await deliver();
    const state = async (jti: string) => (await outboxOf(jti))?.refusal;
    expect(await state(unsent)).not.toMatch(/^key|issuer/);
    expect(await outboxOf(begun)).toMatchObject({ state: 'dead', refusal: 'key-not-valid-then' });
    await beek.db.transaction((tx) => resend(tx, keyOf(beek), { jti: begun, now: new Date() }));
    expect(await signerOf(begun)).toBe(fresh.kid);
    await deliver();
    expect(await state(begun)).toBe(await state(unsent));
  });

  it('lets what is new wait until others know it, instead of ending it', async () => {
    await stolen(beek);
    await restart(beek);
    const jti = await queue();
    await trustedPoint(beek.running().federation, dam.url);
    await deliver();
    expect(await outboxOf(jti)).toMatchObject({ state: 'waiting' });
    expect((await outboxOf(jti))?.refusal).toMatch(/^(issuer|key)-unknown$/);
  });

  it('goes on where that broke off, and never gives up another key by mistake', async () => {
    const old = kidOf(beek);
    // the file was put in its place, and then the power went
    const [{ statement } = { statement: '' }] = await beek.db.execute<{ statement: string }>(
      'select statement from intake_keys',
    );
    await stolen(beek);
    const file = () => readFile(join(beek.plan.keysDir, 'node-key.json'), 'utf8');
    const kept = await file();
    await beek.db.execute(`update intake_keys set statement = '${statement}'`);
    expect((await at(beek, 'doctor')).out).toContain(
      `rest on a stolen key: nabij rotate-keys --node --stolen --key ${old}`,
    );
    expect((await stolen(beek)).err).toContain('Say which one with --key');
    expect((await stolen(beek, '--key', 'nobody’s')).err).toContain('never had that key');
    expect((await stolen(beek, '--key', old)).out).toContain('1 settings and keys');
    expect(await file()).toBe(kept);
    expect((await at(beek, 'doctor')).out).toContain('Nothing of this node rests on a key');
  });

  it('may find that of an earlier one, whose successor stays', async () => {
    const old = kidOf(beek);
    await at(beek, 'rotate-keys', '--node');
    await region.running().refreshDirectory();
    await at(beek, 'rotate-keys', '--node');
    await restart(beek);
    const present = kidOf(beek);
    expect((await stolen(beek, '--key', old)).out).not.toContain('nabij admit');
    const [known] = await publishedOld(beek);
    expect(known).toMatchObject({ kid: old, revoked: { reason: 'compromised' } });
    await region.running().refreshDirectory();
    expect(await kidsAt(region, beek)).toEqual([present]);
    const acts = await beek.db.execute(
      `select act, subject from audit_entries where act = 'node-key-stolen'`,
    );
    expect([...acts]).toEqual([{ act: 'node-key-stolen', subject: old }]);
  });

  it('is told so only with --node, and one thing at a time', async () => {
    for (const words of [['--stolen'], ['--node', '--key', 'x'], ['--node', '--stolen', '--now']]) {
      expect((await at(beek, 'rotate-keys', ...words)).code).not.toBe(0);
    }
  });
});

describe('a coordinator whose key was stolen', () => {
  it('is pinned anew by each that stands below it', async () => {
    const old = kidOf(region);
    const given = await stolen(region);
    expect(given.out).toContain('phone all 2 members');
    expect(given.out).toContain(`nabij join ${region.url} --replace`);
    await restart(region);
    for (const point of [beek, dam]) {
      await point.running().refreshDirectory();
      expect(await kidsAt(point, region)).toEqual([old]);
      expect((await at(point, 'join', region.url)).err).toContain('another key than before');
      await at(point, 'join', region.url, '--replace');
      await point.running().refreshDirectory();
      expect(await kidsAt(point, region)).toEqual([kidOf(region)]);
    }
    expect(await trustedPoint(beek.running().federation, dam.url)).toBeTruthy();
  });
});
