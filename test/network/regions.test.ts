import { fingerprint, verifyEntityConfiguration } from '@nabij/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { admit, join, trustAbove } from '../../packages/node/src/federation/join.ts';
import { removePeer } from '../../packages/node/src/federation/peers.ts';
import { trustedPoint } from '../../packages/node/src/federation/trust/trusted-point.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const NOW = new Date('2026-04-10T12:00:00Z');
const HOUR = 3_600_000;

const nodes = testedNodes();
let top: TestedNode;
let west: TestedNode;
let beek: TestedNode;
let dam: TestedNode;

beforeEach(async () => {
  const [west_, beek_] = await nodes.region(['Beek'], NOW);
  const [east, dam_] = await nodes.region(['Dam'], NOW);
  if (!beek_ || !dam_) throw new Error('Each region has one town');
  [west, beek, dam] = [west_, beek_, dam_];
  top = await nodes.make({ name: 'Land', role: 'coordinator', at: NOW });
  await top.start();
  for (const region of [west, east]) await stand(region, top);
});
afterEach(() => nodes.end());

const spoken = (node: TestedNode) => ({ fingerprint: fingerprint(node.running().key.publicJwk) });

/** Two administrators on the telephone: a region joins the coordinator above it. */
async function stand(region: TestedNode, above: TestedNode): Promise<void> {
  await join(region.running().federation, above.url, spoken(above));
  const as = { ...spoken(region), role: 'coordinator' } as const;
  await admit(above.running().federation, region.url, as);
}

const look = (from: TestedNode, at: TestedNode) =>
  trustedPoint(from.running().federation, at.url).then(
    ({ name }) => name,
    (error: { problem: string }) => error.problem,
  );

function forward(milliseconds: number): void {
  for (const { clock } of [top, west, beek, dam]) {
    clock.set(new Date(clock.now().getTime() + milliseconds));
  }
}

describe('two regions below one coordinator', () => {
  it('reach one another once the coordinator above both is trusted, and not before', async () => {
    expect(await look(beek, dam)).toBe('chain-anchor-unknown');
    await trustAbove(beek.running().federation, top.url, spoken(top));
    forward(1000);
    expect(await look(beek, dam)).toBe('Meldpunt Dam');
    // nobody trusts the other way by that
    expect(await look(dam, beek)).toBe('chain-anchor-unknown');
  });

  it('are apart again within the hour when one of them is let go', async () => {
    await trustAbove(beek.running().federation, top.url, spoken(top));
    expect(await look(beek, dam)).toBe('Meldpunt Dam');
    const [east] = (await top.db.execute(
      `select entity_id from peers where entity_id <> '${west.url}'`,
    )) as unknown as { entity_id: string }[];
    await removePeer(top.db, east?.entity_id ?? '', NOW);
    expect(await look(beek, dam)).toBe('Meldpunt Dam');
    forward(HOUR);
    expect(await look(beek, dam)).toBe('chain-not-found');
  });

  it('a region names its superior, and nobody takes it for a town', async () => {
    const answer = await fetch(`${west.url}/.well-known/openid-federation`);
    const verdict = await verifyEntityConfiguration(await answer.text(), {
      entityId: west.url,
      now: NOW,
    });
    expect(verdict).toMatchObject({ verified: true, authorityHints: [top.url] });
    await top.running().refreshDirectory();
    const directory = await (await fetch(`${top.url}/federation/directory`)).text();
    const [, payload = ''] = directory.split('.');
    const { entries } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(entries).toEqual([]);
  });

  it('what stands above does not come to stand below', async () => {
    const refused = admit(west.running().federation, top.url, { role: 'coordinator' });
    await expect(refused).rejects.toMatchObject({ code: 'known-otherwise' });
  });
});

describe('what a coordinator states', () => {
  const ask = async (path: string) => {
    const answer = await fetch(`${top.url}${path}`);
    return [answer.status, answer.headers.get('content-type')];
  };

  it('is given for its members, and for nobody else', async () => {
    const of = (entityId: string) => ask(`/federation/fetch?sub=${encodeURIComponent(entityId)}`);
    expect(await of(west.url)).toEqual([200, 'application/entity-statement+jwt']);
    for (const entityId of [beek.url, 'https://nobody.example']) {
      expect(await of(entityId)).toEqual([404, 'application/problem+json']);
    }
    for (const wrong of [top.url, 'x', `${west.url}/`, '']) {
      expect(await of(wrong)).toEqual([422, 'application/problem+json']);
    }
    await removePeer(top.db, west.url, NOW);
    expect(await of(west.url)).toEqual([404, 'application/problem+json']);
  });

  it('is listed, by kind where somebody asks for one', async () => {
    const list = async (query: string) =>
      (await fetch(`${top.url}/federation/list${query}`)).json() as Promise<string[]>;
    expect(await list('')).toHaveLength(2);
    expect(await list('?intermediate=true')).toHaveLength(2);
    expect(await list('?intermediate=false')).toEqual([]);
    expect(await list('?entity_type=openid_provider')).toEqual([]);
    expect(await list('?entity_type=nabij_node')).toContain(west.url);
  });
});
