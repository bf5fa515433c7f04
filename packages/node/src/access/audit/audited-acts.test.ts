import { asc } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citizen, EVERYTHING } from '../../../../../test/citizen.ts';
import { filedCase } from '../../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { openingsOf } from '../../cases/openings.ts';
import { journalOpening } from '../../cases/read.ts';
import { auditEntries } from '../tables.ts';

let point: TestPoint;

beforeAll(async () => {
  point = await testPoint();
});

afterAll(() => point.drop());

const entries = async () => point.db.select().from(auditEntries).orderBy(asc(auditEntries.id));

/** What was written down meanwhile. */
async function written(work: () => Promise<unknown>) {
  const before = (await entries()).length;
  await work();
  return (await entries()).slice(before).map(({ id: _, at: __, ...entry }) => entry);
}

const reporter = { actorKind: 'reporter', actorId: null, subject: null } as const;

describe('what is written down', () => {
  it('is a filing, once, however often it is sent', async () => {
    const person = citizen(point.app);
    await person.answer(EVERYTHING);
    const lines = await written(() =>
      Promise.all([person.post('/report/send'), person.post('/report/send')]),
    );
    expect(lines).toEqual([{ ...reporter, act: 'filed', caseId: expect.any(String) }]);
  });

  it('is every act of a worker and every answer of a reporter, with what it was about', async () => {
    const filed = await filedCase(point);
    const mine = { actorKind: 'account', actorId: point.worker.accountId, caseId: filed.id };
    const lines = await written(async () => {
      await filed.does({ act: 'take' });
      await filed.does({ act: 'note', text: 'Gebeld.' });
      await filed.answers('Dank u.', '0192f0c4-0000-7000-8000-000000000001');
      await filed.answers('Dank u.', '0192f0c4-0000-7000-8000-000000000001');
    });
    expect(lines).toEqual([
      { ...mine, act: 'case-acted', subject: 'take' },
      { ...mine, act: 'case-acted', subject: 'note' },
      { ...reporter, act: 'answered', caseId: filed.id },
    ]);
  });

  it('is nothing of an act that was refused', async () => {
    const filed = await filedCase(point);
    const lines = await written(async () => {
      await expect(filed.does({ act: 'close', outcomes: ['SOLVED'] })).rejects.toThrow();
    });
    expect(lines).toEqual([]);
  });

  it('is every opening of a case, also those within a quarter of an hour', async () => {
    const filed = await filedCase(point);
    const who = { caseId: filed.id, actorId: point.worker.accountId };
    const lines = await written(async () => {
      for (let i = 0; i < 3; i++) await journalOpening(point.db, who, point.clock.now());
    });
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatchObject({ act: 'case-opened', actorId: who.actorId, caseId: filed.id });
  });

  it('is an opening too when somebody acts on a case without having asked to see it', async () => {
    const filed = await filedCase(point);
    const at = { url: POINT_URL, now: point.clock.now() };
    const headers = {
      Cookie: await cookieFor(point.db, WORKER, at),
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
    };
    const body = JSON.stringify({ act: 'take', version: 1 });
    const lines = await written(async () => {
      const url = `${POINT_URL}/api/cases/${filed.id}/acts`;
      expect((await point.app.request(url, { method: 'POST', headers, body })).status).toBe(200);
    });
    expect(lines.map(({ act }) => act)).toEqual(['case-acted', 'case-opened']);
    expect(await openingsOf(point.db, filed.id, 20)).toMatchObject([{ name: WORKER.name }]);
  });

  it('never holds what people wrote', async () => {
    const text = JSON.stringify(await entries());
    for (const word of ['soort hier niet', 'Bo Wandel', 'bo@example', 'Gebeld', 'Dank u']) {
      expect(text).not.toContain(word);
    }
  });
});
