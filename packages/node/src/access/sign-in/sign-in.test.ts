import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiClient, apiClient } from '../../../../../test/api-client.ts';
import { addAccount, type TestPoint, testPoint } from '../../../../../test/point.ts';
import { newTotpSecret, totpCode } from '../second-step/totp.ts';

const PASSWORD = 'zeven-lange-woorden';
const SECRET = newTotpSecret();
const STEP_MS = 30_000;
let point: TestPoint;
let accounts = 0;

beforeAll(async () => {
  point = await testPoint();
});
afterAll(() => point.drop());
beforeEach(() => {
  // every test has half minutes of its own
  point.clock.set(new Date(point.clock.now().getTime() + 10 * STEP_MS));
});

interface Someone {
  readonly login: string;
  readonly accountId: string;
}

/** Somebody nobody has met: guessing limits of one test are not those of the next. */
async function someone(totpSecret?: string): Promise<Someone> {
  accounts += 1;
  const login = `wil-${accounts}`;
  const wanted = { login, name: 'Wil', role: 'worker', password: PASSWORD } as const;
  const { accountId } = await addAccount(point, {
    ...wanted,
    ...(totpSecret === undefined ? {} : { totpSecret }),
  });
  return { login, accountId };
}

const withPassword = (client: ApiClient, { login }: Someone, password = PASSWORD) =>
  client.call('POST', '/api/session', { login, password });
const withCode = (client: ApiClient, code: string, kind = 'totp') =>
  client.call('POST', '/api/session/second-factor', { kind, code });
const codeNow = (steps = 0) =>
  totpCode(SECRET, new Date(point.clock.now().getTime() + steps * STEP_MS));
const deskOf = () => apiClient(point.app);
const wrongCode = () => String((Number(codeNow()) + 1) % 1_000_000).padStart(6, '0');

async function signedIn(who: Someone): Promise<ApiClient> {
  const client = deskOf();
  await withPassword(client, who);
  expect((await withCode(client, codeNow())).body).toMatchObject({ stage: 'open' });
  return client;
}

async function audited(who: Someone): Promise<string[]> {
  const rows = await point.db.execute(sql`select act, actor_kind, subject from audit_entries
    where ${who.accountId} in (actor_id::text, subject) order by id`);
  return rows.map((row) => `${row.actor_kind}: ${row.act}`);
}

