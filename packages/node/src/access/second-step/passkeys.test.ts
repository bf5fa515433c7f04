import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { type Authenticator, authenticator, type Odd } from '../../../../../test/authenticator.ts';
import {
  addAccount,
  POINT_URL,
  pointApp,
  type TestPoint,
  testPoint,
} from '../../../../../test/point.ts';
import { openSession, startSession, startVaultSession } from '../sign-in/session.ts';

const PASSWORD = 'zeven-lange-woorden';
const COOKIE = '__Host-nabij-desk';
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
interface Asked {
  options: Options;
  prf: string;
}

const deskOf = () => apiClient(point.app);
const withPassword = (client: ApiClient, login: string) =>
  client.call('POST', '/api/session', { login, password: PASSWORD });
const ask = async (client: ApiClient) =>
  (await client.call<Asked>('POST', '/api/session/passkey/options', {})).body;
const answer = (client: ApiClient, response: unknown, prf: string | null) =>
  client.call('POST', '/api/session/passkey', { response, prf });

/** Sets up a passkey as the first second step of somebody. */
async function enrol(client: ApiClient, key: Authenticator, it: { prf?: boolean; odd?: Odd } = {}) {
  const { body } = await client.call<Asked>('POST', '/api/account/passkeys/options');
  const { response, prf } = key.create(body.options, body.prf, it.odd);
  const opens = it.prf === false ? null : prf;
  return client.call('POST', '/api/account/passkeys', { response, name: 'Telefoon', prf: opens });
}

async function someone(it: { prf?: boolean } = {}) {
  accounts += 1;
  const login = `wil-${accounts}`;
  const wanted = { login, name: 'Wil', role: 'worker', password: PASSWORD } as const;
  const who = await addAccount(point, wanted);
  const key = authenticator(POINT_URL);
  const desk = deskOf();
  const begins = { stage: 'enrolment', now: point.clock.now() } as const;
  desk.cookies.set(COOKIE, await startSession(point.db, who, begins));
  expect((await enrol(desk, key, it)).status).toBe(200);
  return { login, accountId: who.accountId, key, desk };
}

describe('setting up a passkey', () => {
  it('asks for one that knows its owner and checks that it is them', async () => {
    const { desk, accountId } = await someone();
    const { body } = await desk.call<Asked>('POST', '/api/account/passkeys/options');
    expect(body.options).toMatchObject({
      rp: { id: 'meldpunt.example', name: 'Meldpunt Wilgendrecht' },
      user: { id: Buffer.from(accountId.replaceAll('-', ''), 'hex').toString('base64url') },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
      excludeCredentials: [{ transports: ['internal'] }],
    });
    expect(Buffer.from(body.prf, 'base64url')).toHaveLength(32);
  });

  it('as the first second step opens the desk under a new cookie; older sessions end', async () => {
    accounts += 1;
    const login = `wil-${accounts}`;
    await addAccount(point, { login, name: 'Wil', role: 'worker', password: PASSWORD });
    const [desk, older] = [deskOf(), deskOf()];
    for (const client of [older, desk]) await withPassword(client, login);
    const before = desk.cookies.get(COOKIE);
    const added = await enrol(desk, authenticator(POINT_URL));
    expect(added.body).toMatchObject({
      passkeys: [{ name: 'Telefoon', opensAlone: true, lastUsedAt: null }],
      sessions: [{ thisOne: true }],
    });
    expect(desk.cookies.get(COOKIE)).not.toBe(before);
    expect((await desk.call('GET', '/api/session')).body).toMatchObject({ stage: 'open' });
    expect((await older.call('GET', '/api/session')).status).toBe(401);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['another challenge', { challenge: randomBytes(32).toString('base64url') }],
    ['an answer for signing in', { type: 'webauthn.get' }],
    ['nobody verified', { userVerified: false }],
  ] satisfies [string, Odd][])('is refused for %s', async (_, odd) => {
    const { desk } = await someone();
    const added = await enrol(desk, authenticator(POINT_URL), { odd });
    expect([added.status, added.problem]).toEqual([401, 'second-factor-failed']);
  });

  it('takes a challenge once, and only of the one whom it was given to', async () => {
    const [anna, mallory] = [await someone(), await someone()];
    const { body } = await anna.desk.call<Asked>('POST', '/api/account/passkeys/options');
    const made = () => authenticator(POINT_URL).create(body.options, body.prf).response;
    const send = (desk: ApiClient) =>
      desk.call('POST', '/api/account/passkeys', { response: made(), name: 'x', prf: null });
    expect((await send(mallory.desk)).problem).toBe('second-factor-failed');
    expect((await send(anna.desk)).status).toBe(200);
    expect((await send(anna.desk)).problem).toBe('second-factor-failed');
  });

  it('is refused for a passkey that somebody has already', async () => {
    const [anna, mallory] = [await someone(), await someone()];
    expect((await enrol(mallory.desk, anna.key)).problem).toBe('second-factor-failed');
  });

  it('takes nothing that is not said to be taken', async () => {
    const { desk } = await someone();
    const { body } = await desk.call<Asked>('POST', '/api/account/passkeys/options');
    const { response } = authenticator(POINT_URL).create(body.options, body.prf);
    const good = { response, name: 'x', prf: null };
    for (const bad of [
      { ...good, name: '' },
      { ...good, name: 'a\u0000b' },
      { ...good, prf: 'short' },
      { ...good, more: 1 },
      { ...good, response: { ...response, id: '../..' } },
      {},
    ]) {
      const { problem } = await desk.call('POST', '/api/account/passkeys', bad);
      expect(problem).toBe('request-invalid');
    }
  });
});

