import { FederationClient } from '@sphereon/openid-federation-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { admit, join } from '../../packages/node/src/federation/join.ts';
import { removePeer } from '../../packages/node/src/federation/peers.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

// A client of OpenID Federation 1.0 that nobody here wrote. It shows that our documents are those of
// the standard; how strict one has to be is shown by our own tests.
const nodes = testedNodes();
let client: FederationClient;
let region: TestedNode;
let beek: TestedNode;

beforeEach(async () => {
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, way).mockImplementation(() => {});
  }
  client = new FederationClient(null);
  [region, beek] = (await nodes.region(['Beek'], new Date())) as [TestedNode, TestedNode];
});
afterEach(async () => {
  vi.restoreAllMocks();
  await nodes.end();
});

async function chainTo(anchor: TestedNode): Promise<string[]> {
  const found = await client.resolveTrustChain(beek.url, [anchor.url], 5);
  return found.trustChain ?? [];
}

async function isVerified(chain: string[], anchor: TestedNode): Promise<boolean> {
  return (await client.verifyTrustChain(chain, anchor.url)).isValid;
}

describe('a public client of OpenID Federation', () => {
  it('resolves and verifies the chain of a point', async () => {
    const chain = await chainTo(region);
    expect(chain).toHaveLength(3);
    expect(await isVerified(chain, region)).toBe(true);
  });

  it('resolves and verifies it through a coordinator between', async () => {
    const top = await nodes.make({ name: 'Land', role: 'coordinator', at: new Date() });
    await top.start();
    await join(region.running().federation, top.url);
    await admit(top.running().federation, region.url, { role: 'coordinator' });
    const chain = await chainTo(top);
    expect(chain).toHaveLength(4);
    expect(await isVerified(chain, top)).toBe(true);
  });

  it('finds no chain to a member that was removed', async () => {
    await removePeer(region.db, beek.url, new Date());
    expect(await chainTo(region)).toEqual([]);
  });
});
