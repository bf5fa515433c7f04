import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../test/api-client.ts';
import { authenticator } from '../../../../test/authenticator.ts';
import { addAccount, POINT_URL, type TestPoint, testPoint } from '../../../../test/point.ts';
import { totpCode } from './second-step/totp.ts';
import { startSession } from './sign-in/session.ts';

const PASSWORD = 'zeven-lange-woorden';
const NEXT = 'acht-andere-lange-woorden';
let point: TestPoint;
let accounts = 0;

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());
beforeEach(() => later(10));

function later(minutes: number): void {
  point.clock.set(new Date(point.clock.now().getTime() + minutes * 60_000));
}

const deskOf = () => apiClient(point.app);
const withPassword = (client: ApiClient, login: string, password = PASSWORD) =>
  client.call('POST', '/api/session', { login, password });
interface Offer {
  secret: string;
  uri: string;
  qr: { size: number; path: string };
}
const offer = async (client: ApiClient) =>
  (await client.call<Offer>('POST', '/api/account/totp', {})).body;
const take = (client: ApiClient, secret: string, code = totpCode(secret, point.clock.now())) =>
  client.call('PUT', '/api/account/totp', { secret, code });

async function newcomer(): Promise<{ desk: ApiClient; login: string; accountId: string }> {
  accounts += 1;
  const login = `wil-${accounts}`;
  const wanted = { login, name: 'Wil', role: 'worker', password: PASSWORD } as const;
  const who = await addAccount(point, wanted);
  const desk = deskOf();
  const begins = { stage: 'enrolment', now: point.clock.now() } as const;
  desk.cookies.set('__Host-nabij-desk', await startSession(point.db, who, begins));
  return { desk, login, accountId: who.accountId };
}

async function someone() {
  const { desk, ...who } = await newcomer();
  const { secret } = await offer(desk);
  expect((await take(desk, secret)).status).toBe(200);
  later(1);
  return { desk, secret, ...who };
}

async function signedIn({ login, secret }: { login: string; secret: string }, password = PASSWORD) {
  later(1);
  const client = deskOf();
  await withPassword(client, login, password);
  const code = totpCode(secret, point.clock.now());
  const second = await client.call('POST', '/api/session/second-factor', { kind: 'totp', code });
  expect(second.body).toMatchObject({ stage: 'open' });
  return client;
}

async function addPasskey(desk: ApiClient, name: string) {
  const path = '/api/account/passkeys';
  const { body } = await desk.call<{
    options: { rp: { id: string }; user: { id: string }; challenge: string };
    prf: string;
  }>('POST', `${path}/options`);
  const { response, prf } = authenticator(POINT_URL).create(body.options, body.prf);
  expect((await desk.call('POST', path, { response, name, prf })).status).toBe(200);
  return response.id;
}

describe('an authenticator app', () => {
  it('is offered as text, address and picture, and opens the desk once it works', async () => {
    const { desk } = await newcomer();
    const before = desk.cookies.get('__Host-nabij-desk');
    const { secret, uri, qr } = await offer(desk);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(new URL(uri).protocol).toBe('otpauth:');
    expect(new URL(uri).searchParams.get('secret')).toBe(secret);
    expect(decodeURIComponent(uri)).toContain('Meldpunt Wilgendrecht:wil-');
    expect(qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    expect(qr.size).toBeGreaterThan(25);
    const taken = await take(desk, secret);
    expect(taken.body).toMatchObject({
      totp: true,
      passkeys: [],
      recoveryCodes: 0,
      password: true,
    });
    expect(desk.cookies.get('__Host-nabij-desk')).not.toBe(before);
    expect((await desk.call('GET', '/api/session')).body).toMatchObject({ stage: 'open' });
  });

  it('that shows another code is tried again with the same secret', async () => {
    const { desk } = await newcomer();
    const { secret } = await offer(desk);
    expect((await take(desk, secret, '000000')).problem).toBe('second-factor-failed');
    expect((await take(desk, secret)).status).toBe(200);
  });

  it('takes no secret that was not offered to this person a moment ago', async () => {
    const [{ desk }, other] = [await newcomer(), await newcomer()];
    const theirs = await offer(other.desk);
    expect((await take(desk, theirs.secret)).problem).toBe('second-factor-failed');
    expect((await take(desk, 'A'.repeat(32))).problem).toBe('second-factor-failed');
    const { secret } = await offer(desk);
    later(16);
    expect((await take(desk, secret)).problem).toBe('second-factor-failed');
    expect((await take(desk, 'short')).problem).toBe('request-invalid');
  });

  it('has used up the code with which it was set up', async () => {
    const { desk, login } = await newcomer();
    const { secret } = await offer(desk);
    const code = totpCode(secret, point.clock.now());
    await take(desk, secret, code);
    const client = deskOf();
    await withPassword(client, login);
    const second = await client.call('POST', '/api/session/second-factor', { kind: 'totp', code });
    expect(second.problem).toBe('second-factor-failed');
  });

  it('of a stranger cannot be set up by a session from before the first one was', async () => {
    const { desk, login } = await newcomer();
    const [early, offered] = [deskOf(), await offer(desk)];
    await withPassword(early, login);
    const theirs = await offer(early);
    const [mine, stranger] = await Promise.all([
      take(desk, offered.secret),
      take(early, theirs.secret),
    ]);
    const refused = [mine, stranger].filter(({ status }) => status !== 200);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.problem).toMatch(/^(second-factor|sign-in)-required$/);
  });

  it('is replaced and removed only by who signed in a moment ago', async () => {
    const { desk } = await someone();
    await addPasskey(desk, 'Sleutel');
    later(16);
    const { secret } = await offer(desk);
    expect((await take(desk, secret)).problem).toBe('fresh-sign-in-required');
    const gone = await desk.call('DELETE', '/api/account/totp');
    expect(gone.problem).toBe('fresh-sign-in-required');
  });
});

