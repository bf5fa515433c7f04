import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removePeer } from '../../packages/node/src/federation/peers.ts';
import { signInWithCode } from '../sign-in.ts';
import { senderOf } from './by-hand.ts';
import { type Client, clientOf } from './client.ts';
import { sendTo } from './inbox.ts';
import { outboxOf } from './quarter.ts';
import { type TestedNode, testedNodes, WORKER } from './tested-nodes.ts';

const NOW = new Date('2026-04-10T12:00:00Z');
const MINUTE = 60_000;
const QUESTION = 'Wie betaalt bij jullie een bed voor één nacht?';
const ANSWER = 'De crisisdienst, na een telefoontje.';
const THANKS = 'Daar kunnen wij mee verder.';

interface Consultation {
  id: string;
  side: string;
  state: string;
  peer: { name: string };
  askedAt: string;
  from: string;
  to: string | null;
  question: string;
  answer: { from: string; text: string; at: string } | null;
  thanks: { from: string; text: string } | null;
  delivery: string | null;
  refusal: string | null;
}

const nodes = testedNodes();
let region: TestedNode;
let beek: TestedNode;
let dam: TestedNode;
let atBeek: Client;
let atDam: Client;

beforeEach(async () => {
  [region, beek, dam] = (await nodes.region(['Beek', 'Dam'], NOW)) as [
    TestedNode,
    TestedNode,
    TestedNode,
  ];
  [atBeek, atDam] = [await signIn(beek), await signIn(dam)];
  // somebody is there once: so both have a key to seal for
  await Promise.all([consultations(atBeek), consultations(atDam)]);
  await refreshDirectories();
});
afterEach(() => nodes.end());

async function signIn(node: TestedNode): Promise<Client> {
  const client = clientOf(node.url, node.plan.port);
  await signInWithCode(senderOf(client), WORKER, node.clock.now());
  return client;
}

async function later(minutes: number): Promise<void> {
  for (const { clock } of [region, beek, dam]) {
    clock.set(new Date(clock.now().getTime() + minutes * MINUTE));
  }
}

async function refreshDirectories(): Promise<void> {
  await later(2);
  await region.running().refreshDirectory();
  await Promise.all([beek, dam].map((it) => it.running().refreshDirectory()));
}

async function asked<Shape>(
  client: Client,
  path: string,
  it: { method?: 'PUT' | 'POST' | 'DELETE'; body?: unknown } = {},
): Promise<Shape> {
  const { status, text } = await client.json(it.method ?? 'GET', path, it.body);
  expect(status, text).toBe(200);
  return JSON.parse(text) as Shape;
}

async function consultations(client: Client): Promise<Consultation[]> {
  const path = '/api/consultations';
  return (await asked<{ consultations: Consultation[] }>(client, path)).consultations;
}

const ask = (id: string, over: Record<string, unknown> = {}) =>
  atBeek.json('PUT', `/api/consultations/${id}`, {
    ...{ to: dam.url, colleague: 'Wil', subject: 'CARE', question: QUESTION },
    ...over,
  });
const post = (client: Client, path: string, body: unknown) =>
  client.json('POST', `/api/consultations/${path}`, body);
const deliver = async () => {
  for (const node of [beek, dam]) await node.running().deliver();
};

