import { randomUUID } from 'node:crypto';
import { epochSeconds, problemDocument, signReceipt } from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerOf, type TestNode, type Wires } from '../../../../test/federation/nodes.ts';
import {
  type Databases,
  REGION,
  TOWN,
  type TownAndRegion,
  townAndRegion,
  twoDatabases,
} from '../../../../test/federation/town-and-region.ts';
import { deliverDue } from './deliver.ts';
import { enqueue } from './enqueue.ts';
import { OutgoingError } from './outgoing.ts';
import { removePeer } from './peers.ts';

const DAY = 86_400_000;

let databases: Databases;
let network: Wires;
let town: TestNode;
let region: TestNode;
let received: string[];
let pair: TownAndRegion;

beforeAll(async () => {
  databases = await twoDatabases();
});

afterAll(() => databases.drop());

beforeEach(async () => {
  pair = await townAndRegion(databases);
  ({ network, town, region, received } = pair);
});

describe('delivery', () => {
  it('ends with a verified receipt', async () => {
    const jti = await pair.queue();
    expect(await pair.stateOf(jti)).toEqual({ state: 'waiting', attempts: 0, refusal: null });
    expect(await deliverDue(town)).toBe(1);
    expect(await pair.stateOf(jti)).toEqual({ state: 'delivered', attempts: 1, refusal: null });
    expect(received).toEqual([jti]);
    expect(await deliverDue(town)).toBe(0);
  });

  it('sends nothing of a transaction that is undone', async () => {
    const undone = town.db.transaction(async (tx) => {
      await enqueue(tx, town, { audience: REGION, type: 'release', body: {}, now: new Date() });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await deliverDue(town)).toBe(0);
  });

  it('waits for a coordinator that is down, and sends the same bytes again', async () => {
    const jti = await pair.queue();
    network.intercept = async () => {
      throw new OutgoingError('unreachable');
    };
    await deliverDue(town);
    expect(await pair.stateOf(jti)).toEqual({
      state: 'waiting',
      attempts: 1,
      refusal: 'unreachable',
    });
    expect(await deliverDue(town)).toBe(0);
    network.intercept = undefined;
    town.clock.forward(3_600_000);
    await deliverDue(town);
    expect(await pair.stateOf(jti)).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(network.sent[0]?.body).toBe(network.sent[1]?.body);
  });

  it('of a message whose answer was lost has one effect', async () => {
    const jti = await pair.queue();
    network.intercept = async ({ url, body, headers }) => {
      await region.app.request(url, { method: 'POST', body: body ?? '', headers: headers ?? {} });
      throw new OutgoingError('timed-out');
    };
    await deliverDue(town);
    network.intercept = undefined;
    town.clock.forward(3_600_000);
    await deliverDue(town);
    expect(await pair.stateOf(jti)).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(received).toEqual([jti]);
  });
});

describe('an answer', () => {
  const problem = { 'content-type': 'application/problem+json' };

  const refusals: {
    what: string;
    answer: Parameters<TownAndRegion['answering']>;
    refusal: string;
  }[] = [
    {
      what: 'a refusal',
      answer: [403, problem, JSON.stringify(problemDocument('issuer-unknown'))],
      refusal: 'issuer-unknown',
    },
    { what: 'a page', answer: [404, { 'content-type': 'text/html' }, 'No'], refusal: 'http-404' },
    {
      what: 'a made-up code',
      answer: [400, problem, '{"type":"urn:nabij:problem:toString"}'],
      refusal: 'http-400',
    },
    { what: 'broken JSON', answer: [400, problem, '{'], refusal: 'http-400' },
    { what: 'null', answer: [400, problem, 'null'], refusal: 'http-400' },
  ];
  it.each(refusals)('of 4xx with $what ends it', async ({ answer, refusal }) => {
    const jti = await pair.queue();
    pair.answering(...answer);
    await deliverDue(town);
    expect(await pair.stateOf(jti)).toEqual({ state: 'dead', attempts: 1, refusal });
  });

  it.each([[204], [301], [307], [408], [425], [429], [500], [502], [503]])(
    'of %i is tried again',
    async (status) => {
      const jti = await pair.queue();
      pair.answering(status, { location: 'https://elsewhere.example/' });
      await deliverDue(town);
      expect(await pair.stateOf(jti)).toMatchObject({
        state: 'waiting',
        refusal: `http-${status}`,
      });
      expect(network.sent).toHaveLength(1);
    },
  );

  it.each([
    ['is nothing', async () => ''],
    ['is a page', async () => '<h1>Welcome</h1>'],
    ['is signed by another key', (sent: Sent) => receipt(sent, { key: town.key })],
    ['comes from another node', (sent: Sent) => receipt(sent, { iss: 'https://evil.example' })],
    ['is for another message', (sent: Sent) => receipt({ ...sent, jti: randomUUID() })],
    ['is for other bytes', (sent: Sent) => receipt({ ...sent, digest: 'A'.repeat(43) })],
    ['is our own message', async ({ envelope }: Sent) => envelope],
  ])('of 200 whose receipt %s is not a delivery', async (_, forge) => {
    const jti = await pair.queue();
    network.intercept = async ({ body = '' }) => {
      const [row] = await town.db.execute<{ digest: string }>(sql`select digest from outbox`);
      const sent = { jti, digest: row?.digest ?? '', envelope: body };
      return answerOf(200, { 'content-type': 'application/jose' }, await forge(sent));
    };
    await deliverDue(town);
    expect(await pair.stateOf(jti)).toMatchObject({ state: 'waiting', refusal: 'receipt-invalid' });
  });

  interface Sent {
    jti: string;
    digest: string;
    envelope: string;
  }

  function receipt({ jti, digest }: Sent, changes = {}): Promise<string> {
    return signReceipt({
      key: region.key,
      iss: REGION,
      aud: TOWN,
      jti: randomUUID(),
      iat: epochSeconds(town.clock.now()),
      received: { iss: TOWN, jti, digest },
      ...changes,
    });
  }
});

describe('waiting', () => {
  it.each([
    ['120', 120_000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 3_600_000],
    ['0', 1_000],
  ])('Retry-After %s is honoured within bounds', async (header, wait) => {
    await pair.queue();
    pair.answering(503, { 'retry-after': header });
    await deliverDue(town);
    town.clock.forward(wait - 1);
    expect(await deliverDue(town)).toBe(0);
    town.clock.forward(1);
    expect(await deliverDue(town)).toBe(1);
  });

  it('follows the policy that is passed in', async () => {
    await pair.queue();
    pair.answering(500);
    const waits: [number, number][] = [];
    const backoff = (attempts: number, chance: number) => {
      waits.push([attempts, chance]);
      return 5_000;
    };
    for (let i = 0; i < 3; i += 1) {
      await deliverDue({ ...town, backoff, chance: () => 0.25 });
      town.clock.forward(5_000);
    }
    expect(waits).toEqual([
      [1, 0.25],
      [2, 0.25],
      [3, 0.25],
    ]);
  });

  it('ends after seven days', async () => {
    const jti = await pair.queue();
    pair.answering(500);
    for (let i = 0; i < 8; i += 1) {
      await deliverDue(town);
      town.clock.forward(DAY);
    }
    expect(await deliverDue(town)).toBe(0);
    expect(await pair.stateOf(jti)).toEqual({ state: 'dead', attempts: 7, refusal: 'gave-up' });
  });

  it('ends after seven days for a peer that nobody knows', async () => {
    const jti = await pair.queue('https://nobody.example');
    expect(await deliverDue(town)).toBe(0);
    town.clock.forward(7 * DAY);
    await deliverDue(town);
    expect(await pair.stateOf(jti)).toEqual({ state: 'dead', attempts: 0, refusal: 'gave-up' });
  });

  it('nothing is sent to a peer that was removed', async () => {
    await pair.queue();
    await removePeer(town.db, REGION, town.clock.now());
    expect(await deliverDue(town)).toBe(0);
    expect(network.sent).toEqual([]);
  });
});
