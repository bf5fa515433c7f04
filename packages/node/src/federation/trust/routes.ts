import {
  ENTITY_STATEMENT_MEDIA_TYPE,
  entityIdSchema,
  FEDERATION_FETCH_PATH,
  FEDERATION_LIST_PATH,
  MEMBER_MARK,
  TRUST_MARK_MEDIA_TYPE,
  TRUST_MARK_PATH,
} from '@nabij/protocol';
import { Hono } from 'hono';
import { Refusal } from '../../system/problem.ts';
import type { FederationDeps } from '../dependencies.ts';
import { findPeer } from '../peers.ts';
import { markMember } from './marks.ts';
import { stateMember } from './statements.ts';
import { members } from './store.ts';

type TrustRoutesDeps = Pick<FederationDeps, 'db' | 'key' | 'entityId' | 'clock'>;

/** The types of entity that every member has. */
const TYPES: readonly string[] = ['federation_entity', 'nabij_node'];

/**
 * At a coordinator: what it states of its members (OpenID Federation 1.0, sections 8.1, 8.2, 8.6).
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
    .get(TRUST_MARK_PATH, async (c) => {
      const { trust_mark_type: type, sub } = c.req.query();
      const subject = entityIdSchema.safeParse(sub);
      const member = subject.success ? await findPeer(deps.db, subject.data) : undefined;
      const isMember = member?.relation === 'member' && !member.removedAt;
      if (type !== MEMBER_MARK || !isMember) throw new Refusal('not-found');
      return c.body(await markMember(deps, member.entityId), 200, {
        'content-type': TRUST_MARK_MEDIA_TYPE,
        'cache-control': 'no-store',
      });
    })
    .get(FEDERATION_LIST_PATH, async (c) => {
      const { entity_type: type, intermediate } = c.req.query();
      const listed = (await members(deps.db)).filter(
        ({ role }) =>
          (type === undefined || TYPES.includes(type)) &&
          (intermediate === undefined || (intermediate === 'true') === (role === 'coordinator')),
      );
      c.header('cache-control', 'public, max-age=60');
      return c.json(listed.map(({ entityId }) => entityId));
    });
}