describe('asking another point', () => {
  it('goes from question to answer to thanks, each once, whoever repeats it', async () => {
    const id = randomUUID();
    const tried = await Promise.all([ask(id), ask(id), ask(id)]);
    expect(tried.map(({ status }) => status)).toEqual([200, 200, 200]);
    await deliver();
    expect(await consultations(atDam)).toMatchObject([
      { id, side: 'asked', state: 'asked', from: 'Wil', to: 'Wil', question: QUESTION },
    ]);
    expect((await consultations(atDam))[0]?.peer.name).toBe('Meldpunt Beek');
    for (let n = 0; n < 2; n += 1) {
      expect((await post(atDam, `${id}/answer`, { answer: ANSWER })).status).toBe(200);
    }
    await deliver();
    const [answered] = await consultations(atBeek);
    expect(answered).toMatchObject({ state: 'answered', answer: { from: 'Wil', text: ANSWER } });
    for (let n = 0; n < 2; n += 1) {
      expect((await post(atBeek, `${id}/thanks`, { thanks: THANKS })).status).toBe(200);
    }
    await deliver();
    const [over] = await consultations(atDam);
    expect(over).toMatchObject({ state: 'thanked', thanks: { text: THANKS } });
    expect([(await outboxOf(beek.db)).length, (await outboxOf(dam.db)).length]).toEqual([2, 1]);
  });

  it('leaves no word of it on the wire, in a database or in a log', async () => {
    const id = randomUUID();
    await ask(id);
    await deliver();
    await consultations(atDam);
    await post(atDam, `${id}/answer`, { answer: ANSWER });
    await deliver();
    await consultations(atBeek);
    for (const { db, wire, logged } of [beek, dam]) {
      const tables = ['sealed_messages', 'consultations', 'outbox', 'inbox'].map(
        (table) =>
          sql`select ${table} as name, to_jsonb(t)::text as row from ${sql.identifier(table)} t`,
      );
      const rows = await Promise.all(tables.map((select) => db.execute(select)));
      const envelopes = (await outboxOf(db)).map(({ envelope }) =>
        Buffer.from(envelope.split('.')[1] ?? '', 'base64url').toString(),
      );
      const seen = [JSON.stringify(rows), ...envelopes, wire.recorded().toString(), ...logged];
      // the worker’s own browser is not behind the wire
      for (const text of seen) {
        for (const word of ['bed voor', 'crisisdienst']) expect(text).not.toContain(word);
      }
    }
  });

  it('is refused under an id that stands for something else, and of what was answered', async () => {
    const id = randomUUID();
    await ask(id);
    expect((await ask(id, { question: 'Iets anders?' })).status).toBe(409);
    await deliver();
    await consultations(atDam);
    await post(atDam, `${id}/answer`, { answer: ANSWER });
    expect((await post(atDam, `${id}/answer`, { answer: 'Toch niet.' })).status).toBe(409);
    expect((await post(atDam, `${id}/thanks`, { thanks: '' })).status).toBe(404);
    expect((await post(atBeek, `${id}/thanks`, { thanks: '' })).status).toBe(409);
    expect((await post(atBeek, `${randomUUID()}/answer`, { answer: ANSWER })).status).toBe(404);
  });

  it('waits while the other point is down, and has one effect after', async () => {
    const id = randomUUID();
    await dam.stop();
    expect((await ask(id)).status).toBe(502);
    await dam.start();
    expect((await ask(id)).status).toBe(200);
    await dam.stop();
    await beek.running().deliver();
    expect(await consultations(atBeek)).toMatchObject([{ state: 'asked', delivery: 'waiting' }]);
    await dam.start();
    await later(5);
    await deliver();
    expect(await consultations(atBeek)).toMatchObject([{ delivery: 'delivered' }]);
    expect(await consultations(atDam)).toHaveLength(1);
  });

  it('has one effect when the envelope comes again, before and after it was opened', async () => {
    await ask(randomUUID());
    const [{ envelope = '' } = {}] = await outboxOf(beek.db);
    await deliver();
    const [{ receipt = '' } = {}] = await outboxOf(beek.db);
    for (let n = 0; n < 2; n += 1) {
      expect(await sendTo(dam, envelope)).toMatchObject({ status: 200, receipt });
      expect(await consultations(atDam)).toHaveLength(1);
    }
    expect(await dam.db.execute(sql`select from sealed_messages`)).toHaveLength(0);
  });

  it('ends with a point that was removed, within the hour', async () => {
    await ask(randomUUID());
    await deliver();
    await removePeer(region.db, beek.url, region.clock.now());
    await later(61);
    [atBeek, atDam] = [await signIn(beek), await signIn(dam)];
    await ask(randomUUID());
    await deliver();
    const [refused] = await consultations(atBeek);
    expect(refused).toMatchObject({ delivery: 'dead', refusal: 'issuer-removed' });
    expect(await consultations(atDam)).toHaveLength(1);
  });

  it('is sent again by a worker, once the other point takes it', async () => {
    const id = randomUUID();
    await ask(id);
    expect((await post(atBeek, `${id}/again`, undefined)).status).toBe(409);
    await beek.db.execute(sql`update outbox set state = 'dead', refusal = 'gave-up'`);
    expect(await consultations(atBeek)).toMatchObject([{ delivery: 'dead', refusal: 'gave-up' }]);
    const again = await post(atBeek, `${id}/again`, undefined);
    expect(again.status, again.text).toBe(200);
    expect(await consultations(atBeek)).toMatchObject([{ delivery: 'waiting', refusal: null }]);
    await deliver();
    expect(await consultations(atBeek)).toMatchObject([{ delivery: 'delivered' }]);
    expect(await consultations(atDam)).toMatchObject([{ id, question: QUESTION }]);
    const acts = await beek.db.execute(sql`select act from audit_entries where act = 'sent-again'`);
    expect(acts).toHaveLength(1);
    // what this side did not say cannot be said again
    for (const at of [id, randomUUID()]) {
      expect((await post(atDam, `${at}/again`, undefined)).status).toBe(404);
    }
  });

  it('is dated when it was said, whenever somebody looks', async () => {
    const id = randomUUID();
    const askedAt = beek.clock.now().toISOString();
    await ask(id);
    await deliver();
    await later(10);
    expect(await consultations(atDam)).toMatchObject([{ id, askedAt }]);
    const at = dam.clock.now().toISOString();
    await post(atDam, `${id}/answer`, { answer: ANSWER });
    await deliver();
    await later(5);
    expect(await consultations(atBeek)).toMatchObject([{ askedAt, answer: { at } }]);
  });

  it('takes no answer that nobody asked for', async () => {
    const id = randomUUID();
    await ask(id);
    await deliver();
    await consultations(atDam);
    await post(atDam, `${id}/answer`, { answer: ANSWER });
    const [{ envelope = '' } = {}] = await outboxOf(dam.db);
    await beek.db.execute(sql`delete from consultations`);
    expect(await sendTo(beek, envelope)).toMatchObject({
      status: 422,
      problem: 'message-invalid',
    });
  });
});

