import { randomUUID } from 'node:crypto';
import {
  digestOf,
  ENTITY_CONFIGURATION_PATH,
  ENVELOPE_MEDIA_TYPE,
  epochSeconds,
  type SigningKey,
  signEnvelope,
  signReceipt,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDelivery } from '../../packages/node/src/federation/deliver.ts';
import { enqueue } from '../../packages/node/src/federation/enqueue.ts';
import { admit } from '../../packages/node/src/federation/join.ts';
import { trustedPoint } from '../../packages/node/src/federation/trust/trusted-point.ts';
import { holdTable } from './held-table.ts';
import { sendTo } from './inbox.ts';
import { outboxOf } from './quarter.ts';
import {
  configurationOf,
  onlyConfiguration,
  type Said,
  type StandIn,
  standIns,
  statement,
} from './stand-in.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const NOW = new Date('2026-04-10T12:00:00Z');
const HOUR = 3_600_000;
const PATIENCE = { timeout: 30_000, interval: 20 };

const nodes = testedNodes();
const others = standIns();
let region: TestedNode;
let beek: TestedNode;
let dam: TestedNode;
let veen: TestedNode;

beforeAll(async () => {
  const made = await nodes.region(['Beek', 'Dam', 'Veen'], NOW);
  [region, beek, dam, veen] = made as [TestedNode, TestedNode, TestedNode, TestedNode];
}, 120_000);
beforeEach(async () => {
  forward(2 * HOUR);
  await beek.db.execute('truncate outbox');
});
afterEach(() => others.end());
afterAll(() => nodes.end());

function forward(milliseconds: number): void {
  const at = new Date(beek.clock.now().getTime() + milliseconds);
  for (const { clock } of [region, beek, dam, veen]) clock.set(at);
}

const withdrawal = () => ({
  ...({ type: 'handover-withdraw', body: { reason: 'WITHDRAWN' } } as const),
  order: { ref: randomUUID(), seq: 0 },
});

/** Queues a message that does nothing, each of a ref of its own. */
async function queue({ url }: { url: string }): Promise<string> {
  const { federation } = beek.running();
  await trustedPoint(federation, url);
  const message = { ...withdrawal(), audience: url, now: beek.clock.now() };
  return (await enqueue(beek.db, federation, message)).jti;
}

async function queued(jti: string) {
  return (await outboxOf(beek.db)).find((row) => row.jti === jti);
}

/** How often a message came to a point. */
async function arrived({ db }: TestedNode, jti: string): Promise<number> {
  return (await db.execute(sql`select from inbox where jti = ${jti}`)).length;
}

/** A member that Beek trusts, and whose inbox says what the test wants. */
async function member(inbox: (body: string) => Promise<Said> | 'silence'): Promise<StandIn> {
  const made = await others.make();
  const by = { now: beek.clock.now(), hints: [region.url] };
  const configuration = await configurationOf(made, by);
  made.says = onlyConfiguration(configuration);
  await admit(region.running().federation, made.url);
  made.says = ({ path, body }) =>
    path === ENTITY_CONFIGURATION_PATH ? statement(configuration) : inbox(body);
  return made;
}

