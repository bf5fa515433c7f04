import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen } from '../../../../test/citizen.ts';
import {
  type HandoverPoint,
  type HandoverRegion,
  handoverRegion,
  offer,
  offeredCase,
} from '../../../../test/handover-points.ts';
import { keepAttachment } from '../cases/attachments/attachments.ts';
import { follow } from '../intake/follow/follow.ts';

let region: HandoverRegion;
let a: HandoverPoint;
let b: HandoverPoint;

beforeAll(async () => {
  region = await handoverRegion(3);
  [a, b] = region.points as [HandoverPoint, HandoverPoint];
});
afterAll(() => region.drop());

const states = async (id: string) => [(await a.handover(id)).state, (await b.handover(id)).state];

describe('a case that goes to another point', () => {
  it('arrives whole, opens with the same code there, and leaves a tombstone here', async () => {
    const it = await offeredCase(a, b, {
      before: async (filed) => {
        await filed.does({ act: 'take' });
        await filed.does({
          act: 'reply',
          text: 'Wij kijken ernaar.',
          waiting: false,
          messageId: randomUUID(),
        });
        await filed.answers('Het gebeurde weer.');
        const { filingKey } = (await filed.open()).open;
        await keepAttachment(a.db, {
          ...{ caseId: filed.id, accountId: null, filingKey, name: 'brief.txt' },
          ...{ bytes: Buffer.from('Een brief van de baas.'), now: a.clock.now() },
        });
      },
    });
    expect((await a.handover(it.handover)).state).toBe('offered');
    const there = await region.handOver(it.handover, b);
    expect(await states(it.handover)).toEqual(['arrived', 'arrived']);
    expect(there.caseNumber).toBeGreaterThan(0);
    const read = await follow(b.db, it.filed.code);
    expect(read?.answers.story).toBe('De baas zei dat mijn soort hier niet past.');
    expect(read?.answers.contact?.name).toBe('Bo Wandel');
    // both were said at the same moment of a clock that stands still
    expect(read?.messages.map(({ text }) => text).toSorted()).toEqual([
      'Het gebeurde weer.',
      'Wij kijken ernaar.',
    ]);
    expect(read?.files.map(({ name }) => name)).toEqual(['brief.txt']);
    const left = await follow(a.db, it.filed.code);
    expect([left?.state, left?.answers.story, left?.answers.contact]).toEqual([
      'TRANSFERRED',
      '',
      null,
    ]);
    expect(left?.files).toEqual([]);
    expect((await citizen(a.app).post('/follow', { code: it.filed.code })).status).toBe(200);
    expect((await citizen(b.app).post('/follow', { code: it.filed.code })).status).toBe(200);
  });
});

it('frozen: every act is refused while it is offered, and its reporter is heard', async () => {
  const { filed, handover } = await offeredCase(a, b);
  const { version } = await filed.row();
  const act = await a.post(`/api/cases/${filed.id}/acts`, { act: 'take', version });
  expect([act.status, act.problem]).toEqual([409, 'case-frozen']);
  const desk = await a.desk();
  const moves = async () =>
    (await desk.call<{ moves: string[] }>('GET', `/api/cases/${filed.id}`)).body.moves;
  expect(await moves()).toEqual([]);
  await filed.answers('Nog iets.');
  await a.post(`/api/handovers/${handover}/withdraw`);
  expect((await a.handover(handover)).because).toBe('WITHDRAWN');
  expect(await moves()).toContain('take');
  await filed.does({ act: 'take' });
  await region.settle();
  expect((await b.handover(handover)).state).toBe('closed');
});

it('sent twice: one request has one effect', async () => {
  const { filed, handover, consent } = await offeredCase(a, b);
  await offer(a, { caseId: filed.id, consent, id: handover });
  const [rows] = await a.db.execute(
    sql`select count(*)::int as n from outbox where ref = ${handover}`,
  );
  expect(rows?.n).toBe(1);
});
