import type { DecryptionKey, EncryptionJwk } from '@nabij/protocol';
import type { DeskDeps } from '../cases/dependencies.ts';
import type { ReadDirectory } from '../federation/directory/stored.ts';
import type { Peer } from '../federation/peers.ts';
import type { Db } from '../system/database.ts';
import type { OpenIntakeKey } from '../vault/intake-key.ts';

/** The keys of this point that others seal for, and what opens it. */
export interface Encryption {
  published(db: Db, now: Date): Promise<EncryptionJwk[]>;
  opening(db: Db, keys: ReadonlyMap<string, OpenIntakeKey>): Promise<DecryptionKey[]>;
}

/** What a handover needs to take its steps: they are taken without a worker too. */
export interface StepDeps extends Pick<DeskDeps, 'key' | 'country' | 'log'> {
  /** The public address of this point, which is its name among points. */
  readonly entityId: string;
}

/** What a point needs to take a case in. */
export interface TakingDeps extends StepDeps, Pick<DeskDeps, 'db' | 'clock' | 'nodeKeys'> {
  /** The municipality of this point. */
  readonly municipality: string;
}

/** What the desk needs for handovers. */
export interface HandoverDeps extends DeskDeps, TakingDeps {
  readonly points: ReadDirectory;
  readonly encryption: Encryption;
  /** Another point that is trusted now. @throws Refusal for one that is not */
  readonly trust: (entityId: string) => Promise<Peer>;
  /**
   * Whether a point is no member any more, as its superiors say now; it asks them.
   * @throws Refusal where they cannot be asked now
   */
  readonly isGone: (entityId: string) => Promise<boolean>;
  /** Called when something was queued for another point. */
  readonly wake: () => void;
}
