import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiAnswer, type ApiClient, apiClient } from '../../../../test/api-client.ts';
import { type Authenticator, authenticator } from '../../../../test/authenticator.ts';
import { addAccount, POINT_URL, type TestPoint, testPoint } from '../../../../test/point.ts';
import type { Db } from '../system/database.ts';
import { type OpenAccount, wrapByPassword } from './accounts.ts';
import { makeRecoveryCodes } from './second-step/recovery-codes.ts';
import { newTotpSecret, sealTotp, totpCode } from './second-step/totp.ts';
import { startSession } from './sign-in/session.ts';
import { changePasswordRow, deleteSessionsOf, lockAccount } from './store.ts';
import type { SessionStage } from './tables.ts';
import { forgetSignIn } from './team/store.ts';

const PASSWORD = 'zeven-lange-woorden';
const NEXT = 'acht-andere-lange-woorden';
const SECRET = newTotpSecret();
let point: TestPoint;
let accounts = 0;

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());
beforeEach(() => {
  point.clock.set(new Date(point.clock.now().getTime() + 10 * 60_000));
});

type Options = Parameters<Authenticator['get']>[0] & Parameters<Authenticator['create']>[0];
type Change = (tx: Db, who: OpenAccount) => Promise<void>;
type Request = () => Promise<ApiAnswer>;

interface Someone {
  readonly who: OpenAccount;
  readonly login: string;
  readonly key: Authenticator;
  readonly desk: ApiClient;
}

/** Somebody at this stage of signing in, with an authenticator app and a passkey that opens alone. */
async function someone(stage: SessionStage = 'open'): Promise<Someone> {
  accounts += 1;
  const login = `wil-${accounts}`;
  const wanted = { login, name: 'Wil', role: 'worker', password: PASSWORD } as const;
  const who = await addAccount(point, {
    ...wanted,
    ...(stage === 'enrolment' ? {} : { totpSecret: SECRET }),
  });
  const key = authenticator(POINT_URL);
  if (stage !== 'enrolment') {
    const enrol = await newPasskey(await at('open', who), key);
    expect((await enrol()).status).toBe(200);
  }
  return { who, login, key, desk: await at(stage, who) };
}

async function at(stage: SessionStage, who: OpenAccount): Promise<ApiClient> {
  const desk = apiClient(point.app);
  const value = await startSession(point.db, who, { stage, now: point.clock.now() });
  desk.cookies.set('__Host-nabij-desk', value);
  return desk;
}

/** A passkey that is made; what is returned sends it. */
async function newPasskey(desk: ApiClient, key = authenticator(POINT_URL)): Promise<Request> {
  const path = '/api/account/passkeys';
  const { body } = await desk.call<{ options: Options; prf: string }>('POST', `${path}/options`);
  const { response, prf } = key.create(body.options, body.prf);
  return () => desk.call('POST', path, { response, name: 'Sleutel', prf });
}

async function usePasskey(desk: ApiClient, key: Authenticator): Promise<Request> {
  const path = '/api/session/passkey';
  const { body } = await desk.call<{ options: Options; prf: string }>(
    'POST',
    `${path}/options`,
    {},
  );
  const { response, prf } = key.get(body.options, body.prf);
  return () => desk.call('POST', path, { response, prf });
}

async function stateOf(db: Db, id: string): Promise<unknown> {
  const [row] = await db.execute(sql`select
    (select count(*)::int from sessions where account_id = ${id}) as sessions,
    (select count(*)::int from recovery_codes where account_id = ${id}) as codes,
    (select coalesce(string_agg(p::text, ',' order by id), '') from
      (select id, sealed_private_key from passkeys where account_id = ${id}) p) as passkeys,
    (select (sealed_private_key, password_salt, public_key, sealed_totp)::text
      from accounts where id = ${id}) as account`);
  return row;
}

/**
 * Holds the account's row as every change of it does, lets a request come and wait for it, makes
 * the change, and lets go.
 */
async function meanwhile({ who }: Someone, change: Change, request: Request) {
  let asked: ReturnType<Request> | undefined;
  const changed = await point.db.transaction(async (tx) => {
    await lockAccount(tx, who.accountId);
    asked = request();
    await somebodyWaits();
    await change(tx, who);
    return stateOf(tx, who.accountId);
  });
  const answer = await asked;
  return { answer, changed, after: await stateOf(point.db, who.accountId) };
}

async function somebodyWaits(): Promise<void> {
  const waiting = async () => {
    const [row] = await point.db.execute(sql`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`);
    return row?.n;
  };
  await expect.poll(waiting, { timeout: 10_000, interval: 20 }).toBe(1);
}

const reset: Change = (tx, { accountId }) => forgetSignIn(tx, accountId);
const signOut: Change = (tx, { accountId }) => deleteSessionsOf(tx, accountId);
const otherPassword: Change = async (tx, { accountId, privateJwk }) =>
  changePasswordRow(tx, accountId, await wrapByPassword(accountId, privateJwk, NEXT));
const changePassword: Change = async (tx, who) => {
  await otherPassword(tx, who);
  await signOut(tx, who);
};
const losePasskey: Change = async (tx, { accountId }) => {
  await tx.execute(sql`delete from passkeys where account_id = ${accountId}`);
};
const rewrapPasskey: Change = async (tx, { accountId }) => {
  await tx.execute(
    sql`update passkeys set sealed_private_key = 'x' where account_id = ${accountId}`,
  );
};

