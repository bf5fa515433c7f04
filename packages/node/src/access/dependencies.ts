import type { OkpJwk } from '@nabij/protocol';
import type { ClientAddress } from '../system/client-address.ts';
import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import type { Log } from '../system/log.ts';
import type { SignInLimits } from './limits/limits.ts';
import type { LiveSession, SignedIn } from './sign-in/session.ts';

/** Ends the addresses that somebody gave to a program, which opens them without a session. */
export type EndAddresses = (
  tx: Db,
  it: { readonly accountId: string; readonly by: string; readonly now: Date },
) => Promise<void>;

/** What signing in needs of its node. */
export interface AccessDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SignInLimits;
  readonly addressOf: ClientAddress;
  readonly node: {
    readonly role: 'point' | 'coordinator';
    readonly name: string;
    readonly url: string;
    readonly languages: string[];
    /** Whether a point knows its town; until then a lead has to say. */
    readonly setUp: boolean;
    /** Its name, town and host: what a password here must not be made of. */
    readonly names: readonly string[];
  };
  /** Public keys of this node: an intake key counts only if one of them stated it. */
  readonly nodeKeys: readonly OkpJwk[];
  /** Where the town has a sign-in of its own. */
  readonly oidc?: { readonly name: string } | undefined;
  /** At a point: called wherever every session of an account ends. */
  readonly endAddresses?: EndAddresses | undefined;
}

/** What a handler behind the guard finds in its context. */
export interface SessionEnv {
  Variables: { who: SignedIn; session: LiveSession };
}
