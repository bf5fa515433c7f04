import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { removePeer } from '../../packages/node/src/federation/peers.ts';
import { makeMember } from '../network.ts';
import { clientOf } from './client.ts';
import {
  caseToMove,
  counted,
  does,
  type OnItsWay,
  type Staffed,
  staffedRegion,
  told,
} from './handover-alive.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const MINUTE = 60_000;

const nodes = testedNodes();
let region: TestedNode;
let beek: Staffed;
let dam: Staffed;

beforeEach(async () => {
  [region, beek, dam] = await staffedRegion(nodes, new Date('2026-10-12T12:00:00Z'));
});
afterEach(() => nodes.end());

const all = () => [region, beek.node, dam.node];
const later = (minutes: number) => {
  for (const { clock } of all()) clock.set(new Date(clock.now().getTime() + minutes * MINUTE));
};
/** Sends what waits, also what waits for its next try. */
async function deliver(times = 8): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    for (const { node } of [beek, dam]) await node.running().deliver();
  }
}
const removed = async () =>
  expect(await removePeer(region.db, dam.node.url, region.clock.now())).toBe(true);

/** Taken by the other point, which has heard nothing since. */
async function accepted(): Promise<OnItsWay> {
  const it = await caseToMove(beek, dam);
  expect(await it.offer()).toBe(200);
  await deliver(1);
  expect(await does(dam, it.handover, 'accept')).toBe(200);
  await dam.node.running().deliver();
  expect((await told(beek, it.handover)).state).toBe('moved');
  return it;
}

/** The point is a member again, and both have said what they had to say. */
async function againMember(): Promise<void> {
  await makeMember(dam.node, region);
  for (let n = 0; n < 3; n += 1) {
    later(8);
    await deliver(3);
  }
}

const stateOf = async ({ node }: Staffed, id: string | null) => {
  const [row] = await node.db.execute<{ state: string }>(
    sql`select state from cases where id = ${id}::uuid`,
  );
  return row?.state;
};

describe('a case whose receiver left the network after it said yes', () => {
  it('is not taken back from a member', async () => {
    const { handover } = await accepted();
    const answer = await beek.worker.json('POST', `/api/handovers/${handover}/take-back`, {});
    expect([answer.status, answer.text]).toEqual([
      409,
      expect.stringContaining('urn:nabij:problem:receiver-is-member'),
    ]);
    expect(await does(beek, randomUUID(), 'take-back')).toBe(404);
    expect(await does(dam, handover, 'take-back')).toBe(404);
    expect((await told(beek, handover)).state).toBe('moved');
  });

  it('nor while nobody can say whether it is one', async () => {
    const { handover } = await accepted();
    await region.stop();
    expect(await does(beek, handover, 'take-back')).toBeGreaterThanOrEqual(500);
    expect((await told(beek, handover)).state).toBe('moved');
  });

  it('comes back, goes on and counts here; a member again, the other hears of it', async () => {
    const { handover, caseId, filed } = await accepted();
    await removed();
    expect(await does(beek, handover, 'take-back')).toBe(200);
    expect(await does(beek, handover, 'take-back')).toBe(200);
    expect(await told(beek, handover)).toMatchObject({ state: 'back', because: 'RECEIVER_GONE' });
    expect([await stateOf(beek, caseId), await counted(beek, caseId)]).toEqual(['RECEIVED', 1]);
    expect((await filed.client.page('/follow/files')).text).toContain('dagboek.txt');
    await deliver();
    expect((await told(dam, handover)).state).toBe('accepted');
    await againMember();
    expect(await told(dam, handover)).toMatchObject({ state: 'closed', because: 'RECEIVER_GONE' });
    expect(await dam.node.db.execute('select from cases')).toHaveLength(0);
    expect(await dam.node.db.execute('select from handover_parts')).toHaveLength(0);
  });

  it('that had opened it and could not say so gives it up and does not count it', async () => {
    const { handover, caseId, filed } = await accepted();
    await deliver();
    await removed();
    expect(await does(dam, handover, 'take-in')).toBe(200);
    const { caseId: there } = await told(dam, handover);
    expect([await stateOf(dam, there), await counted(dam, there)]).toEqual(['RECEIVED', 1]);
    expect(await does(beek, handover, 'take-back')).toBe(200);
    await againMember();
    expect((await told(beek, handover)).state).toBe('back');
    expect(await told(dam, handover)).toMatchObject({ state: 'closed', because: 'RECEIVER_GONE' });
    expect([await stateOf(beek, caseId), await stateOf(dam, there)]).toEqual([
      'RECEIVED',
      'TRANSFERRED',
    ]);
    expect([await counted(beek, caseId), await counted(dam, there)]).toEqual([1, 0]);
    const reporter = clientOf(dam.node.url, dam.node.plan.port);
    expect((await reporter.form('/follow', { code: filed.code })).text).toContain(beek.node.url);
    const act = { act: 'take', version: 99 };
    expect((await dam.worker.json('POST', `/api/cases/${there}/acts`, act)).text).toContain(
      'case-frozen',
    );
  });

  it('that said that it has it keeps it, gone or not', async () => {
    const { handover } = await accepted();
    await deliver();
    expect(await does(dam, handover, 'take-in')).toBe(200);
    await deliver();
    await removed();
    const answer = await beek.worker.json('POST', `/api/handovers/${handover}/take-back`, {});
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('handover-closed')]);
    expect((await told(beek, handover)).state).toBe('arrived');
  });
});