const newTotp = async ({ desk }: Someone): Promise<Request> => {
  const path = '/api/account/totp';
  const { body } = await desk.call<{ secret: string }>('POST', path, {});
  const code = totpCode(body.secret, point.clock.now());
  return () => desk.call('PUT', path, { secret: body.secret, code });
};
const lessPasskey = async ({ desk }: Someone): Promise<Request> => {
  const { body } = await desk.call<{ passkeys: { id: string }[] }>('GET', '/api/account');
  return () => desk.call('DELETE', `/api/account/passkeys/${body.passkeys[0]?.id}`);
};
const newPassword = async ({ desk }: Someone): Promise<Request> => {
  const body = { current: PASSWORD, next: 'negen-andere-lange-woorden' };
  return () => desk.call('POST', '/api/account/password', body);
};
const totpStep = async ({ desk }: Someone): Promise<Request> => {
  const body = { kind: 'totp', code: totpCode(SECRET, point.clock.now()) };
  return () => desk.call('POST', '/api/session/second-factor', body);
};
const codeStep = async ({ desk, who }: Someone): Promise<Request> => {
  const [code] = await makeRecoveryCodes(point.db, who, point.clock.now());
  return () => desk.call('POST', '/api/session/second-factor', { kind: 'recovery-code', code });
};

const BY_SESSION: Record<string, [SessionStage, (it: Someone) => Promise<Request>]> = {
  'a first passkey': ['enrolment', ({ desk }) => newPasskey(desk)],
  'a first authenticator app': ['enrolment', newTotp],
  'another passkey': ['open', ({ desk }) => newPasskey(desk)],
  'one passkey less': ['open', lessPasskey],
  'another authenticator app': ['open', newTotp],
  'no authenticator app': [
    'open',
    async ({ desk }) =>
      () =>
        desk.call('DELETE', '/api/account/totp'),
  ],
  'another password': ['open', newPassword],
  'recovery codes': [
    'open',
    async ({ desk }) =>
      () =>
        desk.call('POST', '/api/account/recovery-codes'),
  ],
  'a code as the second step': ['second-factor', totpStep],
  'a recovery code as the second step': ['second-factor', codeStep],
  'a passkey as the second step': ['second-factor', ({ desk, key }) => usePasskey(desk, key)],
};

describe.each(Object.entries(BY_SESSION))('%s, on its way', (_, [stage, prepare]) => {
  it.each(Object.entries({ reset, signOut, changePassword }))(
    'changes nothing and lets nobody in after %s',
    async (__, change) => {
      const person = await someone(stage);
      const { answer, changed, after } = await meanwhile(person, change, await prepare(person));
      expect(answer?.status).toBe(401);
      expect(answer?.problem).toMatch(/^(sign-in-required|second-factor-failed)$/);
      expect(after).toEqual(changed);
      expect(after).toMatchObject({ sessions: 0 });
    },
  );
});

describe('signing in, on its way', () => {
  const byPassword = async ({ login }: Someone): Promise<Request> => {
    const body = { login, password: PASSWORD };
    return () => apiClient(point.app).call('POST', '/api/session', body);
  };
  const alone = ({ key }: Someone) => usePasskey(apiClient(point.app), key);

  const byPasskey = { prepare: alone, problem: 'second-factor-failed' };
  const withPassword = { prepare: byPassword, problem: 'sign-in-failed' };
  it.each([
    ['by a password, after a reset', { ...withPassword, change: reset }],
    ['by a password that is no longer the one', { ...withPassword, change: changePassword }],
    ['by a passkey alone, after a reset', { ...byPasskey, change: reset }],
    ['by a passkey that is gone', { ...byPasskey, change: losePasskey }],
    ['by a passkey that wraps another key', { ...byPasskey, change: rewrapPasskey }],
  ])('begins no session %s', async (_, { prepare, change, problem }) => {
    const person = await someone();
    const { answer, changed, after } = await meanwhile(person, change, await prepare(person));
    expect([answer?.status, answer?.problem, answer?.cookies]).toEqual([401, problem, []]);
    expect(after).toEqual(changed);
  });

  it('asks for the second step that was set up meanwhile', async () => {
    const person = await someone('enrolment');
    const setUp: Change = async (tx, { accountId: id, privateJwk }) => {
      const sealed = await sealTotp(id, privateJwk, SECRET);
      await tx.execute(sql`update accounts set sealed_totp = ${sealed} where id = ${id}`);
    };
    const { answer } = await meanwhile(person, setUp, await byPassword(person));
    expect(answer?.body).toMatchObject({ stage: 'second-factor' });
  });

  it('ends with all others when somebody signs out everywhere at that moment', async () => {
    const person = await someone();
    const { answer, after } = await meanwhile(
      person,
      async (tx, who) => {
        await startSession(tx, who, { stage: 'open', now: point.clock.now() });
      },
      () => person.desk.call('DELETE', '/api/sessions'),
    );
    expect(answer?.status).toBe(204);
    expect(after).toMatchObject({ sessions: 0 });
  });
});

it('of two new passwords at once, the second is refused: it came with one that is gone', async () => {
  const person = await someone();
  const request = await newPassword(person);
  const { answer, changed, after } = await meanwhile(person, otherPassword, request);
  expect(answer?.problem).toBe('sign-in-failed');
  expect(after).toEqual(changed);
});
