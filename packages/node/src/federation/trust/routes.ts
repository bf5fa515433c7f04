import {
  ENTITY_STATEMENT_MEDIA_TYPE,
  entityIdSchema,
  FEDERATION_FETCH_PATH,
  FEDERATION_LIST_PATH,
} from '@nabij/protocol';
import { Hono } from 'hono';
import { Refusal } from '../../system/problem.ts';
import type { FederationDeps } from '../dependencies.ts';
import { findPeer, type Peer } from '../peers.ts';
import { stateMember } from './statements.ts';
import { members } from './store.ts';

type TrustRoutesDeps = Pick<FederationDeps, 'db' | 'key' | 'entityId' | 'clock'>;

/** The types of entity that a member has, by its role. */
const TYPES: Readonly<Record<Peer['role'], readonly string[]>> = {
  point: ['federation_entity', 'nabij_node'],
  coordinator: ['federation_entity', 'nabij_node'],
};

/**
 * At a coordinator: what it states of its members (OpenID Federation 1.0, sections 8.1 and 8.2).
 * One that is suspended is stated, too: that is about the numbers it sends to the region, and no
 * reason to leave a citizen's case between two towns. Whoever is not to be trusted is removed.
 */
export function trustRoutes(deps: TrustRoutesDeps): Hono {
  return new Hono()
    .get(FEDERATION_FETCH_PATH, async (c) => {
      const subject = entityIdSchema.safeParse(c.req.query('sub'));
      if (!subject.success || subject.data === deps.entityId) throw new Refusal('request-invalid');
      const member = await findPeer(deps.db, subject.data);
      if (member?.relation !== 'member' || member.removedAt) throw new Refusal('not-found');
      return c.body(await stateMember(deps, member), 200, {
        'content-type': ENTITY_STATEMENT_MEDIA_TYPE,
        'cache-control': 'public, max-age=60',
      });
    })
    .get(FEDERATION_LIST_PATH, async (c) => {
      const { entity_type: type, intermediate } = c.req.query();
      const listed = (await members(deps.db)).filter(
        ({ role }) =>
          (type === undefined || TYPES[role].includes(type)) &&
          (intermediate === undefined || (intermediate === 'true') === (role === 'coordinator')),
      );
      c.header('cache-control', 'public, max-age=60');
      return c.json(listed.map(({ entityId }) => entityId));
    });
}
