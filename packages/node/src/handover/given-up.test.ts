import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type HandoverPoint,
  type HandoverRegion,
  handoverRegion,
  noteConsent,
  offer,
  offeredCase,
} from '../../../../test/handover-points.ts';
import { createLog } from '../system/log.ts';
import { stepSending } from './sending.ts';

let region: HandoverRegion;
let a: HandoverPoint;
let b: HandoverPoint;
let c: HandoverPoint;

beforeAll(async () => {
  region = await handoverRegion(3);
  [a, b, c] = region.points as [HandoverPoint, HandoverPoint, HandoverPoint];
});
afterAll(() => region.drop());

/** Here, without the sender having heard so, and offered on from here. */
async function openedAndOfferedOn() {
  const { handover } = await offeredCase(a, b);
  await region.settle();
  await b.post(`/api/handovers/${handover}/accept`);
  await region.settle();
  await b.post(`/api/handovers/${handover}/take-in`);
  const caseId = (await b.handover(handover)).caseId ?? '';
  const consent = await noteConsent(b, { caseId, to: c.url });
  return { handover, caseId, onward: await offer(b, { caseId, consent }) };
}

/** As the worker does where the receiver is no member any more. */
async function takeBack(id: string): Promise<void> {
  const deps = { ...a.federation, country: 'NL', log: createLog({ level: 'silent' }) } as const;
  const by = { kind: 'account', id: a.worker.accountId } as const;
  const happening = { id, event: { event: 'reclaim' }, by, now: a.clock.now() } as const;
  await a.db.transaction((tx) => stepSending(tx, deps, happening));
}

const caseAtB = async (id: string) => {
  const [row] = await b.db.execute<{ state: string }>(
    sql`select state from cases where id = ${id}::uuid`,
  );
  return row?.state;
};

it('what is offered on is offered no more, and given up', async () => {
  const { handover, caseId, onward } = await openedAndOfferedOn();
  await takeBack(handover);
  await region.settle();
  const states = [await a.handover(handover), await b.handover(handover), await b.handover(onward)];
  expect(states.map(({ state }) => state)).toEqual(['back', 'closed', 'back']);
  expect(await caseAtB(caseId)).toBe('TRANSFERRED');
});

it('what went on stays where it went, and the sender hears that it is too late', async () => {
  const { handover, caseId, onward } = await openedAndOfferedOn();
  await c.deliver();
  await b.db.execute(sql`update outbox set state = 'dead', refusal = 'unreachable',
    settled_at = created_at where ref = ${handover} and type = 'handover-arrived'`);
  await region.handOver(onward, c);
  await takeBack(handover);
  await region.settle();
  expect((await b.handover(handover)).state).toBe('arrived');
  expect((await c.handover(onward)).state).toBe('arrived');
  expect(await caseAtB(caseId)).toBe('TRANSFERRED');
  expect((await a.handover(handover)).delivery).toMatchObject({
    failed: 1,
    lastRefusal: 'handover-closed',
  });
});
