import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Citizen, citizen } from '../../../../../test/citizen.ts';
import { filedCase } from '../../../../../test/filed-case.ts';
import {
  addAccount,
  POINT_URL,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor, signInWithCode } from '../../../../../test/sign-in.ts';
import { totpCode } from '../second-step/totp.ts';

const PASSWORD = 'kwal fiets zolder magneet';
let point: TestPoint;
let anna: Citizen;

beforeAll(async () => {
  point = await testPoint();
  anna = await browserOf(WORKER);
});
afterAll(() => point.drop());

async function browserOf(person: { login: string; password: string }): Promise<Citizen> {
  const browser = citizen(point.app);
  const [name = '', value = ''] = (
    await cookieFor(point.db, person, { url: POINT_URL, now: point.clock.now() })
  ).split('=');
  browser.cookies.set(name, value);
  return browser;
}

async function send(browser: Citizen, to: string, body: unknown = {}) {
  const headers = { 'Content-Type': 'application/json' };
  const [path = '', method = 'POST'] = to.split(' ').reverse();
  const page = await browser.send(path, { method, headers, body: JSON.stringify(body) });
  const json = (page.html ? JSON.parse(page.html) : {}) as Record<string, unknown>;
  const problem = String(json.type ?? '').replace('urn:nabij:problem:', '');
  return { status: page.status, json, problem };
}

type Shown = { login: string; id: string; state: string; hasCases: boolean; checkNumber: unknown };
async function team(browser = anna): Promise<Shown[]> {
  return (JSON.parse((await browser.get('/api/team')).html) as { members: Shown[] }).members;
}
async function member(login: string): Promise<Shown> {
  const found = (await team()).find((one) => one.login === login);
  if (!found) throw new Error(login);
  return found;
}
const secretIn = (json: Record<string, unknown>) => String(json.link).split('#')[1] ?? '';

/** Chooses a password and sets up codes, as the pages do. */
async function accept(link: Record<string, unknown>) {
  const browser = citizen(point.app);
  const secret = secretIn(link);
  const accepted = await send(browser, '/api/invitation/accept', { secret, password: PASSWORD });
  expect([accepted.status, accepted.json.stage]).toEqual([200, 'enrolment']);
  const totp = String((await send(browser, '/api/account/totp')).json.secret);
  const code = totpCode(totp, point.clock.now());
  expect((await send(browser, 'PUT /api/account/totp', { secret: totp, code })).status).toBe(200);
  return { browser, totp };
}

