import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  type HandoverPoint,
  type HandoverRegion,
  handoverRegion,
  type OfferedCase,
  offeredCase,
} from '../../../../test/handover-points.ts';
import { addAccount, WORKER } from '../../../../test/point.ts';
import type { SignedIn } from '../access/sign-in/session.ts';
import { handOn } from '../cases/hand-on.ts';
import { ownersOfOpenCases } from '../cases/hand-on-store.ts';
import { follow } from '../intake/follow/follow.ts';

let region: HandoverRegion;
let a: HandoverPoint;
let b: HandoverPoint;
let ben: SignedIn;
let cem: SignedIn;
let moving: OfferedCase;

beforeAll(async () => {
  region = await handoverRegion(2);
  [a, b] = region.points as [HandoverPoint, HandoverPoint];
  const worker = { ...WORKER, role: 'worker' } as const;
  ben = await addAccount(a, { ...worker, login: 'ben', name: 'Ben de Vries' });
  cem = await addAccount(a, { ...worker, login: 'cem', name: 'Cem Ateş' });
});
beforeEach(async () => {
  moving = await offeredCase(a, b, {
    before: (filed) => filed.does({ act: 'take' }, ben.accountId),
  });
  await region.settle();
});
afterAll(() => region.drop());

/** Ben leaves, and Cem gets what is his. */
const leaves = () => {
  const to = { id: cem.accountId, name: 'Cem Ateş' };
  const it = { from: ben.accountId, to, by: a.worker, now: a.clock.now() };
  return a.db.transaction((tx) => handOn(tx, it));
};
const said = async () => (await follow(a.db, moving.filed.code))?.messages ?? [];

it('who has a case that stands still may change, and nothing that is said in it', async () => {
  expect(await ownersOfOpenCases(a.db)).toContain(ben.accountId);
  await leaves();
  expect(await moving.filed.row()).toMatchObject({
    ownerId: cem.accountId,
    frozenBy: moving.handover,
    handOns: 1,
  });
  expect(await said()).toEqual([]);
  await region.handOver(moving.handover, b);
  expect((await a.handover(moving.handover)).state).toBe('arrived');
  expect((await follow(b.db, moving.filed.code))?.messages).toEqual([]);
});

it('one that is on its way is handed on too, so that somebody has it if it comes back', async () => {
  await b.post(`/api/handovers/${moving.handover}/accept`);
  await b.deliver();
  expect((await a.handover(moving.handover)).state).toBe('moved');
  expect(await ownersOfOpenCases(a.db)).toContain(ben.accountId);
  await leaves();
  expect(await ownersOfOpenCases(a.db)).not.toContain(ben.accountId);
  await b.post(`/api/handovers/${moving.handover}/reject`, { reason: 'NO_CAPACITY' });
  await region.settle();
  expect(await moving.filed.row()).toMatchObject({ state: 'IN_PROGRESS', ownerId: cem.accountId });
});

it('one that another point has is nobody’s here', async () => {
  await region.handOver(moving.handover, b);
  expect(await ownersOfOpenCases(a.db)).not.toContain(ben.accountId);
});
