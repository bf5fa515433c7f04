import { randomUUID } from 'node:crypto';
import { PROBLEMS, type ProblemCode } from '@nabij/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../test/api-client.ts';
import { type FiledCase, filedCase, wantedFor } from '../../../../test/filed-case.ts';
import { POINT_URL, type TestPoint, testPoint, WORKER } from '../../../../test/point.ts';
import { cookieFor } from '../../../../test/sign-in.ts';

let point: TestPoint;
let desk: ApiClient;

beforeAll(async () => {
  point = await testPoint();
  desk = apiClient(point.app);
  const at = { url: POINT_URL, now: point.clock.now() };
  const [name = '', value = ''] = (await cookieFor(point.db, WORKER, at)).split('=');
  desk.cookies.set(name, value);
});
afterAll(() => point.drop());

const NOBODY = { name: '', email: '', phone: '' };
const ANONYMOUS = { anonymity: 'ANON_FULL', contact: NOBODY } as const;
const coded = (handling: string) => ({ ...wantedFor('code'), handlings: [handling] });
const refusal = (more: object) => ({ ...wantedFor('refuse'), messageId: randomUUID(), ...more });

/** Sends an act as the desk does; what it answers, and whether the case stayed as it was. */
async function refused(filed: FiledCase, act: object) {
  const { version } = await filed.row();
  const { status, problem } = await desk.call('POST', `/api/cases/${filed.id}/acts`, {
    ...act,
    version,
  });
  return { status, problem, stayed: (await filed.row()).version === version };
}

const saysNo = (problem: ProblemCode) => {
  return { status: PROBLEMS[problem].status, problem, stayed: true };
};

describe('over HTTP the node itself refuses', () => {
  it('to close without an outcome, and without saying what was done', async () => {
    const filed = await filedCase(point);
    await filed.does({ act: 'take' });
    const close = { act: 'close', outcomes: ['SOLVED'] };
    expect(await refused(filed, close)).toEqual(saysNo('reason-required'));
    await filed.does(wantedFor('code'));
    expect(await refused(filed, { ...close, outcomes: [] })).toEqual(saysNo('request-invalid'));
    const judged = { ...close, foundedness: 'FOUNDED' };
    expect(await refused(filed, judged)).toEqual(saysNo('request-invalid'));
  });

  it.each([
    ['a reason that the law does not have', { reason: 'BUSY' }, 'request-invalid'],
    ['no word for the reporter', { text: ' ' }, 'reason-required'],
  ] as const)('not to take a case on for %s', async (_, more, problem) => {
    const filed = await filedCase(point);
    expect(await refused(filed, refusal(more))).toEqual(saysNo(problem));
  });

  it.each(['MEDIATION', 'INVESTIGATE', 'LETTER'])(
    'a %s for somebody anonymous',
    async (handling) => {
      const filed = await filedCase(point, ANONYMOUS);
      await filed.does({ act: 'take' });
      expect(await refused(filed, coded(handling))).toEqual(saysNo('anonymous-no-contact'));
    },
  );

  it('a mediation that the other side did not agree to', async () => {
    const filed = await filedCase(point);
    await filed.does({ act: 'take' });
    expect(await refused(filed, coded('MEDIATION'))).toEqual(saysNo('consent-required'));
  });

  it('what belongs to a case that was removed', async () => {
    const act = { act: 'note', text: 'Gebeld.', version: 3 };
    const { status, problem } = await desk.call('POST', `/api/cases/${randomUUID()}/acts`, act);
    expect([status, problem]).toEqual([404, 'not-found']);
  });
});
