import { randomUUID } from 'node:crypto';
import {
  canonicalize,
  type Envelope,
  encryptionKeyAt,
  epochSeconds,
  generateSigningKeyJwk,
  importSigningKey,
  type JsonObject,
  sealContent,
  signEnvelope,
  splitStream,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type HandoverPoint,
  type HandoverRegion,
  handoverRegion,
  noteConsent,
  offer,
  offeredCase,
} from '../../../../test/handover-points.ts';
import { addPeer, findPeer } from '../federation/peers.ts';
import { follow } from '../intake/follow/follow.ts';
import { findHandover, partHeads } from './store.ts';

const START = new Date('2026-11-21T12:00:00Z');
const NOW = epochSeconds(START);

let region: HandoverRegion;
let a: HandoverPoint;
let b: HandoverPoint;
let c: HandoverPoint;

beforeAll(async () => {
  region = await handoverRegion(3);
  [a, b, c] = region.points as [HandoverPoint, HandoverPoint, HandoverPoint];
});
beforeEach(() => region.setClocks(START));
afterAll(() => region.drop());

type Said = Pick<Envelope, 'type' | 'body'> & Partial<Pick<Envelope, 'ref' | 'seq' | 'jti'>>;
type Sender = Pick<HandoverPoint, 'url' | 'key'>;

