import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fingerprint } from '@nabij/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nabij } from '../../../../test/nabij.ts';
import {
  environmentOf,
  freePort,
  type NetworkNode,
  networkNode,
  pointEnvironment,
  setClock,
} from '../../../../test/network.ts';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { createLog } from '../system/log.ts';

const TOWN = pointEnvironment({
  name: 'Meldpunt Wilgendrecht',
  town: 'Wilgendrecht',
  municipality: 'XXDL01',
  population: 3_000,
});

describe('a point and a coordinator that run', () => {
  let folder: string;
  const databases: FreshDatabase[] = [];
  const nodes: NetworkNode[] = [];
  const run = (at: number, words: string[]) => {
    const node = nodes[at];
    if (!node) throw new Error('It was started');
    return nabij(words, environmentOf(node.plan));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nabij-members-'));
    const region = { NABIJ_ROLE: 'coordinator', NABIJ_NAME: 'Regio Drieland' };
    for (const [id, env] of [
      ['town', TOWN],
      ['region', region],
    ] as const) {
      const database = await freshDatabase(id === 'town' ? 'point' : 'coordinator');
      databases.push(database);
      const node = networkNode({
        id,
        env,
        people: [],
        clock: setClock(new Date()),
        log: createLog({ level: 'silent' }),
        databaseUrl: database.url,
        keysDir: join(folder, id, 'keys'),
        port: await freePort(),
        delivers: false,
      });
      nodes.push(node);
      await node.start();
    }
  });
  afterAll(async () => {
    for (const node of nodes) await node.stop();
    for (const database of databases) await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('come to know one another by two commands and a telephone', async () => {
    const [town, region] = nodes;
    if (!town || !region) throw new Error('Both were started');
    const spoken = (node: NetworkNode) => fingerprint(node.running().key.publicJwk);
    const wrong = await run(0, ['join', region.url, '--fingerprint', spoken(town)]);
    expect([wrong.code, wrong.err]).toEqual([
      1,
      'The fingerprint is not that of the node at this address. Do not go on.\n',
    ]);
    const joined = await run(0, ['join', region.url, '--fingerprint', spoken(region)]);
    expect([joined.code, joined.err]).toEqual([0, '']);
    expect(joined.out).toContain(`Regio Drieland (${region.url}) is known now.`);
    for (const node of [town, region]) expect(joined.out).toContain(spoken(node));
    expect((await run(1, ['admit', town.url])).code).toBe(0);
    expect((await run(0, ['members'])).out).toContain(`${region.url}\tsuperior\t${spoken(region)}`);
    expect((await run(1, ['members'])).out).toContain(`${town.url}\tmember\t${spoken(town)}`);
  });

  it('are suspended, taken again and let go by three commands', async () => {
    const [town] = nodes;
    const url = town?.url ?? '';
    const stateOf = async () => (await run(1, ['members'])).out.split('\t')[2];
    for (const [name, state] of [
      ['suspend', 'suspended'],
      ['resume', 'member'],
      ['remove', 'removed'],
    ] as const) {
      const done = await run(1, [name, url]);
      expect([done.code, done.err]).toEqual([0, '']);
      expect(done.out).toContain(url);
      expect(await stateOf()).toBe(state);
    }
    const again = await run(1, ['remove', url]);
    expect([again.code, again.err]).toEqual([1, 'It is so already.\n']);
    const stranger = await run(1, ['suspend', 'https://nobody.example']);
    expect([stranger.code, stranger.err]).toEqual([
      1,
      'No town with this address was ever admitted.\n',
    ]);
  });

  it('a coordinator is taken in as one only where somebody says so, and trusted above', async () => {
    const [town, region] = nodes;
    if (!town || !region) throw new Error('Both were started');
    const asTown = await run(1, ['admit', town.url, '--coordinator']);
    expect([asTown.code, asTown.err]).toEqual([
      1,
      'The node at this address does not have the role that is needed.\n',
    ]);
    const above = await run(0, ['trust', region.url]);
    expect([above.code, above.err]).toEqual([
      1,
      'This node is known here as something else: what stands above is not below.\n',
    ]);
  });

  it('do not take themselves, nor an address with a path', async () => {
    const [town, region] = nodes;
    expect((await run(0, ['join'])).code).toBe(2);
    const itself = await run(0, ['join', town?.url ?? '']);
    expect([itself.code, itself.err]).toEqual([
      1,
      'Give the address as the other node gives it: https://name, nothing after it.\n',
    ]);
    const path = await run(0, ['join', `${region?.url}/path`]);
    expect([path.code, path.err.split('\n').length]).toEqual([1, 2]);
  });
});
