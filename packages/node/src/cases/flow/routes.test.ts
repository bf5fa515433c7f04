import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filedCase } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';

let point: TestPoint;
let cookie: string;
let ben: string;

beforeAll(async () => {
  point = await testPoint();
  const worker = { ...WORKER, login: 'ben', name: 'Ben', role: 'worker' } as const;
  ({ accountId: ben } = await addAccount(point, worker));
  const administrator = { ...WORKER, login: 'dirk', role: 'administrator' } as const;
  await addAccount(point, administrator);
  cookie = await cookieFor(point.db, WORKER, { url: POINT_URL, now: point.clock.now() });
});
afterAll(() => point.drop());

async function ask(method: string, path: string, body?: unknown) {
  const answer = await point.app.request(`${POINT_URL}/api${path}`, {
    method,
    headers: {
      Cookie: cookie,
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, answer: (await answer.json()) as Record<string, unknown> };
}

describe('a case among others', () => {
  it('goes to colleagues who are let in', async () => {
    const { answer } = await ask('GET', '/colleagues');
    expect(answer.colleagues).toEqual([
      { id: point.worker.accountId, name: WORKER.name, me: true },
      { id: ben, name: 'Ben', me: false },
    ]);
  });

  it('is answered whole after every move', async () => {
    const filed = await filedCase(point);
    const act = (version: number, wanted: object) =>
      ask('POST', `/cases/${filed.id}/acts`, { version, ...wanted });
    const note = 'Jij spreekt Turks.';
    const taken = await act(1, { act: 'take' });
    expect(taken.answer.moves).toEqual(
      expect.arrayContaining(['hand-on', 'support', 'wait', 'split', 'merge', 'close']),
    );
    const helped = await act(2, { act: 'support', accountId: ben });
    expect(helped.answer.supporters).toEqual([{ id: ben, name: 'Ben' }]);
    const waits = await act(3, { act: 'wait', note: 'De huurcommissie.', until: '2026-12-01' });
    expect(waits.answer).toMatchObject({ state: 'WAITING_OTHER', waitingUntil: '2026-12-01' });
    const handed = await act(4, { act: 'hand-on', to: ben, note, stay: true });
    expect(handed.answer).toMatchObject({ mine: false, ownerId: ben, supports: true });
    // somebody who looks at an old page is told, and can see what came after
    const late = await act(4, { act: 'note', text: 'x' });
    expect(late.status).toBe(409);
    const { answer } = await ask('GET', `/cases/${filed.id}`);
    const journal = answer.journal as { id: number; act: string; note: string | null }[];
    expect(journal.map(({ id }) => id)).toEqual(journal.map(({ id }) => id).sort((a, b) => a - b));
    expect(journal.filter((it) => it.act === 'hand-on')).toMatchObject([{ note: `Ben\n${note}` }]);
  });

  it('is merged, put apart and split', async () => {
    const [main, other] = [await filedCase(point), await filedCase(point)];
    const { number } = (await ask('POST', `/cases/${main.id}/acts`, { version: 1, act: 'take' }))
      .answer;
    const path = `/cases/${other.id}`;
    const into = { version: 1, into: number, because: 'matter' };
    expect((await ask('POST', `${path}/merge`, into)).answer).toMatchObject({ state: 'MERGED' });
    expect((await ask('POST', `${path}/merge`, into)).status).toBe(409);
    const apart = await ask('POST', `${path}/unmerge`, { version: 2 });
    expect(apart.answer).toMatchObject({ state: 'IN_PROGRESS', linked: [] });
    const matter = { subject: 'CARE', grounds: [], domain: 'HEALTH_CARE', story: 'De huisarts.' };
    const split = await ask('POST', `${path}/split`, { version: 3, ...matter });
    expect(split.answer.linked).toMatchObject([{ tie: 'split-to', state: 'IN_PROGRESS' }]);
  });

  it.each([
    ['merge', { version: 1, into: 0, because: 'matter' }, 422],
    ['merge', { version: 1, into: 1, because: 'whim' }, 422],
    ['unmerge', {}, 422],
    ['split', { version: 1, story: '' }, 422],
    ['acts', { version: 1, act: 'hand-on', to: 'ben', note: 'x', stay: true }, 422],
    ['acts', { version: 1, act: 'wait', note: 'x', until: 'soon' }, 422],
    ['acts', { version: 1, act: 'refuse', reason: 'POLICY' }, 422],
  ])('%s %j is refused', async (path, body, status) => {
    const { id } = await filedCase(point);
    expect((await ask('POST', `/cases/${id}/${path}`, body)).status).toBe(status);
    const nowhere = await ask('POST', `/cases/${randomUUID()}/${path}`, body);
    expect([404, 422]).toContain(nowhere.status);
  });
});
