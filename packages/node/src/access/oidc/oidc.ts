import * as client from 'openid-client';
import type { Clock } from '../../system/clock.ts';
import type { OidcConfig } from '../../system/config.ts';

/** Where a browser is sent to sign in with the town's own provider, and what to check after. */
export interface OidcStart {
  readonly url: string;
  readonly checks: OidcChecks;
}

/** What the answer must agree with; kept sealed until it comes. */
export interface OidcChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** The town's own sign-in for its workers. It says who somebody is; it opens no key. */
export interface Oidc {
  readonly name: string;
  /** @throws {OidcError} when the provider does not answer */
  start(): Promise<OidcStart>;
  /** Whose sign-in came back, as one text of issuer and subject. @throws {OidcError} */
  finish(answer: URL, checks: OidcChecks): Promise<string>;
}

/** The provider does not answer, or its answer does not hold. Its words stay out of messages. */
export class OidcError extends Error {
  readonly reason: 'unavailable' | 'refused';

  constructor(reason: 'unavailable' | 'refused') {
    super(`Sign-in with the provider: ${reason}`);
    this.name = 'OidcError';
    this.reason = reason;
  }
}

const TIMEOUT_S = 10;
/** A provider's keys and addresses are asked again after an hour. */
const FRESH_MS = 3_600_000;

/**
 * OpenID Connect Core 1.0, authorization code flow with PKCE (RFC 7636), state and nonce.
 * @param node `url` is this node's public address; its `/api/session/oidc/callback` must be
 *   registered with the provider.
 */
export function openOidc(
  settings: OidcConfig,
  node: { url: string; allowLoopbackHttp: boolean },
  clock: Clock,
): Oidc {
  const provider = discovered(settings, node.allowLoopbackHttp, clock);
  return {
    name: settings.name,
    start: async () => {
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(await provider(), {
        redirect_uri: callbackOf(node.url),
        scope: 'openid',
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, checks };
    },
    finish: async (answer, checks) => {
      // the address as the provider knows it, whatever stands between it and this process
      const current = new URL(`${callbackOf(node.url)}${answer.search}`);
      const tokens = await client
        .authorizationCodeGrant(await provider(), current, {
          expectedState: checks.state,
          expectedNonce: checks.nonce,
          pkceCodeVerifier: checks.verifier,
          idTokenExpected: true,
        })
        .catch(() => {
          throw new OidcError('refused');
        });
      const claims = tokens.claims();
      if (!claims) throw new OidcError('refused');
      return JSON.stringify([claims.iss, claims.sub]);
    },
  };
}

function callbackOf(url: string): string {
  return `${url}/api/session/oidc/callback`;
}

/** The provider's own description, asked for when it is first needed and once an hour. */
function discovered(settings: OidcConfig, allowHttp: boolean, clock: Clock) {
  let known: { at: number; configuration: Promise<client.Configuration> } | undefined;
  return async (): Promise<client.Configuration> => {
    const now = clock.now().getTime();
    if (!known || Math.abs(now - known.at) > FRESH_MS) {
      const configuration = discover(settings, allowHttp);
      known = { at: now, configuration };
      // what failed is asked again the next time
      configuration.catch(() => {
        known = undefined;
      });
    }
    try {
      return await known.configuration;
    } catch {
      throw new OidcError('unavailable');
    }
  };
}

async function discover(settings: OidcConfig, allowHttp: boolean): Promise<client.Configuration> {
  const secret = settings.clientSecret?.reveal();
  const authentication = secret === undefined ? client.None() : client.ClientSecretBasic(secret);
  const configuration = await client.discovery(
    new URL(settings.issuer),
    settings.clientId,
    undefined,
    authentication,
    // only what configuration allowed to be http on this machine itself
    { timeout: TIMEOUT_S, execute: allowHttp ? [client.allowInsecureRequests] : [] },
  );
  // the signature too, though the token comes over TLS from the provider itself
  client.enableNonRepudiationChecks(configuration);
  return configuration;
}