describe('the last second step', () => {
  it('stays', async () => {
    const { desk } = await someone();
    expect((await desk.call('DELETE', '/api/account/totp')).problem).toBe('last-second-factor');
    expect((await desk.call('GET', '/api/account')).body).toMatchObject({ totp: true });
  });

  it('stays too when both of two are removed at the same moment', async () => {
    const { desk } = await someone();
    const id = await addPasskey(desk, 'Sleutel');
    const answers = await Promise.all([
      desk.call('DELETE', '/api/account/totp'),
      desk.call('DELETE', `/api/account/passkeys/${id}`),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('may go once there is another, and every other session with it', async () => {
    const who = await someone();
    const [elsewhere, id] = [await signedIn(who), await addPasskey(who.desk, 'Sleutel')];
    const gone = await who.desk.call('DELETE', '/api/account/totp');
    expect(gone.body).toMatchObject({ totp: false, passkeys: [{ id, name: 'Sleutel' }] });
    expect((await elsewhere.call('GET', '/api/session')).status).toBe(401);
    expect((await who.desk.call('GET', '/api/session')).status).toBe(200);
  });

  it('of another cannot be removed', async () => {
    const [anna, mallory] = [await someone(), await someone()];
    const id = await addPasskey(anna.desk, 'Sleutel');
    await addPasskey(mallory.desk, 'Sleutel');
    const refused = await mallory.desk.call('DELETE', `/api/account/passkeys/${id}`);
    expect(refused.problem).toBe('not-found');
    expect((await anna.desk.call('GET', '/api/account')).body.passkeys).toHaveLength(1);
  });
});

describe('changing the password', () => {
  const change = (client: ApiClient, current: string, next: string) =>
    client.call('POST', '/api/account/password', { current, next });

  it('closes the old one, ends every other session, and keeps second steps and cases', async () => {
    const who = await someone();
    const elsewhere = await signedIn(who);
    expect((await change(who.desk, PASSWORD, NEXT)).status).toBe(204);
    expect((await elsewhere.call('GET', '/api/session')).status).toBe(401);
    expect((await who.desk.call('GET', '/api/cases')).status).toBe(200);
    expect((await withPassword(deskOf(), who.login)).problem).toBe('sign-in-failed');
    const again = await signedIn(who, NEXT);
    expect((await again.call('GET', '/api/session')).body).toMatchObject({ letIn: true });
  });

  it.each<[string, { problem: string; current?: string; next?: string }]>([
    ['the wrong one of now', { problem: 'sign-in-failed', current: 'niet-dit-wachtwoord' }],
    ['a short one', { problem: 'password-weak', next: 'kort-woord' }],
    ['a common one', { problem: 'password-weak', next: 'Welkom2026!!!' }],
    ['the name of the point', { problem: 'password-weak', next: 'wilgendrecht-meldpunt' }],
    ['one that is too long', { problem: 'request-invalid', next: 'x'.repeat(1001) }],
  ])('is refused for %s', async (_, { problem, current = PASSWORD, next = NEXT }) => {
    const { desk, login } = await someone();
    expect((await change(desk, current, next)).problem).toBe(problem);
    expect((await withPassword(deskOf(), login)).status).toBe(200);
  });

  it('needs a sign-in of a moment ago, and is slowed for who guesses', async () => {
    const { desk } = await someone();
    later(16);
    expect((await change(desk, PASSWORD, NEXT)).problem).toBe('fresh-sign-in-required');
    const other = await someone();
    const problems: (string | undefined)[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      problems.push((await change(other.desk, `niet-dit-wachtwoord-${turn}`, NEXT)).problem);
    }
    expect(problems[0]).toBe('sign-in-failed');
    expect(problems.at(-1)).toBe('too-many');
  });
});

it('every change is written down, by id', async () => {
  const who = await someone();
  const id = await addPasskey(who.desk, 'Sleutel');
  await who.desk.call('POST', '/api/account/recovery-codes');
  await who.desk.call('DELETE', '/api/account/totp');
  await who.desk.call('POST', '/api/account/password', { current: PASSWORD, next: NEXT });
  await who.desk.call('DELETE', '/api/sessions');
  const rows = await point.db.execute(sql`select act, subject from audit_entries
    where actor_id = ${who.accountId} order by id`);
  expect(rows.map(({ act, subject }) => [act, subject])).toEqual([
    ['second-factor-added', 'totp'],
    ['signed-in', 'totp'],
    ['second-factor-added', id],
    ['recovery-codes-made', null],
    ['second-factor-removed', 'totp'],
    ['password-changed', null],
    ['signed-out-everywhere', null],
  ]);
});
