import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { filedCase } from '../../../../test/filed-case.ts';
import {
  type HandoverPoint,
  type HandoverRegion,
  handoverRegion,
  noteConsent,
  offer,
  offeredCase,
} from '../../../../test/handover-points.ts';
import { dueForRetention } from '../cases/retention/retention.ts';
import { askErasure } from '../cases/rights/erasure.ts';
import { erasureOf } from '../cases/rights/store.ts';
import { follow } from '../intake/follow/follow.ts';

const START = new Date('2026-11-21T12:00:00Z');
const later = (years: number) => new Date(START.getTime() + years * 366 * 86_400_000);

let region: HandoverRegion;
let a: HandoverPoint;
let b: HandoverPoint;

beforeAll(async () => {
  region = await handoverRegion(2);
  [a, b] = region.points as [HandoverPoint, HandoverPoint];
});
beforeEach(() => region.setClocks(START));
afterAll(() => region.drop());

const states = async (id: string) => [(await a.handover(id)).state, (await b.handover(id)).state];

/** Offered, and taken by the other point, which has nothing of it yet. */
async function movedCase() {
  const it = await offeredCase(a, b);
  await region.settle();
  await b.post(`/api/handovers/${it.handover}/accept`);
  await b.deliver();
  expect(await states(it.handover)).toEqual(['moved', 'accepted']);
  return it;
}

describe('what is kept', () => {
  it('no term ends a case of which the content has not arrived, and the rest goes on', async () => {
    const { filed, handover } = await movedCase();
    const due = async () => (await dueForRetention(a.db, later(40))).cases.map(({ id }) => id);
    expect(await due()).not.toContain(filed.id);
    await region.handOver(handover, b);
    expect(await due()).toContain(filed.id);
  });

  it('a reporter who asks to erase it while it is offered: it stays, and so does the request', async () => {
    const { filed, handover } = await offeredCase(a, b);
    await region.settle();
    const asking = { actor: { kind: 'reporter' }, now: START, country: 'NL' } as const;
    await askErasure(a.db, filed.id, asking);
    await region.handOver(handover, b);
    expect(await states(handover)).toEqual(['back', 'closed']);
    expect((await erasureOf(a.db, filed.id))?.decidedAt).toBe(null);
  });

  it('what a reporter had begun to send when it was offered stays where it was written', async () => {
    const { filed, handover } = await offeredCase(a, b);
    a.clock.set(new Date(START.getTime() - 5_000));
    await filed.answers('Dit was onderweg.');
    region.setClocks(START);
    await region.handOver(handover, b);
    const left = (await follow(a.db, filed.code))?.messages.map(({ text }) => text);
    expect(left).toEqual(['Dit was onderweg.']);
  });
});

describe('what did not arrive', () => {
  const row = async (from: HandoverPoint, ref: string, type: string) =>
    from.db.execute(sql`select state from outbox where ref = ${ref} and type = ${type}`);
  const dies = (from: HandoverPoint, ref: string) =>
    from.db.execute(sql`update outbox set state = 'dead', refusal = 'node-unreachable',
      settled_at = created_at where ref = ${ref} and state = 'waiting'`);
  /** It ends without a receipt, is asked for again, and arrives: the page then shows no failure. */
  async function goesAgain(from: HandoverPoint, id: string, type: string): Promise<void> {
    await dies(from, id);
    expect((await from.handover(id)).delivery.failed).toBe(1);
    await from.post(`/api/handovers/${id}/remind`);
    await from.post(`/api/handovers/${id}/remind`);
    expect(await row(from, id, type)).toEqual([{ state: 'waiting' }]);
    await from.deliver();
    expect(await row(from, id, type)).toEqual([{ state: 'delivered' }]);
    expect((await from.handover(id)).delivery).toMatchObject({ waiting: 0, failed: 0 });
  }

  it('offer, acceptance, content and arrival: each goes again, once', async () => {
    const { handover } = await offeredCase(a, b);
    await goesAgain(a, handover, 'handover-offer');
    await b.post(`/api/handovers/${handover}/accept`);
    await goesAgain(b, handover, 'handover-accept');
    await goesAgain(a, handover, 'handover-content');
    await b.post(`/api/handovers/${handover}/take-in`);
    await goesAgain(b, handover, 'handover-arrived');
    expect(await states(handover)).toEqual(['arrived', 'arrived']);
  });

  it('a no goes again, also after the case was taken', async () => {
    const { handover } = await movedCase();
    await b.post(`/api/handovers/${handover}/reject`, { reason: 'NO_CAPACITY' });
    await goesAgain(b, handover, 'handover-reject');
    expect(await states(handover)).toEqual(['back', 'rejected']);
  });

  it('an offer taken back goes again, and one that never arrived is nobody’s failure then', async () => {
    const { handover } = await offeredCase(a, b);
    await dies(a, handover);
    await a.post(`/api/handovers/${handover}/withdraw`);
    expect((await a.handover(handover)).delivery).toMatchObject({ waiting: 1, failed: 0 });
    await goesAgain(a, handover, 'handover-withdraw');
  });
});

describe('one effect', () => {
  it('the same offer twice at once', async () => {
    const { id: caseId } = await filedCase(a);
    const consent = await noteConsent(a, { caseId, to: b.url });
    const id = randomUUID();
    const both = await Promise.all([1, 2].map(() => offer(a, { caseId, consent, id })));
    expect(both).toEqual([id, id]);
    expect((await a.handover(id)).delivery.waiting).toBe(1);
  });

  it('one that goes wrong leaves no other case frozen', async () => {
    const [broken, other] = [await offeredCase(a, b), await offeredCase(a, b)];
    await a.db.execute(
      sql.raw(`alter table handovers add constraint stuck
      check (id <> '${broken.handover}' or state ->> 'at' = 'offered') not valid`),
    );
    region.setClocks(later(1));
    await a.watch();
    const at = async (id: string) => (await a.handover(id)).state;
    expect([await at(broken.handover), await at(other.handover)]).toEqual(['offered', 'back']);
    await a.db.execute('alter table handovers drop constraint stuck');
  });

  it('who keeps a handover on the screen opened the case once', async () => {
    const { filed } = await offeredCase(a, b);
    const desk = await a.desk();
    const opened = async () => {
      const [found] = await a.db.execute<{ n: number }>(sql`select count(*)::int as n
        from audit_entries where act = 'case-opened' and case_id = ${filed.id}::uuid`);
      return found?.n;
    };
    for (let n = 0; n < 3; n += 1) await desk.call('GET', `/api/cases/${filed.id}/handover`);
    expect(await opened()).toBe(1);
    region.setClocks(new Date(START.getTime() + 16 * 60_000));
    await desk.call('GET', `/api/cases/${filed.id}/handover`);
    expect(await opened()).toBe(2);
  });
});
