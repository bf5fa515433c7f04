import type { OkpJwk } from '@nabij/protocol';
import type { FederationDeps } from '../federation/dependencies.ts';

/** What asking and sharing need of their node. */
export interface ConsultingDeps extends FederationDeps {
  /** Public keys of this node: an intake key counts only if one of them stated it. */
  readonly nodeKeys: readonly OkpJwk[];
  /** Called after something was queued, so that it leaves at once. */
  readonly wake: () => void;
}
