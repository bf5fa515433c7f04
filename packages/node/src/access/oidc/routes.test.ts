import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Authenticator, authenticator } from '../../../../../test/authenticator.ts';
import { type TownProvider, townProvider } from '../../../../../test/oidc-provider.ts';
import {
  POINT_URL,
  pointApp,
  type TestPoint,
  testPoint,
  WORKER,
} from '../../../../../test/point.ts';
import { cookieFor } from '../../../../../test/sign-in.ts';

const CALLBACK = `${POINT_URL}/api/session/oidc/callback`;

interface Creation {
  options: Parameters<Authenticator['create']>[0];
  prf: string;
}
interface Asking {
  options: Parameters<Authenticator['get']>[0];
  prf: string;
}

let point: TestPoint;
let provider: TownProvider;
let passkey: Authenticator;

beforeAll(async () => {
  provider = await townProvider(CALLBACK);
  point = await testPoint({
    NABIJ_ALLOW_LOOPBACK_HTTP: 'true',
    NABIJ_OIDC_ISSUER: provider.issuer,
    NABIJ_OIDC_CLIENT_ID: provider.clientId,
    NABIJ_OIDC_CLIENT_SECRET: provider.clientSecret,
    NABIJ_OIDC_NAME: 'Gemeente Wilgendrecht',
  });
  passkey = authenticator(POINT_URL);
  const annas = await annasBrowser();
  const asked = await annas.json<Creation>('POST', '/api/account/passkeys/options', {});
  const { response, prf } = passkey.create(asked.body.options, asked.body.prf);
  const made = await annas.json('POST', '/api/account/passkeys', {
    response,
    name: 'telefoon',
    prf,
  });
  expect(made).toMatchObject({ status: 200 });
});
afterAll(async () => {
  await point.drop();
  await provider.stop();
});

/** A browser without a window: cookies are kept, redirects are shown. */
function browser(cookies: string[] = []) {
  const jar = new Map(cookies.map(pairOf));
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await point.app.request(path, {
      method,
      headers: {
        origin: POINT_URL,
        'content-type': 'application/json',
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const set of answer.headers.getSetCookie()) jar.set(...pairOf(set.split(';')[0] ?? ''));
    return answer;
  };
  const go = async (path: string) => (await send('GET', path)).headers.get('location') ?? '';
  return {
    jar,
    go,
    json: async <Body = unknown>(method: string, path: string, body?: unknown) => {
      const answer = await send(method, path, body);
      const read = answer.status === 204 ? undefined : await answer.json();
      return { status: answer.status, body: read as Body };
    },
    /** Comes back from the provider with the address that it gave. */
    back: (location: string) => go(new URL(location).pathname + new URL(location).search),
  };
}

function pairOf(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

async function annasBrowser() {
  const at = { url: POINT_URL, now: point.clock.now() };
  return browser([await cookieFor(point.db, WORKER, at)]);
}

async function link(login: string): Promise<string> {
  const annas = await annasBrowser();
  const { body } = await annas.json<{ url: string }>('POST', '/api/account/oidc');
  return annas.back(await provider.signIn(body.url, login));
}

/** Goes to the provider and back as `login`. @returns where the node sends the browser then */
async function comeBack(who: ReturnType<typeof browser>, login: string): Promise<string> {
  return who.back(await provider.signIn(await who.go('/api/session/oidc'), login));
}

async function usePasskey(who: ReturnType<typeof browser>, withPrf = true) {
  const { body } = await who.json<Asking>('POST', '/api/session/passkey/options', {});
  const { response, prf } = passkey.get(body.options, body.prf);
  const sent = { response, prf: withPrf ? prf : null };
  return who.json<{ stage: string; type: string }>('POST', '/api/session/passkey', sent);
}

describe("the town's own sign-in", () => {
  it('is offered by name, and not where there is none', async () => {
    const who = browser();
    expect((await who.json('GET', '/api/sign-in-ways')).body).toEqual({
      password: true,
      passkey: true,
      oidc: { name: 'Gemeente Wilgendrecht' },
    });
    const without = await pointApp(point.database, { clock: point.clock });
    const ways = await without.request('/api/sign-in-ways');
    expect(await ways.json()).toMatchObject({ oidc: null });
    expect((await without.request('/api/session/oidc')).status).toBe(404);
  });

  it('says who somebody is; then their passkey opens the vault', async () => {
    expect(await link('anna@wilgendrecht')).toBe('/desk/account?provider=linked');
    const who = browser();
    expect(await comeBack(who, 'anna@wilgendrecht')).toBe('/desk');
    const session = await who.json<{ stage: string }>('GET', '/api/session');
    expect(session.body.stage).toBe('vault');
    // nothing is open yet
    expect((await who.json('GET', '/api/cases')).status).toBe(401);
    expect((await usePasskey(who, false)).status).toBeGreaterThanOrEqual(400);
    expect(await usePasskey(who)).toMatchObject({ status: 200, body: { stage: 'open' } });
    expect((await who.json('GET', '/api/cases')).status).toBe(200);
  });

  it('lets in nobody who is not linked to an account, and nobody who left', async () => {
    const stranger = browser();
    expect(await comeBack(stranger, 'somebody-else')).toBe('/desk?provider=unknown');
    expect((await stranger.json('GET', '/api/session')).status).toBe(401);
    await link('gone@wilgendrecht');
    await point.db.execute(sql`update accounts set left_at = now() where login = 'anna'`);
    try {
      expect(await comeBack(browser(), 'gone@wilgendrecht')).toBe('/desk?provider=unknown');
    } finally {
      await point.db.execute(sql`update accounts set left_at = null where login = 'anna'`);
    }
  });

  it('takes an answer only in the browser that asked, and once', async () => {
    const [asked, other] = [browser(), browser()];
    const location = await provider.signIn(await asked.go('/api/session/oidc'), 'anna');
    expect(await other.back(location)).toBe('/desk?provider=refused');
    expect(await asked.back(location)).toBe('/desk?provider=unknown');
    expect(await asked.back(location)).toBe('/desk?provider=refused');
  });

  it('is no longer taken ten minutes after it was asked', async () => {
    const who = browser();
    const location = await provider.signIn(await who.go('/api/session/oidc'), 'anna');
    const before = point.clock.now();
    point.clock.set(new Date(before.getTime() + 10 * 60_000));
    try {
      expect(await who.back(location)).toBe('/desk?provider=refused');
    } finally {
      point.clock.set(before);
    }
  });

  it('cannot be linked to two accounts, nor by somebody who is not signed in', async () => {
    await link('anna@wilgendrecht');
    await point.db.execute(sql`insert into accounts (id, login, name, role, created_at, oidc_subject)
      values (gen_random_uuid(), 'other', 'Other', 'worker', now(),
        ${JSON.stringify([provider.issuer, 'taken'])})`);
    expect(await link('taken')).toBe('/desk/account?provider=taken');
    expect((await browser().json('POST', '/api/account/oidc')).status).toBe(401);
  });

  it('is not begun by a link on another site', async () => {
    const answer = await point.app.request('/api/session/oidc', {
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.headers.get('location')).toBe('/desk');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('is unlinked by its owner', async () => {
    await link('anna@wilgendrecht');
    const annas = await annasBrowser();
    expect((await annas.json('DELETE', '/api/account/oidc')).status).toBe(204);
    expect(await comeBack(browser(), 'anna@wilgendrecht')).toBe('/desk?provider=unknown');
  });
});
