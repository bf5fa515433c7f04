import { randomUUID } from 'node:crypto';
import {
  canonicalize,
  encryptionKeyAt,
  epochSeconds,
  type JsonObject,
  sealContent,
  splitStream,
  topCodes,
} from '@nabij/protocol';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type HandoverPoint,
  type HandoverRegion,
  handoverRegion,
  noteConsent,
  type OfferedCase,
  offer,
  offeredCase,
} from '../../../../test/handover-points.ts';
import { enqueue } from '../federation/enqueue.ts';
import { OutgoingError } from '../federation/outgoing.ts';
import { findPeer } from '../federation/peers.ts';
import { follow } from '../intake/follow/follow.ts';
import { deleteParts, findHandover, insertPart, partHeads } from './store.ts';

const START = new Date('2026-11-21T12:00:00Z');
const STORY = 'De baas zei dat mijn soort hier niet past.';

let region: HandoverRegion;
let a: HandoverPoint;
let b: HandoverPoint;

beforeAll(async () => {
  region = await handoverRegion(2);
  [a, b] = region.points as [HandoverPoint, HandoverPoint];
});
beforeEach(() => {
  region.setClocks(START);
  region.wires.intercept = undefined;
});
afterAll(() => region.drop());

const states = async (id: string) => [(await a.handover(id)).state, (await b.handover(id)).state];

/** Puts other content in place of what the sender sealed. */
async function tamper({ handover, consent }: OfferedCase, document: JsonObject): Promise<void> {
  const peer = await findPeer(a.db, b.url);
  const iat = epochSeconds(START);
  const to = encryptionKeyAt(peer?.encryptionKeys ?? [], iat);
  if (!to) throw new Error('No key to seal for');
  await deleteParts(a.db, handover);
  const [part] = splitStream(0, Buffer.from(canonicalize(document)));
  const jti = randomUUID();
  const message = { iss: a.url, aud: b.url, jti, iat, type: 'handover-content' } as const;
  const bound = { ...message, ref: handover, seq: 1 };
  const sealed = await sealContent({ message: bound, consent, content: { ...part }, to });
  await insertPart(a.db, { handoverId: handover, jti, seq: 1, iat: null, kid: to.kid, sealed });
}

const document = (handover: string, it: JsonObject): JsonObject => ({
  ...{ version: 1, handover, codes: '2026.1', received: 1, role: 'SELF', anonymity: 'NAMED' },
  ...{ earlier: [], ...it },
});

describe('what is sealed', () => {
  it('is only what the consent covers', async () => {
    const { filed, handover } = await offeredCase(a, b, { parts: ['STORY'] });
    await region.handOver(handover, b);
    const read = await follow(b.db, filed.code);
    expect([read?.answers.story, read?.answers.contact]).toEqual([STORY, null]);
    expect(read?.answers.grounds).toEqual([]);
  });

  it('lies nowhere as words: not in what waits, nor in what was sent', async () => {
    const { handover } = await offeredCase(a, b);
    await region.settle();
    await b.post(`/api/handovers/${handover}/accept`);
    await region.settle();
    for (const { db } of [a, b]) {
      const rows = await db.execute(sql`select h::text as text from handovers h
        union all select p::text from handover_parts p union all select o.envelope from outbox o`);
      expect(JSON.stringify(rows)).not.toContain('soort');
    }
    const sent = region.wires.sent.map(({ body }) => Buffer.from(String(body ?? '')).toString());
    expect(sent.join()).not.toContain(Buffer.from('mijn soort').toString('base64url').slice(0, 8));
  });

  it('is gone here when it arrived, from every table and from what was sent', async () => {
    const { filed, handover } = await offeredCase(a, b);
    await region.handOver(handover, b);
    const [gone] = await a.db.execute(sql`select
      (select count(*)::int from handover_parts where handover_id = ${handover}::uuid) as parts,
      (select count(*)::int from outbox where ref = ${handover}
        and type = 'handover-content' and envelope <> '') as sent,
      (select count(*)::int from journal where case_id = ${filed.id}::uuid
        and sealed_note is not null) as notes,
      (select count(*)::int from consents where case_id = ${filed.id}::uuid) as consents,
      (select count(*)::int from search_entries where case_id = ${filed.id}::uuid) as words`);
    expect(gone).toEqual({ parts: 0, sent: 0, notes: 0, consents: 0, words: 0 });
    const row = await findHandover(a.db, handover);
    expect([row?.sealedDocument, row?.sealedRest, row?.aside]).toEqual([null, null, null]);
  });
});

