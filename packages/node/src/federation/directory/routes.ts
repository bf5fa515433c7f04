import { DIRECTORY_MEDIA_TYPE, DIRECTORY_PATH } from '@nabij/protocol';
import { Hono } from 'hono';
import type { FederationDeps } from '../dependencies.ts';
import { directoryPublisher } from './publish.ts';

type DirectoryRoutesDeps = Pick<FederationDeps, 'db' | 'key' | 'entityId' | 'clock' | 'log'>;

/** At a coordinator: the address at which points and people read which points there are. */
export function directoryRoutes(deps: DirectoryRoutesDeps): Hono {
  const publish = directoryPublisher(deps);
  return new Hono().get(DIRECTORY_PATH, async (c) =>
    c.body(await publish(), 200, {
      'content-type': DIRECTORY_MEDIA_TYPE,
      'cache-control': 'public, max-age=60',
    }),
  );
}