describe('over the line', () => {
  it('a peer that never answers slows no other', async () => {
    const dead = await member(() => 'silence');
    for (let n = 0; n < 3; n += 1) await queue(dead);
    const alive: string[] = [];
    for (const point of [dam, veen, dam, veen]) alive.push(await queue(point));
    const { federation } = beek.running();
    const delivery = startDelivery({ ...federation, concurrency: 2, interval: 20, grace: 20 });
    try {
      await expect
        .poll(async () => {
          const rows = await Promise.all(alive.map(queued));
          return rows.filter((row) => row?.state === 'delivered').length;
        }, PATIENCE)
        .toBe(alive.length);
      // one of its three was tried, and that is still open
      expect(dead.open()).toBe(1);
    } finally {
      await delivery.stop();
    }
  });

  it('a message that cannot be sent stops no other', async () => {
    const broken = await member(async () => ({ body: 'no receipt' }));
    await beek.db.execute(
      sql`update peers set public_key = '{"kty":"OKP"}' where entity_id = ${broken.url}`,
    );
    const [poison, good] = [await queue(broken), await queue(dam)];
    await beek.running().deliver();
    expect(await queued(poison)).toMatchObject({ state: 'waiting' });
    expect(await queued(good)).toMatchObject({ state: 'delivered' });
  });

  it('a message that cannot be taken stops no other, and is taken when it can', async () => {
    const poison = await queue(dam);
    const order = { audience: dam.url, type: 'contact-cards', now: beek.clock.now() } as const;
    const body = { sealed: 'AAAA.AAAA.AAAA.AAAA.AAAA' };
    const good = await enqueue(beek.db, beek.running().federation, { ...order, body });
    await dam.db.execute('alter table handovers rename to away');
    await beek.running().deliver();
    await dam.db.execute('alter table away rename to handovers');
    expect(await queued(poison)).toMatchObject({ state: 'waiting', refusal: 'internal' });
    expect(await queued(good.jti)).toMatchObject({ state: 'delivered' });
    expect([await arrived(dam, poison), await arrived(dam, good.jti)]).toEqual([0, 1]);
    forward(HOUR);
    await beek.running().deliver();
    expect(await queued(poison)).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('a lost response is asked for again, and the message has one effect', async () => {
    const jti = await queue(dam);
    dam.wire.withholdAnswers(true);
    const trying = beek.running().deliver();
    await expect.poll(() => arrived(dam, jti), PATIENCE).toBe(1);
    dam.wire.cut();
    await trying;
    expect(await queued(jti)).toMatchObject({ state: 'waiting', refusal: 'unreachable' });
    dam.wire.withholdAnswers(false);
    forward(HOUR);
    await beek.running().deliver();
    const [kept] = await dam.db.execute(sql`select receipt from inbox where jti = ${jti}`);
    expect(await queued(jti)).toMatchObject({ state: 'delivered', attempts: 2, ...kept });
    expect(dam.events().filter((event) => event === 'message-repeated')).toHaveLength(1);
  });

  it.each([
    ['signed by another key', ({ another }: Forging) => another, {}],
    ['for another message', ({ own }: Forging) => own, { jti: randomUUID() }],
    ['for other bytes', ({ own }: Forging) => own, { digest: 'A'.repeat(43) }],
  ])('a forged receipt (%s) is not a delivery', async (_, keyOf, changes) => {
    const forger: StandIn = await member(async (envelope) => {
      const key = keyOf({
        ...{ own: forger.key, another: { ...dam.running().key, kid: forger.key.kid } },
      });
      const { iss, jti } = payloadOf(envelope);
      const received = { iss, jti, digest: digestOf(envelope), ...changes };
      const iat = epochSeconds(beek.clock.now());
      const head = { key, iss: forger.url, aud: iss, jti: randomUUID(), iat };
      const body = await signReceipt({ ...head, received });
      return { headers: { 'content-type': ENVELOPE_MEDIA_TYPE }, body };
    });
    const jti = await queue(forger);
    await beek.running().deliver();
    expect(await queued(jti)).toMatchObject({ state: 'waiting', refusal: 'receipt-invalid' });
  });

  it('a Retry-After of year 9999 is an hour', async () => {
    const headers = { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' };
    const busy = await member(async () => ({ status: 503, headers }));
    const jti = await queue(busy);
    await beek.running().deliver();
    const next = new Date(beek.clock.now().getTime() + HOUR);
    expect(await queued(jti)).toMatchObject({ state: 'waiting', next_attempt_at: next });
  });

  it('a flood by one peer is turned away, and the others have their turn', async () => {
    // both are trusted before, so nobody is held up by a search
    await sendTo(beek, await letter(dam));
    await sendTo(beek, await letter(veen));
    // what Dam sends takes as long as it can, so that its turns are used up
    const held = await holdTable(beek.db, 'sealed_messages');
    const sealed = { type: 'contact-cards', body: { sealed: 'AAAA.AAAA.AAAA.AAAA.AAAA' } } as const;
    const flood = await Promise.all(Array.from({ length: 200 }, () => letter(dam, sealed)));
    let answered = 0;
    const flooding = flood.map(async (envelope) => {
      const { problem = 'taken' } = await sendTo(beek, envelope);
      answered += 1;
      return problem;
    });
    await held.isWaitedFor();
    // four at once and sixty more: the others are told at once that these are too many
    await expect.poll(() => answered, PATIENCE).toBe(136);
    expect(await sendTo(beek, await letter(veen))).toMatchObject({ status: 200 });
    expect(answered).toBe(136);
    await held.letGo();
    const answers = await Promise.all(flooding);
    expect(answers.filter((it) => it === 'too-many')).toHaveLength(136);
    expect(answers.filter((it) => it === 'taken')).toHaveLength(64);
  });
});

interface Forging {
  own: SigningKey;
  another: SigningKey;
}

function payloadOf(envelope: string): { iss: string; jti: string } {
  return JSON.parse(Buffer.from(envelope.split('.')[1] ?? '', 'base64url').toString());
}

/** A message to Beek as this point signs it. */
async function letter(
  { url, running }: TestedNode,
  message: { type: 'contact-cards'; body: { sealed: string } } | undefined = undefined,
): Promise<string> {
  const iat = epochSeconds(beek.clock.now());
  const { order, ...plain } = withdrawal();
  const { compact } = await signEnvelope({
    ...{ key: running().key, iss: url, aud: beek.url, jti: randomUUID(), iat, exp: iat + 86_400 },
    ...(message ?? { ...plain, ...order }),
  });
  return compact;
}
