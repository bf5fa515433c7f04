import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { thumbprint } from '@nabij/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { enqueue } from '../../packages/node/src/federation/enqueue.ts';
import { fetchEntityConfiguration } from '../../packages/node/src/federation/entity-configuration.ts';
import { findPeer, keysOf } from '../../packages/node/src/federation/peers.ts';
import { trustedPoint } from '../../packages/node/src/federation/trust/trusted-point.ts';
import { nabij } from '../nabij.ts';
import { environmentOf } from '../network.ts';
import { startChild } from './child.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const CLI = fileURLToPath(new URL('../../packages/node/src/cli.ts', import.meta.url));

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

const rotate = (node: TestedNode, ...more: string[]) =>
  nabij(['rotate-keys', '--node', ...more], environmentOf(node.plan));

async function restart(node: TestedNode): Promise<void> {
  await node.stop();
  await node.start();
}

const kidOf = (node: TestedNode) => node.running().key.kid;
const kidsAt = async (node: TestedNode, of: TestedNode) => {
  const peer = await findPeer(node.db, of.url);
  return peer ? keysOf(peer).map(thumbprint) : [];
};

describe('a point that changes the key with which it signs', () => {
  it('goes step by step, and is trusted at each', async () => {
    const old = kidOf(beek);
    const trusted = async () =>
      expect(await trustedPoint(dam.running().federation, beek.url)).toBeTruthy();

    const first = await rotate(beek);
    expect([first.code, first.err]).toEqual([0, '']);
    expect((await rotate(beek)).err).toContain('does not state the next key yet');
    await region.running().refreshDirectory();
    expect(await kidsAt(region, beek)).toHaveLength(2);

    expect((await rotate(beek)).out).toContain('Restart the node now');
    expect((await rotate(beek)).err).toContain('stated for 24 hours more');
    expect((await rotate(beek, '--now')).err).toContain('still signs with the old key');
    // until it is restarted it signs with the old key
    await beek.db.transaction(async (tx) => {
      const message = { audience: dam.url, type: 'contact-cards', body: {} } as const;
      await enqueue(tx, beek.running().federation, {
        ...message,
        now: new Date(Date.now() + 60_000),
      });
      await tx.execute(`update outbox set next_attempt_at = now() + interval '1 day'`);
    });
    await restart(beek);
    expect(kidOf(beek)).not.toBe(old);
    await trusted();
    await region.running().refreshDirectory();
    expect(await kidsAt(region, beek)).toEqual([kidOf(beek), old]);

    expect((await rotate(beek, '--now')).err).toContain('1 messages of the old key wait');
    await beek.db.execute('truncate outbox');
    expect((await rotate(beek, '--now')).out).toContain('is withdrawn');
    await region.running().refreshDirectory();
    expect(await kidsAt(region, beek)).toEqual([kidOf(beek)]);
    await dam.db.execute(`update peers set trusted_until = now() where relation = 'sibling'`);
    await trusted();
    const { keys } = await fetchEntityConfiguration(dam.running().federation, beek.url);
    expect(keys.map(thumbprint)).toEqual([kidOf(beek)]);
    const document = await (await fetch(`${beek.url}/federation/historical-keys`)).text();
    const [, payload = ''] = document.split('.');
    expect(Buffer.from(payload, 'base64url').toString()).toContain(old);
    const acts = await beek.db.execute(
      `select act from audit_entries where act like 'node-key-%' order by id`,
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'node-key-announced',
      'node-key-replaced',
      'node-key-retired',
    ]);
  });

  it('goes on where it was killed', async () => {
    const file = () => readFile(join(beek.plan.keysDir, 'node-key.json'), 'utf8');
    let letGo = (): void => {};
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const before = await file();
    const holding = beek.db.transaction(async (tx) => {
      await tx.execute('lock table audit_entries in share mode');
      await until;
    });
    const child = startChild([CLI, 'rotate-keys', '--node'], environmentOf(beek.plan));
    await vi.waitFor(async () => expect(await file()).not.toBe(before), { timeout: 30_000 });
    child.kill('SIGKILL');
    await child.ended;
    letGo();
    await holding;
    const announced = await file();
    await region.running().refreshDirectory();
    expect(await kidsAt(region, beek)).toHaveLength(2);
    // the same command goes on from there, with the key that was announced
    expect((await rotate(beek)).out).toContain('The new key is in its place');
    const { next } = JSON.parse(announced) as { next: { x: string } };
    expect(JSON.parse(await file())).toMatchObject({ x: next.x, before: [{ stated: true }] });
  });

  it('still opens and proves what it stated with the old key', async () => {
    await rotate(beek);
    await region.running().refreshDirectory();
    await rotate(beek);
    await restart(beek);
    const doctor = await nabij(['doctor'], environmentOf(beek.plan));
    expect(doctor.out).toContain('The audit log is whole');
    expect(doctor.out).toContain('Filings are sealed to a key that this node has stated.');
  });
});

describe('a coordinator that changes its key', () => {
  it('is followed by those below it, and waits for them unless told otherwise', async () => {
    expect((await rotate(region)).code).toBe(0);
    expect((await rotate(region)).err).toContain('2 members follow within two days');
    for (const point of [beek, dam]) await point.running().refreshDirectory();
    expect((await rotate(region, '--now')).out).toContain('Restart the node now');
    await restart(region);
    for (const point of [beek, dam]) await point.running().refreshDirectory();
    expect((await rotate(region, '--now')).out).toContain('is withdrawn');
    for (const point of [beek, dam]) await point.running().refreshDirectory();
    expect(await kidsAt(beek, region)).toEqual([kidOf(region)]);
    expect(await trustedPoint(beek.running().federation, dam.url)).toBeTruthy();
  });
});
