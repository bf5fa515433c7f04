import type { Country, OkpJwk } from '@nabij/protocol';
import type { Unlocked } from '../vault/intake-key.ts';

/** Who looks at a case, when, and under whose law. */
export interface Looking {
  readonly who: Unlocked;
  readonly now: Date;
  readonly country: Country;
  /** Public keys of this node. */
  readonly nodeKeys: readonly OkpJwk[];
}
