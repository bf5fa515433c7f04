import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { SigningKey } from '@nabij/protocol';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { ownKeys } from '../../system/own-keys.ts';
import { uuid } from '../../system/uuid.ts';
import type { AccessDeps, SessionEnv } from '../dependencies.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { requireFresh, type SignedIn } from '../sign-in/session.ts';
import { checkNumber } from './check-number.ts';
import { type Invitation, invite } from './invitations.ts';
import { type CasesOfTeam, changeRole, leave, reset } from './leaving.ts';
import { letInMember } from './letting-in.ts';
import { sizeOf } from './size.ts';
import { type Member, teamOf } from './team.ts';

const role = z.enum(['worker', 'lead', 'administrator', 'analyst', 'keeper']);

const memberSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    login: z.string(),
    role,
    state: z.enum(['invited', 'accepted', 'in', 'left']),
    since: z.string(),
    // whether and not how many: no number here belongs to one worker
    hasCases: z.boolean().openapi({ description: 'to be handed on when this person leaves' }),
    checkNumber: z.string().nullable().openapi({ description: 'while waiting to be let in' }),
  })
  .openapi('TeamMember');

// no control characters: a NUL would make the database fail
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}+$/u);
const newMemberSchema = z.strictObject({ name: line(200), login: line(200), role });
const linkSchema = z.object({ link: z.string(), expiresAt: z.string() }).openapi('InvitationLink');
const handOnTo = uuid.nullable();
const partedSchema = z
  .object({
    rotationAdvised: z.boolean().openapi({ description: 'the intake key is better replaced now' }),
  })
  .openapi('Parted');
const params = z.object({ id: uuid });

const sizeSchema = z
  .object({ count: z.number(), ideal: z.number(), most: z.number() })
  .openapi('TeamSize', { description: 'how many handle cases, and how many can at most' });

const listRoute = createRoute({
  method: 'get',
  path: '/api/team',
  responses: {
    200: jsonContent(
      z.object({ members: z.array(memberSchema), size: sizeSchema.nullable() }),
      'The team; at a point with its size',
    ),
  },
});

const inviteRoute = createRoute({
  method: 'post',
  path: '/api/team',
  request: { body: jsonBody(newMemberSchema) },
  responses: { 201: jsonContent(linkSchema, 'Invited; the link is shown only here') },
});

const letInRoute = createRoute({
  method: 'post',
  path: '/api/team/{id}/let-in',
  request: { params },
  responses: { 204: { description: 'Let in to the cases' } },
});

const leaveRoute = createRoute({
  method: 'post',
  path: '/api/team/{id}/leave',
  request: { params, body: jsonBody(z.strictObject({ handOnTo })) },
  responses: { 200: jsonContent(partedSchema, 'Left: sessions and keys are gone') },
});

const roleRoute = createRoute({
  method: 'post',
  path: '/api/team/{id}/role',
  request: { params, body: jsonBody(z.strictObject({ role, handOnTo: handOnTo.default(null) })) },
  responses: { 200: jsonContent(partedSchema, 'The role is changed') },
});

const resetRoute = createRoute({
  method: 'post',
  path: '/api/team/{id}/reset',
  request: { params },
  responses: { 200: jsonContent(linkSchema, 'Invited anew; every key and sign-in is gone') },
});

export interface TeamDeps extends AccessDeps {
  /** The node's own key. */
  readonly key: SigningKey;
  /** At a point: the open cases of the team. */
  readonly cases: CasesOfTeam | undefined;
}

/** Who works here: inviting, letting in, roles, leaving. Behind the guard. */
export function teamRoutes(deps: TeamDeps) {
  const { db, clock, log, node } = deps;
  /** What a change of the team needs; only soon after signing in. */
  const changing = (who: SignedIn) => {
    const now = clock.now();
    requireFresh(who, now);
    return context(deps, who, now);
  };
  const app = new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const members = await teamOf(db, context(deps, c.var.who, clock.now()));
      const owners = await deps.cases?.ownersOf(db);
      const shown = members.map((member) => shapeOf(member, owners?.has(member.id) ?? false));
      const size = node.role === 'point' ? sizeOf(members) : null;
      return c.json({ members: await Promise.all(shown), size }, 200);
    })
    .openapi(inviteRoute, async (c) => {
      const invitation = await invite(db, c.req.valid('json'), changing(c.var.who));
      log.info('invited', { accountId: invitation.accountId });
      return c.json(linkShape(invitation), 201);
    })
    .openapi(leaveRoute, async (c) => {
      const { id } = c.req.valid('param');
      const parted = await leave(db, { id, ...c.req.valid('json') }, changing(c.var.who));
      log.info('member-left', { accountId: id });
      return c.json(parted, 200);
    })
    .openapi(roleRoute, async (c) => {
      const { id } = c.req.valid('param');
      const parted = await changeRole(db, { id, ...c.req.valid('json') }, changing(c.var.who));
      log.info('role-changed', { accountId: id });
      return c.json(parted, 200);
    })
    .openapi(resetRoute, async (c) => {
      const { id } = c.req.valid('param');
      const invitation = await reset(db, id, changing(c.var.who));
      log.info('account-reset', { accountId: id });
      return c.json(linkShape(invitation), 200);
    });
  if (node.role === 'coordinator') return app;
  return app.openapi(letInRoute, async (c) => {
    const { id: accountId } = c.req.valid('param');
    const { who, nodeKeys, now } = changing(c.var.who);
    const actor = { kind: 'account', id: who.accountId } as const;
    await letInMember(db, { accountId, holder: who, actor, nodeKeys, now });
    log.info('let-in', { accountId });
    return c.body(null, 204);
  });
}

function context({ node, key, cases, endAddresses }: TeamDeps, who: SignedIn, now: Date) {
  return {
    node,
    key,
    cases,
    endAddresses,
    nodeKeys: ownKeys(key),
    who,
    by: who,
    holder: who,
    now,
  };
}

async function shapeOf(
  { publicKey, since, ...member }: Member,
  hasCases: boolean,
): Promise<z.infer<typeof memberSchema>> {
  const waits = member.state === 'accepted' && publicKey;
  return {
    ...member,
    since: since.toISOString(),
    hasCases,
    checkNumber: waits ? await checkNumber(publicKey) : null,
  };
}

function linkShape({ link, expiresAt }: Invitation) {
  return { link, expiresAt: expiresAt.toISOString() };
}
