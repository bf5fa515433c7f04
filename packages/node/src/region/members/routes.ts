import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { fingerprint, type SigningKey } from '@nabij/protocol';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { requireFresh, type SignedIn } from '../../access/sign-in/session.ts';
import { changeMember, type MemberChangeName } from '../../federation/change-member.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import type { Log } from '../../system/log.ts';
import { membersOf } from './members.ts';
import { noteReminder } from './remind.ts';
import {
  addressed,
  admission,
  admittedShape,
  foundShape,
  looking,
  membersShape,
  reminding,
} from './shapes.ts';
import { lookAt, type TakeInDeps, takeIn } from './take-in.ts';

const listRoute = createRoute({
  method: 'get',
  path: '/api/region/members',
  responses: {
    200: jsonContent(membersShape, 'Everybody who is or was a member, and who was reminded'),
  },
});

const lookRoute = createRoute({
  method: 'post',
  path: '/api/region/members/look',
  request: { body: jsonBody(looking) },
  responses: { 200: jsonContent(foundShape, 'Who is at this address; nobody is taken in') },
});

const admitRoute = createRoute({
  method: 'post',
  path: '/api/region/members',
  request: { body: jsonBody(admission) },
  responses: { 201: jsonContent(admittedShape, 'Admitted') },
});

const changeRoute = <Name extends MemberChangeName>(name: Name, description: string) =>
  createRoute({
    method: 'post',
    path: `/api/region/members/${name}`,
    request: { body: jsonBody(addressed) },
    responses: { 204: { description } },
  });

const suspendRoute = changeRoute('suspend', 'Nothing of it is taken for now');
const resumeRoute = changeRoute('resume', 'What it sends is taken again');
const removeRoute = changeRoute('remove', 'It is no member any more; what it sent stays');

const remindRoute = createRoute({
  method: 'post',
  path: '/api/region/members/remind',
  request: { body: jsonBody(reminding) },
  responses: { 204: { description: 'Kept, with the name of who reminded' } },
});

export interface MemberRoutesDeps extends TakeInDeps {
  readonly log: Log;
  readonly key: SigningKey;
  /** What this node is called. */
  readonly name: string;
}

/** Towns of the region: admitting, suspending, removing and reminding. Behind the guard. */
export function memberRoutes(deps: MemberRoutesDeps) {
  const { db, clock, log, key, entityId, name } = deps;
  const self = { url: entityId, name, fingerprint: fingerprint(key.publicJwk) };
  const soonAfterSignIn = (who: SignedIn) => requireFresh(who, clock.now());
  const change = async (what: MemberChangeName, iss: string, { accountId: id }: SignedIn) => {
    const actor = { kind: 'account', id } as const;
    await changeMember(db, what, { entityId: iss, actor, now: clock.now() });
    log.info('member-changed', { iss, type: what, accountId: id });
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json({ self, ...(await membersOf(deps)) }, 200))
    .openapi(lookRoute, async (c) => {
      // the one place where somebody at a page gives an address to which this node connects
      soonAfterSignIn(c.var.who);
      const { url, role } = c.req.valid('json');
      return c.json(await lookAt(deps, url, role), 200);
    })
    .openapi(admitRoute, async (c) => {
      soonAfterSignIn(c.var.who);
      const { accountId } = c.var.who;
      const { url, ...options } = c.req.valid('json');
      const { name: town } = await takeIn(deps, url, { ...options, accountId });
      log.info('member-admitted', { accountId });
      return c.json({ name: town }, 201);
    })
    .openapi(suspendRoute, async (c) => {
      soonAfterSignIn(c.var.who);
      await change('suspend', c.req.valid('json').url, c.var.who);
      return c.body(null, 204);
    })
    .openapi(resumeRoute, async (c) => {
      await change('resume', c.req.valid('json').url, c.var.who);
      return c.body(null, 204);
    })
    .openapi(removeRoute, async (c) => {
      soonAfterSignIn(c.var.who);
      await change('remove', c.req.valid('json').url, c.var.who);
      return c.body(null, 204);
    })
    .openapi(remindRoute, async (c) => {
      const { url, period } = c.req.valid('json');
      const { accountId } = c.var.who;
      await noteReminder(db, { entityId: url, period, accountId, now: clock.now() });
      log.info('town-reminded', { iss: url, period, accountId });
      return c.body(null, 204);
    });
}
