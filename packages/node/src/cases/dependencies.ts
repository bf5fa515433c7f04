import type { Country, OkpJwk, SigningKey } from '@nabij/protocol';
import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import type { Log } from '../system/log.ts';
import type { News } from './acts.ts';
import type { Revoked } from './consents/consents.ts';

/** What the desk needs of its node. */
export interface DeskDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** The node's own key, for what it states. */
  readonly key: SigningKey;
  /** Public keys of this node: an intake key counts only if one of them stated it. */
  readonly nodeKeys: readonly OkpJwk[];
  /** By whose law terms are reckoned. */
  readonly country: Country;
  /** Told of what is news for a reporter, where it can be mailed. */
  readonly news?: News | undefined;
  /** Told of a consent that is taken back, where something rests on it. */
  readonly revoked?: Revoked | undefined;
}
