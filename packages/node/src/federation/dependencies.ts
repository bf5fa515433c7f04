import type { SigningKey } from '@nabij/protocol';
import type { Clock } from '../system/clock.ts';
import type { Db } from '../system/database.ts';
import type { Log } from '../system/log.ts';
import type { Outgoing } from './outgoing.ts';

/** What a node needs to speak with others. */
export interface FederationDeps {
  db: Db;
  key: SigningKey;
  /** The public address of this node, which is its name among nodes. */
  entityId: string;
  clock: Clock;
  log: Log;
  outgoing: Outgoing;
}