describe('content that is given back', () => {
  it.each([
    ['more than the consent covers', { story: 'x', contact: { name: 'Bo' } }],
    ['another form', { nonsense: true }],
  ])('%s', async (_, more) => {
    const it = await offeredCase(a, b, { parts: ['STORY'] });
    await tamper(it, document(it.handover, more as JsonObject));
    await region.handOver(it.handover, b);
    expect(await states(it.handover)).toEqual(['back', 'rejected']);
    expect((await a.handover(it.handover)).because).toBe('UNREADABLE');
    expect(await partHeads(b.db, it.handover)).toEqual([]);
    await it.filed.does({ act: 'take' });
  });

  it('the document of another handover', async () => {
    const it = await offeredCase(a, b);
    await tamper(it, document(randomUUID(), {}));
    await region.handOver(it.handover, b);
    expect(await states(it.handover)).toEqual(['back', 'rejected']);
  });

  it('unreadable: what no key of this point opens', async () => {
    const { handover } = await offeredCase(a, b);
    await region.settle();
    await b.post(`/api/handovers/${handover}/accept`);
    await region.settle();
    await b.db.execute(sql`update handover_parts
      set sealed = overlay(sealed placing 'AAAA' from length(sealed) - 3)
      where handover_id = ${handover}::uuid`);
    await b.post(`/api/handovers/${handover}/take-in`);
    await region.settle();
    expect(await states(handover)).toEqual(['back', 'rejected']);
  });
});

it('a flood of parts: no more lies here than was announced', async () => {
  const { handover, consent } = await offeredCase(a, b);
  await region.settle();
  await b.post(`/api/handovers/${handover}/accept`);
  await region.settle();
  const before = await partHeads(b.db, handover);
  const body = { consent, sealed: `${'A'.repeat(1000)}.A.A.A.A` };
  for (let seq = 90; seq < 95; seq += 1) {
    const order = { ref: handover, seq };
    const message = { audience: b.url, type: 'handover-content', body, order, now: START } as const;
    await enqueue(a.db, a.federation, message);
  }
  await region.settle();
  const [refused] = await a.db.execute(sql`select count(*)::int as n from outbox
    where ref = ${handover} and refusal = 'message-invalid'`);
  expect([await partHeads(b.db, handover), refused?.n]).toEqual([before, 5]);
});

describe('a crash between both sides’ commits', () => {
  it.each(['handover-offer', 'handover-accept', 'handover-content', 'handover-arrived'])(
    '%s was taken, and the answer to it never came: it goes on to its end, once',
    async (type) => {
      let lost = 0;
      region.wires.intercept = async (request) => {
        const [, payload = ''] = String(request.body).split('.');
        const said = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { type: string };
        if (said.type !== type || lost > 0) return undefined;
        lost += 1;
        const to = request.url.startsWith(a.url) ? a : b;
        const { method, headers, body } = request;
        await to.app.request(request.url, { method, headers, body } as RequestInit);
        throw new OutgoingError('unreachable');
      };
      const { filed, handover } = await offeredCase(a, b);
      // what was lost is tried again after a while
      for (const minutes of [1, 2, 3]) {
        await region.handOver(handover, b);
        region.setClocks(new Date(START.getTime() + minutes * 60_000));
      }
      expect([lost, await states(handover)]).toEqual([1, ['arrived', 'arrived']]);
      expect((await follow(b.db, filed.code))?.answers.story).toBe(STORY);
    },
  );

  it('while it is taken in: nothing is half done, and it is done the next time', async () => {
    const { handover } = await offeredCase(a, b);
    await region.settle();
    await b.post(`/api/handovers/${handover}/accept`);
    await region.settle();
    await b.db.execute(
      sql`alter table outbox add constraint away check (type <> 'handover-arrived') not valid`,
    );
    const failed = await b.post(`/api/handovers/${handover}/take-in`);
    expect([failed.status, (await b.handover(handover)).caseId]).toEqual([500, null]);
    await b.db.execute(sql`alter table outbox drop constraint away`);
    await b.post(`/api/handovers/${handover}/take-in`);
    await region.settle();
    expect(await states(handover)).toEqual(['arrived', 'arrived']);
  });
});

