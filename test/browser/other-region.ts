import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from '@nabij/protocol';
import { admit, join as joinAbove } from '../../packages/node/src/federation/join.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { freePort, type NetworkNode, networkNode } from '../network.ts';
import { freshDatabase } from '../postgres.ts';
import type { BrowserRegion } from './region.ts';

/** A coordinator without towns, beside the region that a browser visits. */
export interface OtherRegion {
  readonly node: NetworkNode;
  stop(): Promise<void>;
}

export async function startOtherRegion(
  name: string,
  { clock }: Pick<BrowserRegion, 'clock'>,
): Promise<OtherRegion> {
  const database = await freshDatabase('coordinator');
  const dir = await mkdtemp(join(tmpdir(), 'nabij-other-'));
  const env = { NABIJ_ROLE: 'coordinator', NABIJ_NAME: name };
  const place = { databaseUrl: database.url, keysDir: join(dir, 'keys'), port: await freePort() };
  const log = createLog({ level: 'silent' });
  const node = networkNode({ id: name, env, people: [], clock, log, ...place, delivers: false });
  await node.start();
  return {
    node,
    stop: async () => {
      await node.stop();
      await database.drop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

const spoken = (node: NetworkNode) => ({ fingerprint: fingerprint(node.running().key.publicJwk) });

/** What the administrator of a region types to stand below another one. */
export async function joinThere(region: NetworkNode, above: NetworkNode): Promise<void> {
  await joinAbove(region.running().federation, above.url, spoken(above));
}

/** What the administrator of the region above types after it. */
export async function admitThere(region: NetworkNode, above: NetworkNode): Promise<void> {
  const as = { ...spoken(region), role: 'coordinator' } as const;
  await admit(above.running().federation, region.url, as);
}
