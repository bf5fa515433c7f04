import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { citizen } from '../../../../test/citizen.ts';
import { filedCase } from '../../../../test/filed-case.ts';
import {
  type HandoverPoint,
  type HandoverRegion,
  handoverRegion,
  noteConsent,
  offer,
  offeredCase,
} from '../../../../test/handover-points.ts';
import { enqueue } from '../federation/enqueue.ts';
import { lockHandover, updateHandover } from './store.ts';

const START = new Date('2026-11-21T12:00:00Z');
const DAY = 86_400_000;

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

const states = async (id: string) => [(await a.handover(id)).state, (await b.handover(id)).state];
const frozen = async (caseId: string) => {
  const [row] = await a.db.execute(sql`select frozen_by from cases where id = ${caseId}::uuid`);
  return row?.frozen_by !== null;
};
const casesAt = async (point: HandoverPoint) => {
  const [row] = await point.db.execute<{ n: number }>(sql`select count(*)::int as n from cases`);
  return row?.n;
};
/** The answers of a point to what another one says, by the problem; null for a receipt. */
async function says([from, to]: readonly [HandoverPoint, HandoverPoint], type: string, it: object) {
  const { ref = randomUUID(), seq = 0, body } = it as { ref?: string; seq?: number; body: object };
  const message = { audience: to.url, type, body, order: { ref, seq }, now: from.clock.now() };
  const { jti } = await enqueue(from.db, from.federation, message as Parameters<typeof enqueue>[2]);
  await from.deliver();
  const [row] = await from.db.execute(sql`select refusal from outbox where jti = ${jti}::uuid`);
  return row?.refusal;
}
const evidence = (it: object = {}) => ({
  id: randomUUID(),
  purpose: 'SHARE_AGENCY',
  for: b.url,
  parts: ['STORY'],
  given: START.getTime() / 1000 - 60,
  manner: 'WEB',
  revocable_until: 'ACCEPTANCE',
  ...it,
});
const offered = (it: object = {}) => ({
  until: START.getTime() / 1000 + 3600,
  reason: 'LIVES_THERE',
  preview: { subject: 'DISCRIMINATION', received: '2026-11', files: 0, bytes: 100 },
  consent: evidence(),
  ...it,
});

it('without consent: nothing is offered, on none, on an unanswered one and on a refused one', async () => {
  const filed = await filedCase(a);
  const path = `/api/cases/${filed.id}/handover`;
  const wanted = { id: randomUUID(), reason: 'LIVES_THERE', days: 7 };
  const none = await a.post(path, { ...wanted, consent: randomUUID() });
  const asked = randomUUID();
  const body = { id: asked, to: b.url, parts: ['STORY'], state: 'asked' };
  expect((await a.post(`${path}/consents`, body)).status).toBe(200);
  const unanswered = await a.post(path, { ...wanted, consent: asked });
  const browser = citizen(a.app);
  await browser.post('/follow', { code: filed.code });
  await browser.post(`/follow/consents/${asked}`, { state: 'refused' });
  const refused = await a.post(path, { ...wanted, consent: asked });
  const problems = [none, unanswered, refused].map(({ problem }) => problem);
  expect(problems).toEqual(['consent-required', 'consent-required', 'consent-required']);
  expect(await frozen(filed.id)).toBe(false);
});

it('without consent: an offer that has none is taken by nobody', async () => {
  const { consent: _, ...without } = offered();
  expect(await says([a, b], 'handover-offer', { body: without })).toBe('message-invalid');
});

it.each(['', 'https://b.example/\u0000', 'nobody', 'https://b.example/%2e%2e'])(
  'for nobody: a consent or preview for %j is refused before anybody is looked for',
  async (to) => {
    const path = `/api/cases/${(await filedCase(a)).id}/handover`;
    const consent = { id: randomUUID(), to, parts: ['STORY'], state: 'asked' };
    const preview = { to, parts: ['STORY'], reason: 'LIVES_THERE' };
    const answers = [a.post(`${path}/consents`, consent), a.post(`${path}/preview`, preview)];
    const problems = (await Promise.all(answers)).map(({ problem }) => problem);
    expect(problems).toEqual(['request-invalid', 'request-invalid']);
  },
);

it('asked on the reporter’s own page: their yes is the consent on which it goes', async () => {
  const filed = await filedCase(a);
  const path = `/api/cases/${filed.id}/handover`;
  const id = randomUUID();
  const body = { id, to: b.url, parts: ['STORY'], state: 'asked' };
  await a.post(`${path}/consents`, body);
  const browser = citizen(a.app);
  await browser.post('/follow', { code: filed.code });
  await browser.post(`/follow/consents/${id}`, { state: 'given' });
  const handover = await offer(a, { caseId: filed.id, consent: id });
  expect((await a.handover(handover)).consent).toMatchObject({ manner: 'WEB', state: 'given' });
});

