import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { caseIn, type FiledCase, wantedFor } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { noteBarrier } from '../decisions/barrier.ts';
import { decide } from '../decisions/decide.ts';
import { settle } from '../decisions/settle.ts';
import { giveFeedback } from '../feedback/feedback.ts';

let point: TestPoint;
let anna: ApiClient;
let kimId: string;
const KIM = {
  login: 'kim',
  name: 'Kim Tweede',
  role: 'worker',
  password: 'kwal fiets zolder magneet',
} as const;

/** Eight cases: one hand has six of them, the other two, and they do different things. */
const WORK = Array.from({ length: 8 }, (_, n) => ({ first: n < 6 }));

beforeAll(async () => {
  point = await testPoint();
  kimId = (await addAccount(point, KIM)).accountId;
  anna = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, WORKER, at)).split('=');
  anna.cookies.set(name, value);
});
afterAll(() => point.drop());

const learns = async (year = '') => (await anna.call('GET', `/api/learning${year}`)).body;
const forget = () =>
  point.db.execute(sql`truncate decisions, barriers, feedback, messages, journal, cases cascade`);

/** One case from intake to what its reporter said of it, by one worker, with another's answer. */
async function work(
  hand: string,
  other: string,
  { first }: { first: boolean },
): Promise<FiledCase> {
  const filed = await caseIn(point, 'RECEIVED');
  await filed.does({ act: 'take' }, hand);
  await filed.does(wantedFor('reply'), hand);
  const by = await filed.actor(hand);
  const rest = { amount: null, againOn: null, text: '', proposed: false };
  const decided = first
    ? { decision: 'TAKEN', reasons: ['URGENT'] }
    : { decision: 'NOT_TAKEN', reasons: ['RULE_IMPEDES'] };
  await decide(point.db, by, { ...rest, ...decided, id: randomUUID(), kind: 'APPROACH' });
  const id = randomUUID();
  const asked = { decision: 'TAKEN', reasons: ['URGENT'], proposed: true };
  await decide(point.db, by, { ...rest, ...asked, id, kind: 'SUPPORT', amount: 5 });
  const no = { id, answer: 'declined', reasons: ['NO_BUDGET'], text: '' } as const;
  await settle(point.db, await filed.actor(other), no);
  const barrier = {
    decisionId: null,
    rule: 'WAITING',
    level: first ? 'MUNICIPAL' : 'EU',
    text: '',
  };
  await noteBarrier(point.db, by, { ...barrier, id: randomUUID() });
  await filed.does(wantedFor('code'), hand);
  await filed.does({ ...wantedFor('close'), outcomes: ['SOLVED'] } as never, hand);
  await giveFeedback(point.db, by, { codes: ['HELPED'], words: '' });
  return filed;
}

describe('what the team learns', () => {
  it('is of the whole team, and the same whoever did what', async () => {
    const annaId = point.worker.accountId;
    for (const it of WORK) await work(it.first ? annaId : kimId, it.first ? kimId : annaId, it);
    const one = await learns();
    await forget();
    for (const it of WORK) await work(it.first ? kimId : annaId, it.first ? annaId : kimId, it);
    expect(await learns()).toEqual(one);

    expect(one).toMatchObject({
      year: 2026,
      years: [2026],
      running: true,
      // what a colleague declined was not taken, for the colleague's reason
      decisions: { total: 16, cells: { TAKEN: 6, NOT_TAKEN: 10 } },
      outcomes: { total: 8, cells: { SOLVED: 8 } },
      sameWorker: { total: 8, cells: { SAME: 8, OTHER: 0 } },
      onTime: { total: 8, cells: { ON_TIME: 8, LATE: 0, NO_TERM: 0 } },
      feedback: { helped: { total: 8, cells: { HELPED: 8 } } },
      // six of one level and two of another: the level is kept to itself
      barriers: { by: 'each', total: 8, rules: { WAITING: 8 } },
    });
    expect(one.reasons).toMatchObject({ NOT_TAKEN: { total: 10, cells: { NO_BUDGET: 8 } } });
    const text = JSON.stringify(one);
    for (const trace of [annaId, kimId, WORKER.name, KIM.name, 'anna', 'kim']) {
      expect(text).not.toContain(trace);
    }
  });

  it('counts what came late, and what was handed on', async () => {
    await forget();
    const now = point.clock.now();
    for (let n = 0; n < 12; n += 1) {
      const filed = await caseIn(point, 'IN_PROGRESS');
      if (n < 6) {
        await point.db.execute(sql`update cases set hand_ons = 1,
          received_at = received_at - interval '60 days' where id = ${filed.id}::uuid`);
      }
      await filed.does(wantedFor('reply'));
      await filed.does(wantedFor('close'));
    }
    point.clock.set(now);
    expect(await learns()).toMatchObject({
      sameWorker: { cells: { SAME: 6, OTHER: 6 } },
      onTime: { cells: { ON_TIME: 6, LATE: 6, NO_TERM: 0 } },
    });
  });

  it('is of one calendar year, and of no part of one', async () => {
    await point.db.execute(sql`update cases set received_at = received_at - interval '2 years'
      where number = (select min(number) from cases)`);
    expect(await learns('?year=2024')).toMatchObject({
      ...{ year: 2024, years: [2026, 2025, 2024], running: false },
      decisions: { total: 0 },
      outcomes: { total: 0 },
    });
    for (const wrong of ['2023', '2027', '20', '2026-Q3']) {
      expect(await learns(`?year=${wrong}`)).toMatchObject({
        type: 'urn:nabij:problem:request-invalid',
      });
    }
  });
});