describe('from invitation to leaving', () => {
  it('goes through the pages', async () => {
    const filed = await filedCase(point);
    const wanted = { name: 'Bram Hulst', login: 'Bram', role: 'worker' };
    const invited = await send(anna, '/api/team', wanted);
    expect(invited.status).toBe(201);
    const secret = secretIn(invited.json);
    expect((await send(citizen(point.app), '/api/invitation', { secret })).json).toEqual({
      name: 'Bram Hulst',
      login: 'bram',
      node: 'Meldpunt Wilgendrecht',
      expiresAt: invited.json.expiresAt,
    });
    expect(await member('bram')).toMatchObject({ state: 'invited', checkNumber: null });

    const { browser, totp } = await accept(invited.json);
    const { id, state, checkNumber } = await member('bram');
    expect([state, checkNumber]).toEqual(['accepted', expect.stringMatching(/^\d{3} \d{3}$/)]);
    point.clock.set(new Date(point.clock.now().getTime() + 60_000));
    const person = { login: 'bram', password: PASSWORD, totpSecret: totp };
    await signInWithCode((path, body) => send(browser, path, body), person, point.clock.now());
    expect((await browser.get(`/api/cases/${filed.id}`)).html).toContain('not-let-in');

    expect((await send(anna, `/api/team/${id}/let-in`)).status).toBe(204);
    expect(await member('bram')).toMatchObject({ state: 'in', checkNumber: null });
    expect((await browser.get(`/api/cases/${filed.id}`)).status).toBe(200);
    const taken = await send(browser, `/api/cases/${filed.id}/acts`, { act: 'take', version: 1 });
    expect(taken.status).toBe(200);

    expect((await member('bram')).hasCases).toBe(true);
    const alone = await send(anna, `/api/team/${id}/leave`, { handOnTo: null });
    expect([alone.status, alone.problem]).toEqual([409, 'hand-on-required']);
    const handOnTo = point.worker.accountId;
    const left = await send(anna, `/api/team/${id}/leave`, { handOnTo });
    expect([left.status, left.json]).toEqual([200, { rotationAdvised: true }]);
    expect((await browser.get('/api/cases')).status).toBe(401);
    expect(JSON.parse((await anna.get(`/api/cases/${filed.id}`)).html)).toMatchObject({
      mine: true,
      journal: expect.arrayContaining([
        expect.objectContaining({ act: 'hand-on', name: WORKER.name, note: WORKER.name }),
      ]),
    });
  });

  it('begins anew with another link; the session of before is over', async () => {
    const wanted = { name: 'Cor', login: 'cor', role: 'administrator' };
    const first = await send(anna, '/api/team', wanted);
    const { browser } = await accept(first.json);
    const { id } = await member('cor');
    const again = await send(anna, `/api/team/${id}/reset`);
    expect(again.status).toBe(200);
    expect((await browser.get('/api/session')).status).toBe(401);
    await accept(again.json);
    expect((await member('cor')).state).toBe('in');
  });
});

describe('changing the team', () => {
  const changes = (id: string): [string, unknown][] => [
    ['/api/team', { name: 'X', login: 'x', role: 'worker' }],
    [`/api/team/${id}/let-in`, {}],
    [`/api/team/${id}/leave`, { handOnTo: null }],
    [`/api/team/${id}/role`, { role: 'lead' }],
    [`/api/team/${id}/reset`, {}],
  ];

  it('needs a fresh sign-in; looking does not', async () => {
    const dana = { login: 'dana', name: 'Dana', role: 'worker', password: PASSWORD } as const;
    const { accountId } = await addAccount(point, dana);
    const browser = await browserOf(WORKER);
    const noon = point.clock.now();
    point.clock.set(new Date(noon.getTime() + 16 * 60_000));
    for (const [path, body] of changes(accountId)) {
      const { status, problem } = await send(browser, path, body);
      expect([path, status, problem]).toEqual([path, 403, 'fresh-sign-in-required']);
    }
    expect((await browser.get('/api/team')).status).toBe(200);
    point.clock.set(noon);
    expect((await member('dana')).state).toBe('in');
  });

  it.each([
    ['/api/team', {}],
    ['/api/team', { name: 'X', login: 'x', role: 'boss' }],
    ['/api/team', { name: ' ', login: 'x', role: 'worker' }],
    ['/api/team', { name: 'X', login: 'x\u0000', role: 'worker' }],
    ['/api/team', { name: 'X', login: 'x', role: 'worker', password: 'x' }],
    ['/api/team/nobody/leave', { handOnTo: null }],
    ['/api/team/5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5/leave', { handOnTo: 'nobody' }],
    ['/api/team/5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5/role', { role: 'boss' }],
    ['/api/invitation', { secret: 1 }],
    ['/api/invitation/accept', { secret: 'x'.repeat(200), password: 'x' }],
  ])('refuses %s with %j as invalid', async (path, body) => {
    const { status, problem } = await send(anna, path, body);
    expect([status, problem]).toEqual([422, 'request-invalid']);
  });

  it('knows nobody by an id of nobody', async () => {
    for (const [path, body] of changes('5a4f4ad6-54a9-4c4c-9e6a-a5e2b0bfb3b5').slice(1)) {
      expect([path, (await send(anna, path, body)).problem]).toEqual([path, 'not-found']);
    }
  });
});