describe('signing in', () => {
  it('takes a password and a code, each with a cookie of its own', async () => {
    const [who, client] = [await someone(SECRET), deskOf()];
    const first = await withPassword(client, who);
    expect(first.body).toMatchObject({
      stage: 'second-factor',
      methods: ['totp'],
      account: { login: who.login, role: 'worker' },
      letIn: false,
    });
    const before = client.cookies.get('__Host-nabij-desk');
    const second = await withCode(client, ` ${codeNow().slice(0, 3)} ${codeNow().slice(3)}`);
    expect(second.body).toMatchObject({ stage: 'open', methods: [], letIn: true });
    const after = client.cookies.get('__Host-nabij-desk');
    expect(after).toHaveLength(43);
    expect(after).not.toBe(before);
    expect((await client.call('GET', '/api/cases')).status).toBe(200);
    expect(await audited(who)).toEqual(['account: signed-in']);
    // the cookie of the first step is worth nothing any more
    client.cookies.set('__Host-nabij-desk', before ?? '');
    expect((await client.call('GET', '/api/session')).problem).toBe('sign-in-required');
  });

  it.each([
    ['of half a minute ago', -1, 200],
    ['of the next half minute', 1, 200],
    ['of a minute ago', -2, 401],
    ['of in a minute', 2, 401],
  ])('takes a code %s or not (%i: %i)', async (_, steps, status) => {
    const [who, client] = [await someone(SECRET), deskOf()];
    await withPassword(client, who);
    expect((await withCode(client, codeNow(steps))).status).toBe(status);
  });

  it('takes a code once, and none from before it', async () => {
    const who = await someone(SECRET);
    await signedIn(who);
    const client = deskOf();
    await withPassword(client, who);
    for (const steps of [0, -1]) {
      expect((await withCode(client, codeNow(steps))).problem).toBe('second-factor-failed');
    }
    expect((await withCode(client, codeNow(1))).status).toBe(200);
  });

  it('lets one of two pass who come with the same code at the same moment', async () => {
    const who = await someone(SECRET);
    const clients = [deskOf(), deskOf(), deskOf()];
    for (const client of clients) await withPassword(client, who);
    const code = codeNow();
    const answers = await Promise.all(clients.map((client) => withCode(client, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('ends after five wrong codes, also when they come at once, and the sixth is right', async () => {
    const who = await someone(SECRET);
    const client = deskOf();
    await withPassword(client, who);
    const wrong = Array.from({ length: 4 }, () => withCode(client, wrongCode()));
    for (const { problem } of await Promise.all(wrong))
      expect(problem).toBe('second-factor-failed');
    expect((await client.call('GET', '/api/session')).status).toBe(200);
    expect((await withCode(client, wrongCode())).problem).toBe('second-factor-failed');
    const [right, session] = [await withCode(client, codeNow()), await withPassword(client, who)];
    expect([right.status, right.problem]).toEqual([401, 'sign-in-required']);
    // and whoever knows the password goes on guessing slower and slower
    expect(session.problem ?? session.body.stage).toMatch(/^(too-many|second-factor)$/);
    expect((await audited(who)).filter((act) => act === 'node: sign-in-failed')).toHaveLength(5);
  });

  it('slows who knows the password and guesses the code', async () => {
    const who = await someone(SECRET);
    let tries = 0;
    let problem: string | undefined;
    while (problem !== 'too-many' && tries < 100) {
      const client = deskOf();
      ({ problem } = await withPassword(client, who));
      for (let turn = 0; turn < 4 && problem !== 'too-many'; turn += 1) {
        ({ problem } = await withCode(client, wrongCode()));
        tries += 1;
      }
    }
    expect(tries).toBeLessThan(20);
  });

  it('does not wait for a second step for ever', async () => {
    const [who, client] = [await someone(SECRET), deskOf()];
    await withPassword(client, who);
    point.clock.set(new Date(point.clock.now().getTime() + 10 * 60_000));
    expect((await withCode(client, codeNow())).problem).toBe('sign-in-required');
  });

  it('refuses a wrong password and an unknown name with the very same answer', async () => {
    const who = await someone(SECRET);
    const wrong = await withPassword(deskOf(), who, 'something-else-here');
    const unknown = await withPassword(deskOf(), { ...who, login: 'nobody' });
    const { status, problem, cookies } = wrong;
    expect([status, problem, cookies]).toEqual([401, 'sign-in-failed', []]);
    expect(unknown).toEqual(wrong);
  });

  it('writes down who failed by id, and never what was typed', async () => {
    const who = await someone(SECRET);
    await withPassword(deskOf(), who, 'my-other-password');
    await withPassword(deskOf(), { ...who, login: 'my-password-by-mistake' });
    expect(await audited(who)).toEqual(['node: sign-in-failed']);
    // a login that nobody has leaves nothing behind
    const rows = await point.db.execute(sql`select * from audit_entries order by id desc limit 1`);
    expect(rows).toMatchObject([{ subject: who.accountId }]);
    expect(JSON.stringify(rows)).not.toMatch(/my-other|by-mistake/);
  });

  it('reads no code from a secret that somebody put into the database', async () => {
    const [who, other] = [await someone(), await someone(SECRET)];
    await point.db.execute(sql`update accounts set sealed_totp =
      (select sealed_totp from accounts where id = ${other.accountId}) where id = ${who.accountId}`);
    const client = deskOf();
    await withPassword(client, who);
    expect((await withCode(client, codeNow())).problem).toBe('second-factor-failed');
  });
});

describe('a session that is not open yet', () => {
  const addresses = [
    ['GET', '/api/cases'],
    ['GET', '/api/releases'],
    ['POST', '/api/account/password'],
    ['POST', '/api/account/recovery-codes'],
    ['DELETE', '/api/account/totp'],
    ['DELETE', '/api/account/passkeys/AAAA'],
    ['GET', '/api/team'],
  ] as const;
  const enrolling = [
    ['GET', '/api/account'],
    ['POST', '/api/account/totp'],
    ['PUT', '/api/account/totp'],
    ['POST', '/api/account/passkeys/options'],
    ['POST', '/api/account/passkeys'],
  ] as const;
  const body = { current: PASSWORD, next: 'acht-andere-lange-woorden' };

  it.each([...addresses, ...enrolling])(
    'after the password alone does not reach %s %s',
    async (method, path) => {
      const [who, client] = [await someone(SECRET), deskOf()];
      await withPassword(client, who);
      const answer = await client.call(method, path, method === 'GET' ? undefined : body);
      expect(answer.problem).toBe('second-factor-required');
    },
  );

  it.each(addresses)('without a second step set up does not reach %s %s', async (method, path) => {
    const [who, client] = [await someone(), deskOf()];
    expect((await withPassword(client, who)).body).toMatchObject({
      stage: 'enrolment',
      methods: [],
    });
    const answer = await client.call(method, path, method === 'GET' ? undefined : body);
    expect(answer.problem).toBe('enrolment-required');
  });

  it('can be seen, kept and ended', async () => {
    for (const secret of [SECRET, undefined]) {
      const [who, client] = [await someone(secret), deskOf()];
      await withPassword(client, who);
      expect((await client.call('GET', '/api/session')).status).toBe(200);
      expect((await client.call('POST', '/api/session/stay')).status).toBe(200);
      expect((await client.call('DELETE', '/api/session')).status).toBe(204);
      expect((await client.call('GET', '/api/session')).status).toBe(401);
    }
  });
});

describe('a cookie that somebody planted', () => {
  it('is never the one of the session that begins', async () => {
    const [who, client] = [await someone(SECRET), deskOf()];
    const planted = 'A'.repeat(43);
    client.cookies.set('__Host-nabij-desk', planted);
    await withPassword(client, who);
    expect(client.cookies.get('__Host-nabij-desk')).not.toBe(planted);
  });

  it('of another’s session ends that session, and theirs begins', async () => {
    const [mallory, anna] = [await someone(SECRET), await someone(SECRET)];
    const theirs = await signedIn(mallory);
    const client = deskOf();
    for (const [name, value] of theirs.cookies) client.cookies.set(name, value);
    await withPassword(client, anna);
    expect((await client.call('GET', '/api/session')).body).toMatchObject({
      account: { login: anna.login },
    });
    expect((await theirs.call('GET', '/api/session')).status).toBe(401);
  });
});

describe('recovery codes', () => {
  const make = async (client: ApiClient) =>
    (await client.call<{ codes: string[] }>('POST', '/api/account/recovery-codes')).body.codes;

  it('are ten, stand in for the second step, once each, however they are typed', async () => {
    const who = await someone(SECRET);
    const desk = await signedIn(who);
    const codes = await make(desk);
    expect(new Set(codes).size).toBe(10);
    const client = deskOf();
    const first = await withPassword(client, who);
    expect(first.body).toMatchObject({ methods: ['totp', 'recovery-code'] });
    const typed = codes[3]?.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o') ?? '';
    expect((await withCode(client, typed, 'recovery-code')).body).toMatchObject({ stage: 'open' });
    expect((await client.call('GET', '/api/account')).body).toMatchObject({ recoveryCodes: 9 });
    const again = deskOf();
    await withPassword(again, who);
    const second = await withCode(again, codes[3] ?? '', 'recovery-code');
    expect(second.problem).toBe('second-factor-failed');
  });

  it('stop working when new ones are made', async () => {
    const who = await someone(SECRET);
    const desk = await signedIn(who);
    const [old, fresh] = [await make(desk), await make(desk)];
    const client = deskOf();
    await withPassword(client, who);
    expect((await withCode(client, old[0] ?? '', 'recovery-code')).status).toBe(401);
    expect((await withCode(client, fresh[0] ?? '', 'recovery-code')).status).toBe(200);
  });

  it('and a code of the app at the same moment begin one session, not two', async () => {
    const who = await someone(SECRET);
    const codes = await make(await signedIn(who));
    point.clock.set(new Date(point.clock.now().getTime() + STEP_MS));
    const client = deskOf();
    await withPassword(client, who);
    const answers = await Promise.all([
      withCode(client, codes[0] ?? '', 'recovery-code'),
      withCode(client, codeNow()),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('of one person are nothing for another, also when a row is moved', async () => {
    const [mallory, anna] = [await someone(SECRET), await someone(SECRET)];
    const codes = await make(await signedIn(mallory));
    const client = deskOf();
    await withPassword(client, anna);
    expect((await withCode(client, codes[0] ?? '', 'recovery-code')).status).toBe(401);
    await point.db.execute(sql`update recovery_codes set account_id = ${anna.accountId}
      where account_id = ${mallory.accountId}`);
    expect((await withCode(client, codes[1] ?? '', 'recovery-code')).status).toBe(401);
  });

  it('lie in the database as nothing that can be typed', async () => {
    const codes = await make(await signedIn(await someone(SECRET)));
    const rows = await point.db.execute(sql`select r::text as line from recovery_codes r`);
    const dump = rows.map((row) => String(row.line)).join('\n');
    for (const code of codes) {
      expect(dump).not.toContain(code);
      expect(dump).not.toContain(code.replaceAll('-', ''));
    }
  });

  it('need a sign-in of a moment ago', async () => {
    const desk = await signedIn(await someone(SECRET));
    point.clock.set(new Date(point.clock.now().getTime() + 16 * 60_000));
    const answer = await desk.call('POST', '/api/account/recovery-codes');
    expect([answer.status, answer.problem]).toEqual([403, 'fresh-sign-in-required']);
  });
});
