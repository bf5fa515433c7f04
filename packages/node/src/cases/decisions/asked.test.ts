import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ApiClient, apiClient, deskOf } from '../../../../../test/api-client.ts';
import { caseIn, type FiledCase, wantedFor } from '../../../../../test/filed-case.ts';
import { addAccount, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';

interface Asked {
  total: number;
  asked: { kind: string; id: string; caseId: string; dueOn: string | null; by: string }[];
}

let point: TestPoint;
let filed: FiledCase;
let anna: ApiClient;
let kim: ApiClient;
const KIM = { ...WORKER, login: 'kim', name: 'Kim Tweede', role: 'worker' } as const;
const PROPOSAL = { kind: 'SUPPORT', decision: 'TAKEN', reasons: ['URGENT'], proposed: true };
const LATER = { kind: 'DEBT_PAUSE', decision: 'POSTPONED', reasons: ['INFO_MISSING'] };

beforeAll(async () => {
  point = await testPoint();
  await addAccount(point, KIM);
  [anna, kim] = [await deskOf(point), await deskOf(point, KIM)];
});
beforeEach(async () => {
  await point.db.execute(sql`delete from decisions`);
  filed = await caseIn(point, 'IN_PROGRESS');
});
afterAll(() => point.drop());

const asked = async (who: ApiClient, of = 'mine') =>
  (await who.call<Asked>('GET', `/api/decisions/asked?of=${of}`)).body;
const decides = async (body: object) => {
  const id = randomUUID();
  const { status } = await anna.call('POST', `/api/cases/${filed.id}/decisions`, { id, ...body });
  expect(status).toBe(200);
  return id;
};
const answers = (id: string, body: object, who = kim) =>
  who.call('POST', `/api/cases/${filed.id}/decisions/${id}`, body);

it('a proposal waits for every colleague but who made it, till one answers', async () => {
  const id = await decides({ ...PROPOSAL, amount: 90_000, text: 'Een bed voor Bo.' });
  const { number } = await filed.row();
  expect(await asked(anna)).toEqual({ total: 0, asked: [] });
  for (const of of ['mine', 'team']) {
    expect(await asked(kim, of)).toEqual({
      total: 1,
      asked: [
        {
          ...{ kind: 'proposal', id, caseId: filed.id, number, about: 'SUPPORT', amount: 90_000 },
          ...{ by: WORKER.name, at: point.clock.now().toISOString(), dueOn: null },
        },
      ],
    });
  }
  await answers(id, { answer: 'agreed' });
  expect((await asked(kim)).total).toBe(0);
});

it('neither what was taken back nor what is in a case that ended waits any more', async () => {
  const id = await decides(PROPOSAL);
  await answers(id, { answer: 'withdrawn' }, anna);
  expect((await asked(kim)).total).toBe(0);
  await decides(PROPOSAL);
  expect((await asked(kim)).total).toBe(1);
  await filed.does(wantedFor('close'));
  expect((await asked(kim)).total).toBe(0);
  await filed.does(wantedFor('reopen'));
  expect((await asked(kim)).total).toBe(1);
});

it('what was put off comes back on its day, to whoever has the case', async () => {
  const id = await decides({ ...LATER, againOn: '2026-11-22' });
  const now = point.clock.now();
  expect((await asked(anna)).total).toBe(0);
  // the day begins where the point is: half past eleven at night in UTC is the next one there
  point.clock.set(new Date('2026-11-21T23:30:00Z'));
  anna = await deskOf(point);
  kim = await deskOf(point, KIM);
  expect(await asked(anna)).toMatchObject({
    total: 1,
    asked: [{ kind: 'postponed', id, caseId: filed.id, dueOn: '2026-11-22', about: 'DEBT_PAUSE' }],
  });
  expect([(await asked(kim)).total, (await asked(kim, 'team')).total]).toEqual([0, 1]);
  await point.db.execute(sql`update cases set owner_id = null where id = ${filed.id}::uuid`);
  expect((await asked(kim)).total).toBe(1);
  point.clock.set(now);
});

it('says how many there are beyond the first, and is for who handles cases', async () => {
  for (let n = 0; n < 22; n += 1) await decides(PROPOSAL);
  const { total, asked: first } = await asked(kim);
  expect([total, first.length]).toEqual([22, 20]);
  expect((await apiClient(point.app).call('GET', '/api/decisions/asked')).status).toBe(401);
  expect((await kim.call('GET', '/api/decisions/asked?of=kim')).status).toBe(422);
});

it('is told live in every window, by the id of the case alone', async () => {
  const { url } = point;
  const { openDatabase } = await import('../../system/database.ts');
  const database = openDatabase(url);
  const heard: string[] = [];
  await database.listen('desk', { hear: (text) => heard.push(text), began: () => {} });
  try {
    await decides(PROPOSAL);
    await expect.poll(() => heard, { timeout: 20_000 }).toContain(`asked ${filed.id}`);
  } finally {
    await database.close();
  }
});
