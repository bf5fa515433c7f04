import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';

/** A town's own sign-in, run by a library that nobody here wrote, on this machine. */
export interface TownProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs in there as a person would and agrees. @returns the address that leads back to the node */
  signIn(start: string, login: string): Promise<string>;
  stop(): Promise<void>;
}

const STEPS = 12;

/** @param callback the address of the node that is registered with the provider */
export async function townProvider(callback: string): Promise<TownProvider> {
  const server = createServer();
  const issuer = `http://127.0.0.1:${await listen(server)}`;
  const clientSecret = randomBytes(24).toString('base64url');
  const client = { client_id: 'nabij', client_secret: clientSecret, redirect_uris: [callback] };
  const provider = new Provider(issuer, {
    clients: [client],
    cookies: { keys: [randomBytes(16).toString('hex')] },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 60,
      Interaction: 600,
      Session: 600,
    },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    clientId: client.client_id,
    clientSecret,
    signIn: (start, login) => walk(start, { issuer, login, callback }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Follows the provider's pages until it sends the browser back. */
async function walk(
  start: string,
  it: { issuer: string; login: string; callback: string },
): Promise<string> {
  const jar = new Map<string, string>();
  let next: { url: string; form?: URLSearchParams } = { url: start };
  for (let step = 0; step < STEPS; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie },
      ...(next.form ? { method: 'POST', body: next.form } : {}),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = answer.headers.get('location');
    if (location?.startsWith(it.callback)) return location;
    next = location
      ? { url: new URL(location, it.issuer).href }
      : filledIn(await answer.text(), next.url, it.login);
  }
  throw new Error('The provider did not send the browser back');
}

/** The form of the page: its prompt says whether it asks for a login or for consent. */
function filledIn(
  page: string,
  url: string,
  login: string,
): { url: string; form: URLSearchParams } {
  const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
  if (!action || !prompt) throw new Error('The provider shows no form');
  return {
    url: new URL(action, url).href,
    form: new URLSearchParams({
      prompt,
      ...(prompt === 'login' ? { login, password: 'any' } : {}),
    }),
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('It does not listen');
  return address.port;
}
