import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TownProvider, townProvider } from '../../../../../test/oidc-provider.ts';
import { systemClock } from '../../system/clock.ts';
import { Secret } from '../../system/secret.ts';
import { type OidcError, openOidc } from './oidc.ts';

const URL_OF_NODE = 'https://meldpunt.example';
const CALLBACK = `${URL_OF_NODE}/api/session/oidc/callback`;

let provider: TownProvider;
beforeAll(async () => {
  provider = await townProvider(CALLBACK);
});
afterAll(() => provider.stop());

function opened(change: Partial<{ issuer: string; secret: string }> = {}) {
  const { issuer, clientId } = provider;
  return openOidc(
    {
      issuer: change.issuer ?? issuer,
      clientId,
      clientSecret: new Secret(change.secret ?? provider.clientSecret),
      name: 'Gemeente',
    },
    { url: URL_OF_NODE, allowLoopbackHttp: true },
    systemClock,
  );
}

/** A provider that only gives tokens, signed by whatever key it is told. */
async function signingProvider(keys: { publicKey: CryptoKey; signsWith: CryptoKey }) {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  const running = { url: '', nonce: '', stop: async () => {} };
  const answers: Record<string, () => object | Promise<object>> = {
    '/.well-known/openid-configuration': () => ({
      issuer: running.url,
      authorization_endpoint: `${running.url}/auth`,
      token_endpoint: `${running.url}/token`,
      jwks_uri: `${running.url}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
    }),
    '/jwks': () => ({ keys: [jwk] }),
    '/token': async () => ({
      access_token: 'x',
      token_type: 'bearer',
      id_token: await new SignJWT({ nonce: running.nonce, sub: 'anna' })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuer(running.url)
        .setAudience(provider.clientId)
        .setIssuedAt()
        .setExpirationTime('1m')
        .sign(keys.signsWith),
    }),
  };
  const server = createServer((request, response) => {
    void Promise.resolve(answers[request.url ?? '']?.() ?? {}).then((body) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  running.url = `http://127.0.0.1:${port}`;
  running.stop = async () => void server.close();
  return running;
}

describe("sign-in with the town's own provider", () => {
  it('says who came back, always as the same text', async () => {
    const oidc = opened();
    const subjects: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const { url, checks } = await oidc.start();
      const back = await provider.signIn(url, 'anna');
      subjects.push(await oidc.finish(new URL(back), checks));
    }
    expect(subjects).toEqual([
      JSON.stringify([provider.issuer, 'anna']),
      JSON.stringify([provider.issuer, 'anna']),
    ]);
  });

  it('asks with PKCE, state and nonce, and for no more than who it is', async () => {
    const asked = new URL((await opened().start()).url).searchParams;
    expect(asked.get('scope')).toBe('openid');
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked.get(name)?.length, name).toBeGreaterThan(30);
    }
  });

  it.each(['state', 'nonce', 'verifier'] as const)(
    'refuses an answer whose %s is of another start',
    async (name) => {
      const oidc = opened();
      const [one, two] = [await oidc.start(), await oidc.start()];
      const back = await provider.signIn(one.url, 'anna');
      const mixed = { ...one.checks, [name]: two.checks[name] };
      await expect(oidc.finish(new URL(back), mixed)).rejects.toMatchObject({ reason: 'refused' });
    },
  );

  it('refuses an answer that was used before, and one without a code', async () => {
    const oidc = opened();
    const { url, checks } = await oidc.start();
    const back = new URL(await provider.signIn(url, 'anna'));
    await oidc.finish(back, checks);
    await expect(oidc.finish(back, checks)).rejects.toMatchObject({ reason: 'refused' });
    const empty = new URL(`${CALLBACK}?state=${checks.state}`);
    await expect(oidc.finish(empty, checks)).rejects.toMatchObject({ reason: 'refused' });
  });

  it('refuses an answer that another issuer gave', async () => {
    const oidc = opened();
    const { url, checks } = await oidc.start();
    const back = new URL(await provider.signIn(url, 'anna'));
    back.searchParams.set('iss', 'https://elsewhere.example');
    await expect(oidc.finish(back, checks)).rejects.toMatchObject({ reason: 'refused' });
  });

  it('refuses a token that somebody else signed', async () => {
    const [ours, other] = [await generateKeyPair('ES256'), await generateKeyPair('ES256')];
    for (const { key, outcome } of [
      { key: ours.privateKey, outcome: 'taken' },
      { key: other.privateKey, outcome: 'refused' },
    ]) {
      const issuer = await signingProvider({ publicKey: ours.publicKey, signsWith: key });
      try {
        const oidc = opened({ issuer: issuer.url });
        const { checks } = await oidc.start();
        issuer.nonce = checks.nonce;
        const back = new URL(`${CALLBACK}?code=x&state=${checks.state}&iss=${issuer.url}`);
        const came = oidc.finish(back, checks).then(
          () => 'taken',
          (error: OidcError) => error.reason,
        );
        expect(await came).toBe(outcome);
      } finally {
        await issuer.stop();
      }
    }
  });

  it('is refused with a wrong secret, and unavailable when nobody answers', async () => {
    const wrong = opened({ secret: 'not the secret' });
    const { url, checks } = await wrong.start();
    const back = new URL(await provider.signIn(url, 'anna'));
    await expect(wrong.finish(back, checks)).rejects.toMatchObject({ reason: 'refused' });
    const away = opened({ issuer: 'http://127.0.0.1:1' });
    await expect(away.start()).rejects.toMatchObject({ reason: 'unavailable' });
  });
});