/** What a point answers to the bytes of another one: `ok`, or the problem. */
async function says([from, to]: readonly [Sender, HandoverPoint], it: Said): Promise<string> {
  const { type, body, ref = randomUUID(), seq = 0, jti = randomUUID() } = it;
  const about = type === 'release' ? {} : { ref, seq };
  const { compact } = await signEnvelope({
    ...{ key: from.key, iss: from.url, aud: to.url, jti, iat: NOW, exp: NOW + 86_400 },
    ...{ type, body, ...about },
  });
  const answer = await to.app.request(`${to.url}/federation/inbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: compact,
  });
  if (answer.status === 200) return 'ok';
  const { type: problem } = (await answer.json()) as { type: string };
  return problem.replace('urn:nabij:problem:', '');
}

const consentOf = (it: JsonObject = {}): JsonObject => ({
  ...{ id: randomUUID(), purpose: 'SHARE_AGENCY', for: b.url, parts: ['STORY'] },
  ...{ given: NOW - 60, manner: 'WEB', revocable_until: 'ACCEPTANCE', ...it },
});

const offerOf = (it: { consent?: JsonObject; preview?: JsonObject } = {}): JsonObject => ({
  ...{ until: NOW + 3_600, reason: 'LIVES_THERE', consent: it.consent ?? consentOf() },
  preview: {
    ...{ subject: 'DISCRIMINATION', received: '2026-11', files: 0, bytes: 20_000 },
    ...it.preview,
  },
});

const documentOf = (handover: string, it: JsonObject = {}): JsonObject => ({
  ...{ version: 1, handover, codes: '2026.1', received: 1, role: 'SELF', anonymity: 'NAMED' },
  ...{ earlier: [], ...it },
});

/** A handover of which the first point keeps nothing: it says what a test wants. */
async function taken(it: { parts?: string[]; preview?: JsonObject } = {}) {
  const ref = randomUUID();
  const consent = randomUUID();
  const parts = it.parts ?? ['STORY'];
  const body = offerOf({ consent: consentOf({ id: consent, parts }), preview: it.preview ?? {} });
  expect(await says([a, b], { type: 'handover-offer', body, ref })).toBe('ok');
  expect((await b.post(`/api/handovers/${ref}/accept`)).status).toBe(200);
  return { ref, consent };
}

let seq = 0;

/** One part, sealed for the second point as it must be. */
async function part(
  { ref, consent }: { ref: string; consent: string },
  content: JsonObject,
): Promise<Said> {
  const peer = await findPeer(a.db, b.url);
  const to = encryptionKeyAt(peer?.encryptionKeys ?? [], NOW);
  if (!to) throw new Error('No key to seal for');
  seq += 1;
  const jti = randomUUID();
  const type = 'handover-content';
  const message = { iss: a.url, aud: b.url, jti, iat: NOW, type, ref, seq } as const;
  const sealed = await sealContent({ message, consent, content, to });
  return { type, body: { consent, sealed }, ref, seq, jti };
}

async function sends(of: { ref: string; consent: string }, ...contents: JsonObject[]) {
  const answers: string[] = [];
  for (const content of contents) answers.push(await says([a, b], await part(of, content)));
  return answers;
}

const partsOf = (stream: number, bytes: Uint8Array): JsonObject[] =>
  splitStream(stream, bytes).map((each) => ({ ...each }));
const documentParts = (ref: string, it: JsonObject) =>
  partsOf(0, Buffer.from(canonicalize(documentOf(ref, it))));

async function takesIn(ref: string) {
  await b.post(`/api/handovers/${ref}/take-in`);
  return b.handover(ref);
}

const casesAt = async ({ db }: HandoverPoint) => (await db.execute(sql`select from cases`)).length;
const states = async (id: string) => [(await a.handover(id)).state, (await b.handover(id)).state];
const arrived = (consent: string, digest = 'A'.repeat(43)): Said => ({
  type: 'handover-arrived',
  body: { consent, digest, since: NOW },
});

describe('whoever is no party to it', () => {
  it('accepts, rejects, withdraws, sends and has arrived for nobody', async () => {
    const { filed, handover: ref, consent } = await offeredCase(a, b);
    await region.settle();
    const accept = { consent, kid: 'A'.repeat(43) };
    const body = { consent, sealed: 'A.A.A.A.A' };
    for (const said of [
      says([c, a], { type: 'handover-accept', ref, body: accept }),
      says([c, a], { type: 'handover-reject', ref, body: { reason: 'NO_CAPACITY' } }),
      says([c, a], { ...arrived(consent), ref }),
      says([c, b], { type: 'handover-withdraw', ref, body: { reason: 'EXPIRED' } }),
      says([c, b], { type: 'handover-content', ref, body }),
      says([c, b], { type: 'handover-offer', ref, body: offerOf() }),
      // on the wrong side of it
      says([a, b], { type: 'handover-accept', ref, body: accept }),
      says([a, b], { ...arrived(consent), ref }),
      says([b, a], {
        type: 'handover-offer',
        ref,
        body: offerOf({ consent: consentOf({ for: a.url }) }),
      }),
      says([b, a], { type: 'handover-withdraw', ref, body: { reason: 'EXPIRED' } }),
      says([b, a], { type: 'handover-content', ref, body }),
    ]) {
      expect(await said).toBe('handover-unknown');
    }
    expect(await states(ref)).toEqual(['offered', 'offered']);
    expect((await filed.row()).frozenBy).toBe(ref);
    const kept = await findHandover(b.db, ref);
    expect([kept?.peer, kept?.state]).toEqual([a.url, expect.objectContaining({ consent })]);
    expect(await partHeads(b.db, ref)).toEqual([]);
  });

  it('a coordinator, whose messages are none, and a point that sends a release', async () => {
    const key = await importSigningKey(await generateSigningKeyJwk());
    const url = 'https://regio.example';
    const peer = {
      ...({ entityId: url, relation: 'superior', role: 'coordinator', name: 'Regio' } as const),
      ...{ municipalities: [], population: null, inbox: `${url}/federation/inbox` },
      ...{ kid: key.kid, publicKey: key.publicJwk },
    };
    await addPeer(b.db, peer, { now: START, replaceKey: true });
    const { handover: ref, consent } = await offeredCase(a, b);
    await region.settle();
    const coordinator = { url, key };
    for (const said of [
      { type: 'handover-offer', body: offerOf() },
      { type: 'handover-withdraw', ref, body: { reason: 'WITHDRAWN' } },
      { type: 'handover-content', ref, body: { consent, sealed: 'A.A.A.A.A' } },
      { type: 'consultation-question', body: { sealed: 'A.A.A.A.A' } },
    ] as const) {
      expect(await says([coordinator, b], said)).toBe('type-unknown');
    }
    expect(await says([a, b], { type: 'release', body: { version: 1 } })).toBe('type-unknown');
    expect(await states(ref)).toEqual(['offered', 'offered']);
    const rows = await b.db.execute(sql`select from handovers where peer = ${url}`);
    expect(rows).toEqual([]);
  });
});

describe('a party to it, out of turn', () => {
  it('content before the acceptance, and under another consent after it', async () => {
    const { handover: ref, consent } = await offeredCase(a, b);
    await region.settle();
    const content = documentParts(ref, {});
    expect(await sends({ ref, consent }, ...content)).toEqual(['handover-closed']);
    expect((await b.handover(ref)).state).toBe('offered');
    await b.post(`/api/handovers/${ref}/accept`);
    expect(await sends({ ref, consent: randomUUID() }, ...content)).toEqual([
      'handover-not-consented',
    ]);
    expect(await partHeads(b.db, ref)).toEqual([]);
  });

  it('an acceptance on another consent moves nothing', async () => {
    const { filed, handover: ref } = await offeredCase(a, b);
    await region.settle();
    const body = { consent: randomUUID(), kid: 'A'.repeat(43) };
    expect(await says([b, a], { type: 'handover-accept', ref, body })).toBe(
      'handover-not-consented',
    );
    expect([(await a.handover(ref)).state, (await filed.row()).state]).toEqual([
      'offered',
      'RECEIVED',
    ]);
  });

  it('an arrival before the move, and of something else after it, erases nothing', async () => {
    const { filed, handover: ref, consent } = await offeredCase(a, b);
    await region.settle();
    expect(await says([b, a], { ...arrived(consent), ref })).toBe('handover-closed');
    await b.post(`/api/handovers/${ref}/accept`);
    await b.deliver();
    expect(await says([b, a], { ...arrived(consent), ref })).toBe('message-invalid');
    expect(await says([b, a], { ...arrived(randomUUID()), ref })).toBe('message-invalid');
    expect((await a.handover(ref)).state).toBe('moved');
    expect((await filed.open()).open.answers.story).toContain('soort');
  });

  it('another offer under the same name changes nothing of the first', async () => {
    const { handover: ref } = await offeredCase(a, b);
    await region.settle();
    const before = (await findHandover(b.db, ref))?.offer;
    const more = offerOf({ consent: consentOf({ parts: ['STORY', 'CONTACT', 'PEOPLE'] }) });
    expect(await says([a, b], { type: 'handover-offer', ref, body: more })).toBe('ok');
    const after = await findHandover(b.db, ref);
    expect([after?.offer, after?.state.at]).toEqual([before, 'offered']);
  });

  it('an offer named like a case that is here is a matter of its own', async () => {
    const { filed } = await offeredCase(b, a);
    const row = await filed.row();
    expect(await says([a, b], { type: 'handover-offer', ref: filed.id, body: offerOf() })).toBe(
      'ok',
    );
    await b.post(`/api/handovers/${filed.id}/accept`);
    expect(await filed.row()).toEqual(row);
    expect((await b.handover(filed.id)).caseId).toBe(null);
  });
});

describe('parts that lie', () => {
  const TEXT = Buffer.from('Een brief.');
  const story = { story: 'CANARY' };

  it.each<[string, (it: JsonObject) => JsonObject]>([
    ['an index beyond the count', (it) => ({ ...it, index: 1 })],
    ['a count without end', (it) => ({ ...it, count: 2 ** 31 })],
    ['an index below zero', (it) => ({ ...it, index: -1 })],
    ['a stream that is none', (it) => ({ ...it, stream: 65 })],
    ['a digest of something else', (it) => ({ ...it, digest: 'A'.repeat(43) })],
    ['a member that nobody declared', (it) => ({ ...it, name: 'x' })],
  ])('%s: it is given back, and nothing of it stays', async (_, lie) => {
    const it = await taken();
    const [first = {}] = documentParts(it.ref, story);
    const before = await casesAt(b);
    expect(await sends(it, lie(first))).toEqual(['ok']);
    expect(await takesIn(it.ref)).toMatchObject({ state: 'rejected', because: 'UNREADABLE' });
    expect([await partHeads(b.db, it.ref), await casesAt(b)]).toEqual([[], before]);
  });

  it('the same place twice with other bytes: it is given back', async () => {
    const it = await taken({ preview: { files: 1 } });
    const [one = {}] = documentParts(it.ref, { story: 'One' });
    const [two = {}] = documentParts(it.ref, { story: 'Two' });
    const before = await casesAt(b);
    expect(await sends(it, one, two)).toEqual(['ok', 'ok']);
    expect((await takesIn(it.ref)).state).toBe('rejected');
    expect(await casesAt(b)).toBe(before);
  });

  it('a file that no document names: it is given back', async () => {
    const it = await taken({ preview: { files: 1 } });
    await sends(it, ...documentParts(it.ref, story), ...partsOf(1, TEXT));
    expect((await takesIn(it.ref)).state).toBe('rejected');
  });

  it('a file of another length or digest than the document says: it is given back', async () => {
    const file = { stream: 1, name: 'a.txt', media_type: 'text/plain' };
    const [{ digest = '' } = {}] = partsOf(1, TEXT);
    for (const lie of [
      { bytes: TEXT.length + 1, digest },
      { bytes: TEXT.length, digest: 'A'.repeat(43) },
    ]) {
      const it = await taken({ parts: ['STORY', 'FILES'], preview: { files: 1 } });
      const files = [{ ...file, ...lie }];
      await sends(it, ...documentParts(it.ref, { files }), ...partsOf(1, TEXT));
      expect((await takesIn(it.ref)).state).toBe('rejected');
    }
  });

  it('a name with a path and a kind that it is not: kept under a plain name, as what it is', async () => {
    const it = await taken({ parts: ['STORY', 'FILES'], preview: { files: 2 } });
    const program = Buffer.from('4d5a90000300000004000000ffff0000', 'hex');
    const file = (stream: number, bytes: Buffer, [name, media_type]: [string, string]) => ({
      ...{ stream, name, media_type, bytes: bytes.length },
      digest: String(partsOf(stream, bytes)[0]?.digest),
    });
    const files = [
      file(1, TEXT, ['..\\../../etc/pass\u202ewd.exe', 'application/x-msdownload']),
      file(2, program, ['foto.png', 'image/png']),
    ];
    const contents = [...documentParts(it.ref, { files }), ...partsOf(1, TEXT)];
    await sends(it, ...contents, ...partsOf(2, program));
    const { state, caseId } = await takesIn(it.ref);
    expect(state).toBe('arrived');
    const { body } = await (await b.desk()).call<{ attachments: { name: string; type: string }[] }>(
      'GET',
      `/api/cases/${caseId}`,
    );
    expect(body.attachments.map(({ name, type }) => [name, type])).toEqual([
      ['passwd.txt', 'text/plain'],
    ]);
  });
});

describe('documents that lie', () => {
  it.each<[string, JsonObject]>([
    ['a language that is none', { language: 'nl-nl-nl' }],
    ['a part beyond the consent', { contact: { name: 'Bo' } }],
    ['handovers before it that are none', { earlier: [{}] }],
  ])('%s: it is given back', async (_, lie) => {
    const it = await taken();
    await sends(it, ...documentParts(it.ref, { story: 'x', ...lie }));
    expect((await takesIn(it.ref)).state).toBe('rejected');
  });

  it('words and days that have not come: nothing outlives the case when it goes on', async () => {
    const it = await taken({ parts: ['STORY', 'CONTACT', 'CONVERSATION'] });
    const far = 253_402_300_799;
    const conversation = [far, far, 5].map((at, n) => ({ at, by: 'REPORTER', text: `Woord ${n}` }));
    const contact = { name: 'Bo' };
    await sends(it, ...documentParts(it.ref, { received: far, contact, conversation }));
    const { caseId } = await takesIn(it.ref);
    if (!caseId) throw new Error('It has not arrived');
    const [late] = await b.db.execute(sql`select
      (select count(*)::int from messages where case_id = ${caseId}::uuid) as words,
      (select count(*)::int from messages where at > ${START}::timestamptz) as coming,
      (select count(*)::int from cases where received_at > ${START}::timestamptz) as cases`);
    expect(late).toEqual({ words: 3, coming: 0, cases: 0 });
    const consent = await noteConsent(b, { caseId, to: c.url });
    const on = await region.handOver(await offer(b, { caseId, consent }), c);
    expect(on.state).toBe('arrived');
    const [left] = await b.db.execute(
      sql`select count(*)::int as n from messages where case_id = ${caseId}::uuid`,
    );
    expect(left).toEqual({ n: 0 });
  });

  it('a way so long that no more goes on it: the case goes on all the same', async () => {
    const it = await taken();
    const step = () => ({ handover: randomUUID(), from: c.url, to: a.url, at: 1 });
    const earlier = Array.from({ length: 50 }, step);
    const lookup = Buffer.alloc(32, 7).toString('base64url');
    const key = Buffer.alloc(32).toString('base64url');
    const link = {
      ...{ filing: randomUUID(), sealed: 'A' },
      sealedKey: {
        ...{ ciphertext: 'A'.repeat(11_800), iv: 'A', tag: 'A', protected: 'A' },
        recipients: [{ header: { alg: 'A256KW' }, encrypted_key: 'A' }],
      },
    };
    const box = Buffer.from(JSON.stringify({ links: [link], key })).toString('base64url');
    await sends(it, ...documentParts(it.ref, { story: 'x', earlier, code: { lookup, box } }));
    const { caseId, state } = await takesIn(it.ref);
    if (!caseId) throw new Error(`It has not arrived: ${state}`);
    const consent = await noteConsent(b, { caseId, to: c.url });
    const on = await offer(b, { caseId, consent });
    expect((await region.handOver(on, c)).state).toBe('arrived');
    const went = (await findHandover(c.db, on))?.earlier;
    expect([went?.length, went?.at(-1)?.handover]).toEqual([50, it.ref]);
  });

  it('a code that opens a case which is here already opens that one still', async () => {
    const { filed } = await offeredCase(b, c);
    const [mine] = await b.db.execute<{ lookup: Buffer }>(sql`select f.lookup from filings f
      join cases c on c.filing_id = f.id where c.id = ${filed.id}::uuid`);
    const lookup = Buffer.from(mine?.lookup ?? '').toString('base64url');
    const key = Buffer.alloc(32).toString('base64url');
    const box = Buffer.from(JSON.stringify({ links: [], key })).toString('base64url');
    const it = await taken();
    await sends(it, ...documentParts(it.ref, { story: 'x', code: { lookup, box } }));
    expect((await takesIn(it.ref)).state).toBe('arrived');
    expect((await follow(b.db, filed.code))?.caseId).toBe(filed.id);
  });
});