it('A→B→A: it comes back whole, the code opens it at both, and each knows the way it went', async () => {
  const { filed, handover } = await offeredCase(a, b);
  const { caseId } = await region.handOver(handover, b);
  if (!caseId) throw new Error('It has not arrived');
  const consent = await noteConsent(b, { caseId, to: a.url });
  const back = await offer(b, { caseId, consent });
  const here = await region.handOver(back, a);
  expect([here.state, (await b.handover(back)).state]).toEqual(['arrived', 'arrived']);
  expect(here.caseId).not.toBe(filed.id);
  const { caseNumber } = here;
  expect((await a.handover(handover)).cameBackAs).toEqual({ caseId: here.caseId, caseNumber });
  expect((await b.handover(back)).cameBackAs).toBe(null);
  const read = await follow(a.db, filed.code);
  expect([read?.caseId, read?.answers.story]).toEqual([here.caseId, STORY]);
  expect((await follow(b.db, filed.code))?.state).toBe('TRANSFERRED');
  const row = await findHandover(a.db, back);
  expect(row?.earlier.map((one) => [one.handover, one.from, one.to])).toEqual([
    [handover, a.url, b.url],
  ]);
});

it('what the reporter writes after the offer stays here, where it was written', async () => {
  const { filed, handover } = await offeredCase(a, b);
  region.setClocks(new Date(START.getTime() + 60_000));
  await filed.answers('Dit schreef ik later.');
  await region.handOver(handover, b);
  expect((await follow(a.db, filed.code))?.messages.map(({ text }) => text)).toEqual([
    'Dit schreef ik later.',
  ]);
  expect((await follow(b.db, filed.code))?.messages).toEqual([]);
});

it('a case that went on keeps its code, whoever sends another one under it', async () => {
  const { filed, handover } = await offeredCase(a, b);
  const { caseId } = await region.handOver(handover, b);
  if (!caseId) throw new Error('It has not arrived');
  const consent = await noteConsent(b, { caseId, to: a.url });
  await region.handOver(await offer(b, { caseId, consent }), a);
  const [mine] = await b.db.execute<{ lookup: Buffer }>(sql`select f.lookup from filings f
    join cases c on c.filing_id = f.id where c.id = ${caseId}::uuid`);
  const lookup = Buffer.from(mine?.lookup ?? '').toString('base64url');
  const key = Buffer.alloc(32).toString('base64url');
  const box = Buffer.from(JSON.stringify({ links: [], key })).toString('base64url');
  const other = await offeredCase(a, b);
  await tamper(other, document(other.handover, { code: { lookup, box } }));
  const taken = await region.handOver(other.handover, b);
  expect(taken.state).toBe('arrived');
  expect((await follow(b.db, filed.code))?.caseId).toBe(caseId);
});

it('codes of care where no care is: it is taken without them, and holds nobody up', async () => {
  const it = await offeredCase(a, b);
  const coding = {
    ...{ subject: 'DISCRIMINATION', channel: 'WEB', residence: 'RES_HERE', grounds: ['AGE'] },
    ...{ natures: [], care_categories: topCodes('care_category').slice(0, 1) },
  };
  await tamper(it, document(it.handover, { coding }));
  const { state, caseId } = await region.handOver(it.handover, b);
  const [row] = await b.db.execute(sql`select grounds, care_categories as care from cases
    where id = ${caseId}::uuid`);
  expect([state, row]).toEqual(['arrived', { grounds: ['AGE'], care: [] }]);
});
