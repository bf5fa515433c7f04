import {
  HISTORICAL_KEYS_MEDIA_TYPE,
  HISTORICAL_KEYS_PATH,
  signHistoricalKeys,
} from '@nabij/protocol';
import { Hono } from 'hono';
import type { FederationDeps } from '../dependencies.ts';
import type { PublishedKeys } from '../key-ring.ts';

/** What is needed to publish keys that were. */
export interface KeyRoutesDeps extends Pick<FederationDeps, 'key' | 'entityId' | 'clock'> {
  readonly keys: () => Promise<PublishedKeys>;
}

/** The keys that this node had (OpenID Federation 1.0, section 8.7). */
export function keyRoutes({ key, entityId, clock, keys }: KeyRoutesDeps): Hono {
  return new Hono().get(HISTORICAL_KEYS_PATH, async (c) => {
    const { old } = await keys();
    const document = await signHistoricalKeys({
      ...{ key, iss: entityId, now: clock.now(), keys: old },
    });
    return c.body(document, 200, {
      'content-type': HISTORICAL_KEYS_MEDIA_TYPE,
      'cache-control': 'public, max-age=60',
    });
  });
}