it('for another town: an offer on a consent for another point is refused there', async () => {
  const body = offered({ consent: evidence({ for: c.url }) });
  expect(await says([a, b], 'handover-offer', { body })).toBe('handover-not-consented');
});

it('for another town: a consent for one point offers to that one only', async () => {
  const filed = await filedCase(a);
  const consent = await noteConsent(a, { caseId: filed.id, to: c.url });
  const handover = await offer(a, { caseId: filed.id, consent });
  await region.settle();
  expect((await c.handover(handover)).state).toBe('offered');
  expect((await (await b.desk()).call('GET', `/api/handovers/${handover}`)).status).toBe(404);
});

it('expired: it is back here by time alone, and an acceptance after it moves nothing', async () => {
  const { filed, handover } = await offeredCase(a, b, { days: 1 });
  await region.settle();
  await b.post(`/api/handovers/${handover}/accept`);
  region.setClocks(new Date(START.getTime() + 2 * DAY));
  await region.settle();
  const { state, because } = await a.handover(handover);
  expect([state, because]).toEqual(['back', 'EXPIRED']);
  expect((await b.handover(handover)).state).toBe('closed');
  expect(await frozen(filed.id)).toBe(false);
});

it('expired: who accepts too late is told so, and both ends know without a message', async () => {
  const { handover } = await offeredCase(a, b);
  await region.settle();
  region.setClocks(new Date(START.getTime() + 8 * DAY));
  const late = await b.post(`/api/handovers/${handover}/accept`);
  expect(late.problem).toBe('handover-closed');
  await a.watch();
  expect(await states(handover)).toEqual(['back', 'closed']);
});

it('revoked: what the reporter takes back on their page ends the offer at once', async () => {
  const { filed, handover, consent } = await offeredCase(a, b);
  await region.settle();
  await b.post(`/api/handovers/${handover}/accept`);
  const browser = citizen(a.app);
  await browser.post('/follow', { code: filed.code });
  await browser.post(`/follow/consents/${consent}`, { state: 'withdrawn' });
  const { state, because, consent: shown } = await a.handover(handover);
  expect([state, because, shown.state]).toEqual(['back', 'CONSENT_REVOKED', 'withdrawn']);
  await region.settle();
  expect(await states(handover)).toEqual(['back', 'closed']);
  expect(await frozen(filed.id)).toBe(false);
});

it('revoked: a consent that is no longer given when the acceptance comes moves nothing', async () => {
  const { handover, consent } = await offeredCase(a, b);
  await region.settle();
  await b.post(`/api/handovers/${handover}/accept`);
  await a.db.execute(sql`update consents set state = 'withdrawn' where id = ${consent}::uuid`);
  await region.settle();
  expect(await states(handover)).toEqual(['back', 'closed']);
});

it('revoked: after the acceptance it is too late here, and the case stays with the other', async () => {
  const { filed, handover, consent } = await offeredCase(a, b);
  await region.settle();
  await b.post(`/api/handovers/${handover}/accept`);
  await b.deliver();
  expect((await a.handover(handover)).state).toBe('moved');
  const browser = citizen(a.app);
  await browser.post('/follow', { code: filed.code });
  const late = await browser.post(`/follow/consents/${consent}`, { state: 'withdrawn' });
  expect(late.status).toBe(409);
  expect((await a.post(`/api/handovers/${handover}/withdraw`)).problem).toBe('handover-closed');
});

it('the whole report withdrawn while it is offered: it ends here, and goes nowhere', async () => {
  const { filed, handover } = await offeredCase(a, b);
  await region.settle();
  await filed.withdraws();
  await a.watch();
  await region.settle();
  expect(await states(handover)).toEqual(['back', 'closed']);
  expect((await filed.row()).state).toBe('WITHDRAWN');
});

it('accepted twice: one message, one move', async () => {
  const { handover } = await offeredCase(a, b);
  await region.settle();
  const path = `/api/handovers/${handover}/accept`;
  await Promise.all([b.post(path), b.post(path), b.post(path)]);
  const before = await casesAt(b);
  await region.handOver(handover, b);
  await Promise.all([1, 2, 3].map(() => b.post(`/api/handovers/${handover}/take-in`)));
  expect(await states(handover)).toEqual(['arrived', 'arrived']);
  expect(await casesAt(b)).toBe((before ?? 0) + 1);
});

