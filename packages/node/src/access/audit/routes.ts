import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Db } from '../../system/database.ts';
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
        caseNumber: z.number().nullable().openapi({ description: 'null of a case that is gone' }),
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

/** What a page of the log needs; a coordinator has no cases, so no numbers of them. */
export interface AuditDeps extends Pick<AccessDeps, 'db' | 'clock'> {
  readonly numbersOf?: ((db: Db, ids: readonly string[]) => Promise<Numbers>) | undefined;
}
type Numbers = ReadonlyMap<string, number>;

/** The audit log, page by page. That it was read is in it too. */
export function auditRoutes({ db, clock, numbersOf }: AuditDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    auditRoute,
    async (c) => {
      const { before } = c.req.valid('query');
      const rows = await auditBefore(db, Number(before ?? Number.MAX_SAFE_INTEGER), PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const ids = new Set(shown.flatMap(({ caseId }) => caseId ?? []));
      const numbers: Numbers = (await numbersOf?.(db, [...ids])) ?? new Map();
      const entries = shown.map((row) => shape(row, numbers));
      const actor = { kind: 'account', id: c.var.who.accountId } as const;
      await audit(db, { at: clock.now(), actor, act: 'audit-read' });
      const next = rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null;
      return c.json({ entries, next }, 200);
    },
  );
}

function shape({ actorKind, actorId, actorName, ...entry }: AuditRow, numbers: Numbers) {
  const actor =
    actorKind === 'account'
      ? { kind: actorKind, id: actorId ?? '', name: actorName }
      : { kind: actorKind };
  const caseNumber = numbers.get(entry.caseId ?? '') ?? null;
  return { ...entry, caseNumber, at: entry.at.toISOString(), actor };
}
