import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filedCase } from '../../../../../test/filed-case.ts';
import {
  type App,
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { audit } from './audit.ts';

const ADMINISTRATOR = {
  login: 'beheer',
  name: 'Ben Heer',
  role: 'administrator',
  password: 'vier-andere-lange-woorden',
} as const;
const CASE = '7d0dd1a2-9ab4-4c0c-9f7a-3a5c1d1b2c3d';

let point: TestPoint;
let lead: string;

beforeAll(async () => {
  point = await testPoint();
  lead = await cookie(WORKER);
});

afterAll(() => point.drop());

const cookie = (who: { login: string; password: string }) =>
  cookieFor(point.db, who, { url: POINT_URL, now: point.clock.now() });

async function read(app: App, as: string | undefined, query = '') {
  const headers = as === undefined ? {} : { Cookie: as };
  const answer = await app.request(`${POINT_URL}/api/audit${query}`, { headers });
  return { status: answer.status, ...((await answer.json()) as Page) };
}

interface Page {
  entries: { id: number; actor: { kind: string }; act: string; subject: string | null }[];
  next: number | null;
}

describe('GET /api/audit', () => {
  it('tells who did what, newest first, and that it was read', async () => {
    const at = point.clock.now();
    const actor = { kind: 'account', id: point.worker.accountId } as const;
    await audit(point.db, { at, actor, act: 'case-acted', caseId: CASE, subject: 'take' });
    await audit(point.db, { at, actor: { kind: 'reporter' }, act: 'answered', caseId: CASE });
    const { status, entries, next } = await read(point.app, lead);
    expect([status, next]).toEqual([200, null]);
    expect(entries.slice(0, 2)).toEqual([
      {
        id: expect.any(Number),
        at: at.toISOString(),
        actor: { kind: 'reporter' },
        act: 'answered',
        caseId: CASE,
        caseNumber: null,
        subject: null,
      },
      {
        id: expect.any(Number),
        at: at.toISOString(),
        actor: { ...actor, name: WORKER.name },
        act: 'case-acted',
        caseId: CASE,
        caseNumber: null,
        subject: 'take',
      },
    ]);
    expect((await read(point.app, lead)).entries[0]).toMatchObject({ act: 'audit-read', actor });
  });

  it('names a case by the number that people know it by', async () => {
    const { id } = await filedCase(point);
    const at = point.clock.now();
    await audit(point.db, { at, actor: { kind: 'reporter' }, act: 'answered', caseId: id });
    const [newest] = (await read(point.app, lead)).entries;
    expect(newest).toMatchObject({ act: 'answered', caseId: id, caseNumber: 1 });
  });

  it('goes back page by page to the first, and misses none', async () => {
    const at = point.clock.now();
    for (let i = 0; i < 230; i++) {
      const subject = `period ${i}`;
      await audit(point.db, { at, actor: { kind: 'operator' }, act: 'released', subject });
    }
    const subjects: (string | null)[] = [];
    let query = '';
    for (let pages = 0; pages < 5; pages++) {
      const { entries, next } = await read(point.app, lead, query);
      expect(entries.length).toBeLessThanOrEqual(100);
      subjects.push(...entries.filter(({ act }) => act === 'released').map((one) => one.subject));
      if (next === null) break;
      query = `?before=${next}`;
    }
    expect(subjects).toEqual(Array.from({ length: 230 }, (_, i) => `period ${229 - i}`));
  });

  it.each(['?before=x', '?before=-1', '?before=', '?after=1', `?before=${'9'.repeat(30)}`])(
    'refuses %s',
    async (query) => {
      expect((await read(point.app, lead, query)).status).toBe(422);
    },
  );

  it('is for a lead and for an administrator, not for a worker or a stranger', async () => {
    await addAccount(point, ADMINISTRATOR);
    expect((await read(point.app, await cookie(ADMINISTRATOR))).status).toBe(200);
    const worker = { ...WORKER, login: 'bo', role: 'worker' } as const;
    await addAccount(point, worker);
    expect((await read(point.app, await cookie(worker))).status).toBe(403);
    expect((await read(point.app, undefined)).status).toBe(401);
  });
});