describe('a passkey alone', () => {
  it('opens the desk, cases and all, at any process of the node', async () => {
    const { key, accountId } = await someone();
    const client = deskOf();
    const { options, prf } = await ask(client);
    expect(options).toMatchObject({ userVerification: 'required', allowCredentials: [] });
    const used = key.get(options, prf);
    const other = apiClient(await pointApp(point.database, { clock: point.clock, key: point.key }));
    const opened = await answer(other, used.response, used.prf);
    expect(opened.body).toMatchObject({ stage: 'open', letIn: true, account: { id: accountId } });
    expect((await other.call('GET', '/api/cases')).status).toBe(200);
  });

  it('passes once: what was sent is worth nothing the second time', async () => {
    const { key } = await someone();
    const { options, prf } = await ask(deskOf());
    const used = key.get(options, prf);
    const replies = await Promise.all([1, 2].map(() => answer(deskOf(), used.response, used.prf)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect((await answer(deskOf(), used.response, used.prf)).problem).toBe('second-factor-failed');
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['our name with a port', { origin: 'https://meldpunt.example:8443' }],
    ['plain http', { origin: 'http://meldpunt.example' }],
    ['another relying party', { rpId: 'evil.example' }],
    ['a challenge of its own', { challenge: randomBytes(32).toString('base64url') }],
    ['an answer for making one', { type: 'webauthn.create' }],
    ['nobody verified', { userVerified: false }],
    ['somebody else named', { userHandle: randomBytes(16).toString('base64url') }],
    ['nobody named', { userHandle: '' }],
  ] satisfies [string, Odd][])('is refused for %s', async (_, odd) => {
    const { key } = await someone();
    const { options, prf } = await ask(deskOf());
    const used = key.get(options, prf, odd);
    const refused = await answer(deskOf(), used.response, used.prf);
    expect([refused.status, refused.problem, refused.cookies]).toEqual([
      401,
      'second-factor-failed',
      [],
    ]);
  });

  it('is refused with a signature of another key, or one bit of it changed', async () => {
    const { key } = await someone();
    const { options, prf } = await ask(deskOf());
    const other = authenticator(POINT_URL).get(options, prf).response;
    const mine = key.get(options, prf);
    const bytes = Buffer.from(mine.response.response.signature, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
    for (const signature of [other.response.signature, bytes.toString('base64url')]) {
      const response = { ...mine.response, response: { ...mine.response.response, signature } };
      expect((await answer(deskOf(), response, mine.prf)).problem).toBe('second-factor-failed');
    }
  });

  it('opens nothing with what another passkey’s PRF gave', async () => {
    const [anna, mallory] = [await someone(), await someone()];
    const { options, prf } = await ask(deskOf());
    const used = anna.key.get(options, prf);
    const theirs = mallory.key.get(options, prf).prf;
    for (const given of [theirs, randomBytes(32).toString('base64url')]) {
      const refused = await answer(deskOf(), used.response, given);
      expect([refused.status, refused.cookies]).toEqual([401, []]);
    }
  });

  it('is refused once its counter goes back: there is a copy of it', async () => {
    const { key } = await someone();
    for (const [counter, status] of [
      [7, 200],
      [7, 401],
      [6, 401],
      [8, 200],
    ] as const) {
      const { options, prf } = await ask(deskOf());
      const used = key.get(options, prf, { counter });
      expect((await answer(deskOf(), used.response, used.prf)).status).toBe(status);
    }
  });

  it('passes once when it and its copy come at the same moment', async () => {
    const { key } = await someone();
    const asked = [await ask(deskOf()), await ask(deskOf())];
    const used = asked.map(({ options, prf }) => key.get(options, prf, { counter: 3 }));
    const answers = await Promise.all(
      used.map(({ response, prf }) => answer(deskOf(), response, prf)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('is refused after five minutes, and after its owner has left', async () => {
    const { key, accountId } = await someone();
    const late = await ask(deskOf());
    point.clock.set(new Date(point.clock.now().getTime() + 5 * 60_000));
    const [one, fresh] = [key.get(late.options, late.prf), await ask(deskOf())];
    expect((await answer(deskOf(), one.response, one.prf)).status).toBe(401);
    await point.db.execute(sql`update accounts set left_at = now() where id = ${accountId}`);
    const two = key.get(fresh.options, fresh.prf);
    expect((await answer(deskOf(), two.response, two.prf)).status).toBe(401);
  });

  it('is refused after it was moved to another account in the database', async () => {
    const [anna, mallory] = [await someone(), await someone()];
    const { options, prf } = await ask(deskOf());
    const used = mallory.key.get(options, prf);
    await point.db.execute(sql`update passkeys set account_id = ${anna.accountId}
      where account_id = ${mallory.accountId}`);
    const handle = Buffer.from(anna.accountId.replaceAll('-', ''), 'hex').toString('base64url');
    const again = await ask(deskOf());
    const forged = mallory.key.get(again.options, again.prf, { userHandle: handle });
    for (const { response, prf: given } of [used, forged]) {
      expect((await answer(deskOf(), response, given)).status).toBe(401);
    }
  });

  it('without a PRF says that the password comes first', async () => {
    const { key } = await someone({ prf: false });
    for (const withPrf of [true, false]) {
      const { options, prf } = await ask(deskOf());
      const used = key.get(options, prf);
      const refused = await answer(deskOf(), used.response, withPrf ? used.prf : null);
      expect([refused.status, refused.problem]).toEqual([401, 'passkey-not-alone']);
    }
  });

  it('makes a session fresh again for somebody who is signed in', async () => {
    const { key, desk } = await someone();
    point.clock.set(new Date(point.clock.now().getTime() + 20 * 60_000));
    const codes = () => desk.call('POST', '/api/account/recovery-codes');
    expect((await codes()).problem).toBe('fresh-sign-in-required');
    const before = desk.cookies.get(COOKIE) ?? '';
    const { options, prf } = await ask(desk);
    const used = key.get(options, prf);
    expect((await answer(desk, used.response, used.prf)).status).toBe(200);
    expect((await codes()).status).toBe(200);
    // and the session of before is over
    const now = point.clock.now();
    expect(await openSession(point.db, before, { now })).toBeUndefined();
  });
});

describe('a passkey after the password', () => {
  it('is asked for by name and needs no PRF', async () => {
    const { login, key } = await someone({ prf: false });
    const client = deskOf();
    expect((await withPassword(client, login)).body).toMatchObject({ methods: ['passkey'] });
    const { options, prf } = await ask(client);
    expect(options.allowCredentials).toHaveLength(1);
    const opened = await answer(client, key.get(options, prf).response, null);
    expect(opened.body).toMatchObject({ stage: 'open', letIn: true });
  });

  it('has to be of the same person, and answer to what that person was asked', async () => {
    const [anna, mallory] = [await someone(), await someone()];
    const client = deskOf();
    await withPassword(client, anna.login);
    const { options, prf } = await ask(client);
    const theirs = mallory.key.get(options, prf);
    expect((await answer(client, theirs.response, theirs.prf)).problem).toBe(
      'second-factor-failed',
    );
    const elsewhere = await ask(deskOf());
    const mine = anna.key.get(elsewhere.options, elsewhere.prf);
    expect((await answer(client, mine.response, mine.prf)).problem).toBe('second-factor-failed');
  });

  it('has five tries', async () => {
    const { login, key } = await someone();
    const client = deskOf();
    await withPassword(client, login);
    for (let turn = 0; turn < 5; turn += 1) {
      const { options, prf } = await ask(client);
      const { response } = key.get(options, prf, { origin: 'https://evil.example' });
      expect((await answer(client, response, null)).problem).toBe('second-factor-failed');
    }
    expect((await client.call('GET', '/api/session')).status).toBe(401);
  });
});

describe('after the town’s own sign-in', () => {
  async function atTheVault(accountId: string): Promise<ApiClient> {
    const client = deskOf();
    client.cookies.set(COOKIE, await startVaultSession(point.db, accountId, point.clock.now()));
    return client;
  }

  it('a passkey of the same person opens the vault, under a new cookie', async () => {
    const { key, accountId } = await someone();
    const client = await atTheVault(accountId);
    const before = client.cookies.get(COOKIE);
    const session = await client.call('GET', '/api/session');
    expect(session.body).toMatchObject({ stage: 'vault', methods: ['passkey'], letIn: false });
    const { options, prf } = await ask(client);
    const used = key.get(options, prf);
    const opened = await answer(client, used.response, used.prf);
    expect(opened.body).toMatchObject({ stage: 'open', letIn: true });
    expect(client.cookies.get(COOKIE)).not.toBe(before);
  });

  it('nothing else does: another’s passkey, one without PRF, a code, the cookie itself', async () => {
    const [anna, mallory, plain] = [
      await someone(),
      await someone(),
      await someone({ prf: false }),
    ];
    const client = await atTheVault(anna.accountId);
    const asked = await ask(client);
    const theirs = mallory.key.get(asked.options, asked.prf);
    expect((await answer(client, theirs.response, theirs.prf)).problem).toBe(
      'second-factor-failed',
    );
    for (const path of ['/api/cases', '/api/account']) {
      expect((await client.call('GET', path)).problem).toBe('second-factor-required');
    }
    const body = { kind: 'totp', code: '123456' };
    const code = await client.call('POST', '/api/session/second-factor', body);
    expect(code.problem).toBe('second-factor-required');
    const without = await atTheVault(plain.accountId);
    expect((await without.call('GET', '/api/session')).body).toMatchObject({ methods: [] });
    const { options, prf } = await ask(without);
    const used = plain.key.get(options, prf);
    expect((await answer(without, used.response, used.prf)).problem).toBe('passkey-not-alone');
  });
});

it('no passkey, challenge or what a PRF gave lies in the database for others to use', async () => {
  const { key } = await someone();
  const { options, prf } = await ask(deskOf());
  const given = key.get(options, prf).prf;
  const rows = await point.db.execute(sql`select p::text as line from passkeys p
    union all select c::text from challenges c`);
  const dump = rows.map((row) => String(row.line)).join('\n');
  for (const secret of [given, options.challenge]) {
    expect(dump).not.toContain(secret);
    expect(dump).not.toContain(Buffer.from(secret, 'base64url').toString('hex'));
  }
});