it.each([
  ['accepted twice: taken in by three at the same time, it is one case', 'accepted', 1],
  ['accepted after withdrawal: withdrawn while three take it in, it is none', 'closed', 0],
] as const)('%s', async (_, becomes, made) => {
  const { handover } = await offeredCase(a, b);
  await region.settle();
  await b.post(`/api/handovers/${handover}/accept`);
  await region.settle();
  const before = (await casesAt(b)) ?? 0;
  const takingIn = await b.db.transaction(async (tx) => {
    await lockHandover(tx, handover);
    const all = [1, 2, 3].map(() => b.post(`/api/handovers/${handover}/take-in`));
    // all of them have read what came, and wait to make a case of it
    await vi.waitFor(async () => {
      const waiting = await a.db.execute(sql`select from pg_locks where not granted`);
      expect(waiting.length).toBeGreaterThanOrEqual(3);
    }, 30_000);
    const closed = { at: 'closed', because: 'WITHDRAWN' } as const;
    if (becomes === 'closed') await updateHandover(tx, handover, { state: closed });
    return { all };
  });
  await Promise.all(takingIn.all);
  expect([await casesAt(b), (await b.handover(handover)).state]).toEqual([
    before + made,
    made === 1 ? 'arrived' : 'closed',
  ]);
  await region.settle();
});

it('accepted after withdrawal: refused where the word came, and moves nothing where it did not', async () => {
  const known = await offeredCase(a, b);
  await region.settle();
  await a.post(`/api/handovers/${known.handover}/withdraw`);
  await region.settle();
  const refused = await b.post(`/api/handovers/${known.handover}/accept`);
  expect(refused.problem).toBe('handover-closed');
  const crossing = await offeredCase(a, b);
  await region.settle();
  await a.post(`/api/handovers/${crossing.handover}/withdraw`);
  expect((await b.post(`/api/handovers/${crossing.handover}/accept`)).status).toBe(200);
  await region.settle();
  expect(await states(crossing.handover)).toEqual(['back', 'closed']);
});

it('rejected: it is here again as before, with the reason', async () => {
  const { filed, handover } = await offeredCase(a, b);
  await region.settle();
  await b.post(`/api/handovers/${handover}/reject`, { reason: 'NO_CAPACITY' });
  await region.settle();
  expect((await a.handover(handover)).because).toBe('NO_CAPACITY');
  await filed.does({ act: 'take' });
});

it('an offer that another point names is none of its business', async () => {
  const { handover } = await offeredCase(a, b);
  await region.settle();
  const body = { reason: 'WITHDRAWN' };
  expect(await says([c, b], 'handover-withdraw', { ref: handover, seq: 1, body })).toBe(
    'handover-unknown',
  );
  const reject = { reason: 'NO_CAPACITY' };
  expect(await says([c, a], 'handover-reject', { ref: handover, body: reject })).toBe(
    'handover-unknown',
  );
  expect(await states(handover)).toEqual(['offered', 'offered']);
});

it('a flood of offers: a point names so many in a day, open or ended, and tries again later', async () => {
  await b.db.execute(sql`
    insert into handovers (id, side, peer, peer_facts, state, offered_at, changed_at)
    select gen_random_uuid(), 'receiver', ${a.url}, '{"name":"A"}', '{"at":"unknown"}',
      ${START}::timestamptz, ${START}::timestamptz
    from generate_series(1, 199 - (select count(*)::int from handovers
      where side = 'receiver' and peer = ${a.url}))`);
  const withdraw = { body: { reason: 'WITHDRAWN' }, seq: 1 };
  expect(await says([a, b], 'handover-withdraw', withdraw)).toBe(null);
  expect(await says([a, b], 'handover-withdraw', withdraw)).toBe('too-many');
  expect(await says([a, b], 'handover-offer', { body: offered() })).toBe('too-many');
  expect(await says([c, b], 'handover-offer', { body: offered() })).toBe(null);
  region.setClocks(new Date(START.getTime() + DAY));
  await region.settle();
  const [row] = await a.db.execute(sql`select from outbox where refusal = 'too-many'`);
  expect(row).toBeUndefined();
});

it('an anonymous report goes nowhere', async () => {
  const filed = await filedCase(a, { anonymity: 'ANON_FULL', contact: null });
  const body = { id: randomUUID(), to: b.url, parts: ['STORY'], state: 'asked' };
  const answer = await a.post(`/api/cases/${filed.id}/handover/consents`, body);
  expect(answer.problem).toBe('anonymous-no-contact');
});
