import { createServer, type RequestListener, type Server } from 'node:http';
import {
  DIRECTORY_MEDIA_TYPE,
  generateSigningKeyJwk,
  importSigningKey,
  MAX_DIRECTORY_BYTES,
  signDirectory,
} from '@nabij/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchDirectory } from '../../packages/node/src/federation/directory/fetch.ts';
import { createOutgoing } from '../../packages/node/src/federation/outgoing.ts';
import { removePeer } from '../../packages/node/src/federation/peers.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const NOW = new Date('2026-04-10T12:00:00Z');
const MINUTE = 60_000;

const nodes = testedNodes();
let region: TestedNode;
let beek: TestedNode;
let dam: TestedNode;
let rogue: Server | undefined;

beforeEach(async () => {
  [region, beek, dam] = (await nodes.region(['Beek', 'Dam'], NOW)) as [
    TestedNode,
    TestedNode,
    TestedNode,
  ];
});
afterEach(async () => {
  rogue?.closeAllConnections();
  await new Promise<void>((closed) => (rogue ? rogue.close(() => closed()) : closed()));
  rogue = undefined;
  await nodes.end();
});

/** Everybody's clock goes on, the coordinator asks its members, and Beek asks the coordinator. */
async function refresh(): Promise<void> {
  for (const { clock } of [region, beek, dam])
    clock.set(new Date(clock.now().getTime() + 2 * MINUTE));
  await region.running().refreshDirectory();
  await beek.running().refreshDirectory();
}

/** What a citizen of Beek gets who looks for a town. */
async function page(query: string): Promise<string> {
  return (
    await fetch(`${beek.url}/points?${query}`, { headers: { 'Accept-Language': 'nl' } })
  ).text();
}

async function move(node: TestedNode, address: string): Promise<void> {
  await node.stop();
  node.plan.env.NABIJ_ADDRESS = address;
  await node.start();
}

/** Something else answers at the address of the coordinator. */
async function instead(answer: RequestListener): Promise<void> {
  await region.stop();
  const server = createServer(answer);
  rogue = server;
  await new Promise<void>((up) => server.listen(region.plan.port, '127.0.0.1', () => up()));
}

describe('a network of points', () => {
  it('shows every member to citizens of every town, with what it says of itself', async () => {
    expect(await page('q=Dam')).not.toContain('Meldpunt Dam');
    await move(dam, 'Havenplein 1');
    await refresh();
    const found = await page('q=Dam');
    expect(found).toContain('Meldpunt Dam');
    expect(found).toContain('Havenplein 1');
    expect(found).toContain(`href="${dam.url}/report?lang=nl"`);
    expect(await page('')).toContain(encodeURIComponent(dam.url));
  });

  it('sees that a member moved, and no longer one that was removed', async () => {
    await move(dam, 'Havenplein 1');
    await refresh();
    await move(dam, 'Kerkstraat 9');
    await refresh();
    expect(await page('q=Dam')).toContain('Kerkstraat 9');
    await removePeer(region.db, dam.url, region.clock.now());
    await refresh();
    expect(await page('q=Dam')).not.toContain('Meldpunt Dam');
  });

  it('keeps what it knew of a member that is down', async () => {
    await move(dam, 'Havenplein 1');
    await refresh();
    await dam.stop();
    await refresh();
    expect(region.events()).toContain('member-not-refreshed');
    expect(await page('q=Dam')).toContain('Havenplein 1');
  });
});

describe('what answers instead of the coordinator', () => {
  let earlier: string;
  beforeEach(async () => {
    await move(dam, 'Havenplein 1');
    await refresh();
    earlier = await (await fetch(`${region.url}/federation/directory`)).text();
    await refresh();
  });

  const answering = (body: string): RequestListener => {
    return (_request, response) => {
      response.writeHead(200, { 'content-type': DIRECTORY_MEDIA_TYPE });
      response.end(body);
    };
  };
  const last = () => JSON.parse(beek.logged.findLast((it) => it.includes('directory-')) ?? '{}');

  it.each<[string, string, () => Promise<RequestListener>]>([
    [
      'signs with a key of its own',
      'key-unknown',
      async () => {
        const key = await importSigningKey(await generateSigningKeyJwk());
        const now = beek.clock.now();
        return answering(await signDirectory({ key, iss: region.url, now, entries: [] }));
      },
    ],
    ['repeats an older directory', 'older', async () => answering(earlier)],
    [
      'changes a letter',
      'envelope-not-canonical',
      async () => answering(earlier.replace(/\.(.{40})./, '.$1*')),
    ],
    [
      'sends more than anybody reads',
      'answer-too-large',
      async () => answering('A'.repeat(MAX_DIRECTORY_BYTES + 1)),
    ],
    [
      'is no node at all',
      'http-404',
      async () => (_request, response) => response.writeHead(404).end(),
    ],
  ])('and %s changes nothing', async (_what, problem, listener) => {
    await instead(await listener());
    await beek.running().refreshDirectory();
    expect(last()).toMatchObject({ event: 'directory-not-refreshed', problem });
    expect(await page('q=Dam')).toContain('Havenplein 1');
  });

  it('and never comes to an end changes nothing', async () => {
    await instead((_request, response) => {
      response.writeHead(200, { 'content-type': DIRECTORY_MEDIA_TYPE });
      response.write('A');
    });
    const outgoing = createOutgoing({ allowLoopbackHttp: true, timeout: 300 });
    const { federation } = beek.running();
    expect(await fetchDirectory({ ...federation, outgoing })).toBe('kept');
    await outgoing.close();
    expect(last()).toMatchObject({ problem: 'timed-out' });
    expect(await page('q=Dam')).toContain('Havenplein 1');
  });
});
