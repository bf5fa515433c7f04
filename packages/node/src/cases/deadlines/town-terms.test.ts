import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { filedCase } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';
import { setRegime } from './regime.ts';
import { timedCase } from './store.ts';
import { termsOf } from './terms.ts';

const COLLEAGUE = {
  login: 'bram',
  name: 'Bram Helper',
  role: 'worker',
  password: 'negen-lange-woorden-hier',
} as const;
let point: TestPoint;
beforeAll(async () => {
  point = await testPoint({ NABIJ_COUNTRY: 'BE', NABIJ_REGION: 'VLG' });
  await addAccount(point, COLLEAGUE);
});
afterAll(() => point.drop());

async function desk(person: { login: string; password: string } = WORKER): Promise<ApiClient> {
  const client = apiClient(point.app);
  const now = point.clock.now();
  const [name = '', value = ''] = (
    await cookieFor(point.db, person, { url: POINT_URL, now })
  ).split('=');
  client.cookies.set(name, value);
  return client;
}
const PATH = '/api/settings/terms';
const rule = { term: 'BE-VLG-LOCAL', since: '2026-11-21', days: 30, extensionDays: null };

const underOwnRules = async () => {
  const filed = await filedCase(point);
  const by = { caseId: filed.id, accountId: point.worker.accountId, now: point.clock.now() };
  const chosen = { regime: 'BE-VLG-LOCAL', from: null, ours: true };
  await setRegime(point.db, { ...by, country: 'BE' }, chosen);
  const due = async () => {
    const timed = await timedCase(point.db, filed.id);
    const terms = timed ? termsOf(timed, 'BE', point.clock.now()) : [];
    return terms.find(({ id }) => id === 'BE-VLG-LOCAL')?.due;
  };
  return { due };
};

describe('the terms of a town’s own regulation', () => {
  it('are the promise until a lead sets them, for what comes in from that day on', async () => {
    const lead = await desk();
    const before = await lead.call('GET', PATH);
    expect(before.body.terms).toMatchObject([
      { term: 'BE-VLG-LOCAL-REFUSE', days: 10, isOwn: false },
      { term: 'BE-VLG-LOCAL-ACK', days: 10, isOwn: false },
      { term: 'BE-VLG-LOCAL', days: 45, extensionDays: 45, isOwn: false, set: [] },
    ]);
    const old = await underOwnRules();
    expect(await old.due()).toBe('2027-01-05');
    point.clock.set(new Date('2026-11-22T12:00:00Z'));
    const first = { ...rule, since: '2026-11-22' };
    const { body } = await (await desk()).call('PUT', PATH, first);
    expect(body.terms).toContainEqual({
      ...{ term: 'BE-VLG-LOCAL', step: 'handle', days: 30, extensionDays: null, isOwn: true },
      set: [{ since: '2026-11-22', days: 30, extensionDays: null }],
    });
    const fresh = await underOwnRules();
    expect([await old.due(), await fresh.due()]).toEqual(['2027-01-05', '2026-12-22']);
    // changed on the same day: the last one holds, for what came in that day as well
    await (await desk()).call('PUT', PATH, { ...first, days: 20 });
    expect(await fresh.due()).toBe('2026-12-12');
  });

  it.each([
    { since: '2026-11-20' },
    { term: 'BE-VLG-HANDLE' },
    { days: 0 },
    { days: 366 },
    { days: 1.5 },
    { extensionDays: 0 },
    { also: 1 },
  ])('are refused as %j', async (more) => {
    const { problem } = await (await desk()).call('PUT', PATH, { ...rule, ...more });
    expect(problem).toBe('request-invalid');
  });

  it('are a lead’s to set', async () => {
    const worker = await desk(COLLEAGUE);
    expect((await worker.call('GET', PATH)).problem).toBe('forbidden');
    expect((await worker.call('PUT', PATH, rule)).problem).toBe('forbidden');
  });
});