describe('asking somebody by name', () => {
  interface Askable {
    from: string;
    points: { entityId: string; people: { name: string; line: string }[] }[];
  }
  const SHOWN = { name: 'Geeske', line: 'Helpt bij geld en wonen' };
  const peopleOf = async (client: Client, { url }: TestedNode) => {
    const { points } = await asked<Askable>(client, '/api/consultations/points');
    return points.find(({ entityId }) => entityId === url)?.people;
  };

  it('offers those of the other point who chose to be shown, as long as they do', async () => {
    expect(await peopleOf(atBeek, dam)).toEqual([]);
    expect((await atDam.json('PUT', '/api/me/card', SHOWN)).status).toBe(200);
    await refreshDirectories();
    expect(await peopleOf(atBeek, dam)).toEqual([SHOWN]);
    // nobody at Beek did
    expect(await peopleOf(atDam, beek)).toEqual([]);
    expect((await atDam.json('DELETE', '/api/me/card')).status).toBe(204);
    await refreshDirectories();
    expect(await peopleOf(atBeek, dam)).toEqual([]);
  });

  it('tells both whom it is for, who asked and who answered, and nobody else’s name', async () => {
    await atDam.json('PUT', '/api/me/card', SHOWN);
    await beek.db.execute(sql`update accounts set name = 'Wil van Beek'`);
    await dam.db.execute(sql`update accounts set name = 'Noor Damstra'`);
    await refreshDirectories();
    const id = randomUUID();
    await ask(id, { colleague: SHOWN.name });
    await deliver();
    const said = { from: 'Wil van Beek', to: 'Geeske' };
    expect(await consultations(atDam)).toMatchObject([said]);
    // a colleague answers in place of whom it was for
    await post(atDam, `${id}/answer`, { answer: ANSWER });
    await deliver();
    const answer = { from: 'Noor Damstra', text: ANSWER };
    for (const at of [atBeek, atDam])
      expect(await consultations(at)).toMatchObject([{ ...said, answer }]);
    const open = (await outboxOf(beek.db)).map(({ envelope }) =>
      Buffer.from(envelope.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(open.join()).not.toMatch(/Wil|Geeske/);
  });
});

describe('sharing contact cards', () => {
  const LINE = {
    ...{ agencyType: 'POLICE', name: 'Sam de Wijk', agency: 'Politie', role: 'wijkagent' },
    ...{ phone: '0999 00 00 02', email: 'sam@politie.example', reach: 'Voor tien uur.' },
    note: 'Alleen voor ons.',
  };
  interface Shared {
    id: string;
    from: string;
    note: string;
    cards: Record<string, string>[];
  }
  const shared = async (client: Client) =>
    (await asked<{ shared: Shared[] }>(client, '/api/shared-cards')).shared;

  it('brings what a card says, once, and nothing that we noted for ourselves', async () => {
    const line = randomUUID();
    await asked(atBeek, '/api/lines', { method: 'POST', body: { id: line, ...LINE } });
    const id = randomUUID();
    const share = () =>
      atBeek.json('PUT', `/api/shared-cards/${id}`, { to: dam.url, lines: [line], note: 'Hoi' });
    expect([(await share()).status, (await share()).status]).toEqual([204, 204]);
    await deliver();
    const { agencyType, name, agency, phone, email, reach } = LINE;
    const card = { agencyType, name, agency, phone, email, reach };
    expect(await shared(atDam)).toMatchObject([{ id, from: 'Wil', note: 'Hoi', cards: [card] }]);
    expect(JSON.stringify(await shared(atDam))).not.toContain('Alleen voor ons');
    // nothing is kept before somebody looked at it
    expect((await asked<{ lines: unknown[] }>(atDam, '/api/lines')).lines).toEqual([]);
    await asked(atDam, `/api/shared-cards/${id}`, { method: 'DELETE' });
    expect(await shared(atDam)).toEqual([]);
  });

  it('is not done with lines that are gone', async () => {
    const path = `/api/shared-cards/${randomUUID()}`;
    const body = { to: dam.url, lines: [randomUUID()], note: '' };
    expect((await atBeek.json('PUT', path, body)).status).toBe(404);
  });
});
