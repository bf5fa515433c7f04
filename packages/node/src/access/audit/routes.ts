import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { jsonContent } from '../../system/json-content.ts';
import type { AccessDeps, SessionEnv } from '../dependencies.ts';
import { refuseInvalid } from '../refuse-invalid.ts';
import { audit } from './audit.ts';
import { type AuditRow, auditBefore } from './store.ts';

const PAGE = 100;
const nullable = z.string().nullable();

const actorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('account'), id: z.string(), name: nullable }),
  z.object({ kind: z.enum(['reporter', 'operator', 'node']) }),
]);

const pageSchema = z
  .object({
    entries: z.array(
      z.object({
        id: z.number(),
        at: z.string(),
        actor: actorSchema,
        act: z.string(),
        caseId: nullable,
        subject: nullable,
      }),
    ),
    next: z.number().nullable(),
  })
  .openapi('AuditPage');

const auditRoute = createRoute({
  method: 'get',
  path: '/api/audit',
  request: {
    query: z.strictObject({
      before: z
        .string()
        .regex(/^\d{1,15}$/)
        .optional(),
    }),
  },
  responses: {
    200: jsonContent(pageSchema, 'Who did what, newest first; `next` leads to what was before'),
  },
});

/** The audit log, page by page. That it was read is in it too. */
export function auditRoutes({ db, clock }: Pick<AccessDeps, 'db' | 'clock'>) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    auditRoute,
    async (c) => {
      const { before } = c.req.valid('query');
      const rows = await auditBefore(db, Number(before ?? Number.MAX_SAFE_INTEGER), PAGE + 1);
      const entries = rows.slice(0, PAGE).map(shape);
      const actor = { kind: 'account', id: c.var.who.accountId } as const;
      await audit(db, { at: clock.now(), actor, act: 'audit-read' });
      const next = rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null;
      return c.json({ entries, next }, 200);
    },
  );
}

function shape({ actorKind, actorId, actorName, ...entry }: AuditRow) {
  const actor =
    actorKind === 'account'
      ? { kind: actorKind, id: actorId ?? '', name: actorName }
      : { kind: actorKind };
  return { ...entry, at: entry.at.toISOString(), actor };
}
