import {
  fingerprint,
  generateSigningKeyJwk,
  importSigningKey,
  signEntityConfiguration,
} from '@nabij/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  answerOf,
  type TestNode,
  testNode,
  type Wires,
  wires,
} from '../../../../test/federation/nodes.ts';
import {
  type Databases,
  REGION,
  TOWN,
  twoDatabases,
} from '../../../../test/federation/town-and-region.ts';
import { admit, join } from './join.ts';
import { createOutgoing } from './outgoing.ts';
import { findPeer, findSuperior, listPeers, removePeer } from './peers.ts';

let databases: Databases;
let network: Wires;
let town: TestNode;
let region: TestNode;

beforeAll(async () => {
  databases = await twoDatabases();
});

afterAll(() => databases.drop());

beforeEach(async () => {
  const { here, there } = databases;
  await here.db.execute('truncate peers');
  await there.db.execute('truncate peers cascade');
  network = wires();
  town = await testNode({ db: here.db, entityId: TOWN, role: 'point', outgoing: network });
  region = await testNode({
    db: there.db,
    entityId: REGION,
    role: 'coordinator',
    outgoing: network,
    clock: town.clock,
  });
});

/** The town comes back with another key, as after a lost disk. */
async function townAnew(): Promise<TestNode> {
  return testNode({ ...town, role: 'point', outgoing: network });
}

describe('join and admit', () => {
  it('make two nodes known to each other and say what to read aloud', async () => {
    const joined = await join(town, REGION);
    const admitted = await admit(region, `${TOWN}/`);
    expect(joined).toEqual({
      entityId: REGION,
      name: 'regio.example',
      fingerprint: fingerprint(region.key.publicJwk),
    });
    expect(admitted.fingerprint).toBe(fingerprint(town.key.publicJwk));
    expect(await findSuperior(town.db)).toMatchObject({ entityId: REGION, kid: region.key.kid });
    expect(await findPeer(region.db, TOWN)).toMatchObject({
      relation: 'member',
      role: 'point',
      municipalities: ['GM0001'],
      population: 30_000,
      inbox: `${TOWN}/federation/inbox`,
      removedAt: null,
    });
  });

  it('go on only with the right fingerprint, however it is typed', async () => {
    const right = fingerprint(town.key.publicJwk).replaceAll(' ', '-');
    const wrong = fingerprint(region.key.publicJwk);
    const refused = admit(region, TOWN, { fingerprint: wrong });
    await expect(refused).rejects.toMatchObject({ code: 'fingerprint-differs' });
    expect(await listPeers(region.db)).toEqual([]);
    await admit(region, TOWN, { fingerprint: right });
    expect(await listPeers(region.db)).toHaveLength(1);
  });

  it.each([
    ['a point as coordinator', () => join(region, TOWN)],
    ['a coordinator as member', () => admit(town, REGION)],
  ])('do not take %s', async (_, step) => {
    await expect(step()).rejects.toMatchObject({ code: 'role-wrong' });
  });

  it.each([
    ['regio.example'],
    ['https://regio.example/desk'],
    ['https://regio.example?x'],
    ['https://user@regio.example'],
    ['HTTPS://REGIO.EXAMPLE'],
    [''],
    [TOWN],
  ])('do not take the address %j', async (address) => {
    await expect(join(town, address)).rejects.toMatchObject({ code: 'address-invalid' });
    expect(network.sent).toEqual([]);
  });

  it('keep a point at one coordinator', async () => {
    await join(town, REGION);
    const entityId = 'https://other.example';
    await testNode({ ...region, entityId, role: 'coordinator', outgoing: network });
    await expect(join(town, entityId)).rejects.toMatchObject({ code: 'joined-elsewhere' });
    await removePeer(town.db, REGION, town.clock.now());
    await join(town, entityId);
    expect(await findSuperior(town.db)).toMatchObject({ entityId });
  });
});

describe('a member', () => {
  it('that is admitted twice stays since the first time', async () => {
    await admit(region, TOWN);
    const since = region.clock.now();
    region.clock.forward(1_000);
    await admit(region, TOWN);
    expect(await findPeer(region.db, TOWN)).toMatchObject({ admittedAt: since });
  });

  it('that was removed can be admitted anew', async () => {
    await admit(region, TOWN);
    region.clock.forward(1_000);
    expect(await removePeer(region.db, TOWN, region.clock.now())).toBe(true);
    expect(await removePeer(region.db, TOWN, region.clock.now())).toBe(false);
    region.clock.forward(1_000);
    await admit(region, TOWN);
    const admittedAt = region.clock.now();
    expect(await findPeer(region.db, TOWN)).toMatchObject({ admittedAt, removedAt: null });
  });

  it('with another key is refused unless somebody says so', async () => {
    await admit(region, TOWN);
    const { key } = await townAnew();
    await expect(admit(region, TOWN)).rejects.toMatchObject({ code: 'key-changed' });
    expect(await findPeer(region.db, TOWN)).toMatchObject({ kid: town.key.kid });
    await admit(region, TOWN, { replace: true });
    expect(await findPeer(region.db, TOWN)).toMatchObject({ kid: key.kid });
  });
});

/** So many characters less leave a length that no bytes in base64url have: 86 - 5 is 1 modulo 4. */
const CUT = 5;

describe('an entity configuration', () => {
  const type = { 'content-type': 'application/entity-statement+jwt' };

  it.each([
    ['is not there', async () => answerOf(404, type, '')],
    ['is a page', async () => answerOf(200, { 'content-type': 'text/html' }, await ofTown())],
    ['is a redirect', async () => answerOf(302, { ...type, location: TOWN }, await ofTown())],
    ['is nonsense', async () => answerOf(200, type, 'nonsense')],
    ['is cut short', async () => answerOf(200, type, (await ofTown()).slice(0, -CUT))],
    ['is another node’s', async () => answerOf(200, type, await of(region))],
  ])('that %s is refused', async (_, answer) => {
    network.intercept = answer;
    await expect(admit(region, TOWN)).rejects.toMatchObject({
      problem: 'entity-statement-invalid',
    });
    expect(await listPeers(region.db)).toEqual([]);
  });

  it('that was signed by another key than it states is refused', async () => {
    const other = await importSigningKey(await generateSigningKeyJwk());
    const forged = { ...other, kid: town.key.kid, publicJwk: town.key.publicJwk };
    const statement = await of({ ...town, key: forged });
    network.intercept = async () => answerOf(200, type, statement);
    await expect(admit(region, TOWN)).rejects.toMatchObject({ problem: 'signature-invalid' });
  });

  it('that has expired is refused', async () => {
    const statement = await ofTown();
    network.intercept = async () => answerOf(200, type, statement);
    region.clock.forward(7 * 86_400_000);
    await expect(admit(region, TOWN)).rejects.toMatchObject({ problem: 'expired' });
  });

  it('is never asked for at a private address', async () => {
    const outgoing = createOutgoing({ allowLoopbackHttp: false });
    for (const address of ['https://127.0.0.1', 'https://10.0.0.1', 'http://localhost:4000']) {
      const refused = admit({ ...region, outgoing }, address);
      await expect(refused).rejects.toMatchObject({ code: 'address-refused' });
    }
    await outgoing.close();
  });

  const ofTown = () => of(town);

  async function of(node: Pick<TestNode, 'key' | 'entityId' | 'metadata' | 'clock'>) {
    const now = node.clock.now();
    return signEntityConfiguration({ ...node, now });
  }
});
