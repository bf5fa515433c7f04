import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { type Country, dayIn, type SigningKey } from '@nabij/protocol';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { requireFresh } from '../../access/sign-in/session.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import type { Log } from '../../system/log.ts';
import { Refusal } from '../../system/problem.ts';
import { holdsToReview, openErasures } from '../rights/store.ts';
import { previewRule } from './preview.ts';
import { dueForRetention, rules, runRetention, termHere } from './retention.ts';
import { setRule } from './rules.ts';
import { type DeletionRow, deletionsOf } from './store.ts';

const SHOWN_DELETIONS = 200;

const deletionSchema = z
  .object({
    id: z.string(),
    at: z.string(),
    cause: z.enum(['retention', 'erasure']),
    cases: z.number(),
    proof: z.string(),
  })
  .openapi('Deletion');

/** The shortest or longest term that may be set, with its source. */
const boundSchema = z.object({ keep: z.string(), basis: z.string() });

const overviewSchema = z
  .object({
    rules: z.array(
      z.object({
        class: z.string(),
        keep: z.string(),
        default: z.string(),
        from: z.enum(['closed', 'made']),
        basis: z.string(),
        statutory: z.boolean(),
        least: boundSchema,
        most: boundSchema,
      }),
    ),
    due: z.array(
      z.object({ id: z.string(), number: z.number(), class: z.string(), dueSince: z.string() }),
    ),
    digest: z.string(),
    held: z.number(),
    unread: z.number(),
    reviews: z.array(
      z.object({ id: z.string(), number: z.number(), reviewOn: z.string(), owner: z.string() }),
    ),
    requests: z.array(
      z.object({ id: z.string(), number: z.number(), askedAt: z.string(), dueAt: z.string() }),
    ),
    deletions: z.array(deletionSchema),
  })
  .openapi('Retention');

const overviewRoute = createRoute({
  method: 'get',
  path: '/api/retention',
  responses: { 200: jsonContent(overviewSchema, 'What would go now, and what went before') },
});

const previewSchema = z
  .object({
    before: z.string(),
    after: z.string(),
    ended: z.number(),
    comes: z.number(),
    stays: z.number(),
    kept: z.number(),
    digest: z.string(),
  })
  .openapi('RetentionPreview');

// the class decides which of these months it takes
const wantedSchema = z.strictObject({
  class: z.string().max(60),
  months: z.number().int().min(1).max(1200).nullable(),
});

const previewRoute = createRoute({
  method: 'post',
  path: '/api/retention/rules/preview',
  request: { body: jsonBody(wantedSchema) },
  responses: { 200: jsonContent(previewSchema, 'What the term would do today') },
});

const ruleRoute = createRoute({
  method: 'put',
  path: '/api/retention/rules',
  request: { body: jsonBody(wantedSchema.extend({ digest: z.string().max(100) })) },
  responses: { 200: jsonContent(overviewSchema, 'What would go now, with the new term') },
});

const runRoute = createRoute({
  method: 'post',
  path: '/api/retention/run',
  request: { body: jsonBody(z.strictObject({ digest: z.string().max(100) })) },
  responses: { 200: jsonContent(deletionSchema, 'What was deleted, with the signed proof') },
});

export interface RetentionDeps {
  db: Db;
  clock: Clock;
  log: Log;
  /** With which deletion proofs are signed. */
  key: SigningKey;
  /** The address of this node. */
  entityId: string;
  /** In whose time zone a day of review comes. */
  country: Country;
}

/** Terms, the dry run and the run. Expects a signed-in lead in the context (`who`). */
export function retentionRoutes({ db, clock, log, key, entityId, country }: RetentionDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(overviewRoute, async (c) => c.json(await overview(db, clock.now(), country), 200))
    .openapi(previewRoute, async (c) => {
      const { own: _, ...seen } = await previewRule(db, c.req.valid('json'), clock.now());
      return c.json(seen, 200);
    })
    .openapi(ruleRoute, async (c) => {
      const { who } = c.var;
      const now = clock.now();
      requireFresh(who, now);
      await setRule(db, { accountId: who.accountId, now }, c.req.valid('json'));
      return c.json(await overview(db, now, country), 200);
    })
    .openapi(runRoute, async (c) => {
      const { who } = c.var;
      const now = clock.now();
      requireFresh(who, now);
      const { digest } = c.req.valid('json');
      const by = { kind: 'account', id: who.accountId } as const;
      const deletion = await runRetention(db, { digest, key, node: entityId, by, now });
      if (!deletion) throw new Refusal('changed-meanwhile');
      log.info('retention-run', { accountId: who.accountId, count: deletion.cases });
      return c.json(shape(deletion), 200);
    });
}

/** What the lead's screen shows, field by field. */
async function overview(
  db: Db,
  now: Date,
  country: Country,
): Promise<z.infer<typeof overviewSchema>> {
  const due = await dueForRetention(db, now);
  const [known, reviews, requests, deletions] = await Promise.all([
    rules(db),
    holdsToReview(db, dayIn(country, now)),
    openErasures(db),
    deletionsOf(db, SHOWN_DELETIONS),
  ]);
  return {
    rules: [...known.values()].map((rule) => {
      const { code, written, from, basis, statutory, least, most } = rule;
      return {
        class: code,
        keep: termHere(rule),
        default: written,
        ...{ from, basis, statutory },
        least: { keep: least.written, basis: least.basis },
        most: { keep: most.written, basis: most.basis },
      };
    }),
    due: due.cases.map(({ dueSince, ...it }) => ({ ...it, dueSince: dueSince.toISOString() })),
    digest: due.digest,
    held: due.held,
    unread: due.unread,
    reviews,
    requests: requests.map(({ id, number, askedAt, dueAt }) => {
      return { id, number, askedAt: askedAt.toISOString(), dueAt: dueAt.toISOString() };
    }),
    deletions: deletions.map(shape),
  };
}

function shape({ id, at, cause, cases, proof }: DeletionRow): z.infer<typeof deletionSchema> {
  return { id, at: at.toISOString(), cause, cases, proof };
}
