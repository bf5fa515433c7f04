import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Country, SigningKey } from '@nabij/protocol';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import { requireFresh, type SignedIn } from '../../access/sign-in/session.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import type { Log } from '../../system/log.ts';
import { uuid } from '../../system/uuid.ts';
import type { News } from '../acts.ts';
import { MESSAGE_MAX } from '../conversation.ts';
import { journalOpening, openCaseFor } from '../read.ts';
import { liftHold, REASON_MAX, setHold } from '../retention/hold.ts';
import { setCaseClass } from '../retention/rules.ts';
import { askErasure, eraseAsAsked, refuseErasure } from './erasure.ts';
import { type CaseCopy, exportCase, exportedBy } from './export.ts';
import { rightsOf } from './rights.ts';
import { rightsShape } from './schema.ts';

const params = z.object({ id: uuid });
const rightsContent = jsonContent(z.object(rightsShape), 'How long the case stays now');

const classRoute = createRoute({
  method: 'put',
  path: '/api/cases/{id}/retention',
  request: {
    params,
    body: jsonBody(z.strictObject({ class: z.string().max(60).nullable() })),
  },
  responses: { 200: rightsContent },
});

const holdRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/hold',
  request: {
    params,
    body: jsonBody(
      z.strictObject({ reason: z.string().min(1).max(REASON_MAX), reviewOn: z.iso.date() }),
    ),
  },
  responses: { 200: rightsContent },
});

const liftRoute = createRoute({
  method: 'delete',
  path: '/api/cases/{id}/hold',
  request: { params },
  responses: { 200: rightsContent },
});

const decisionSchema = z
  .discriminatedUnion('decision', [
    // for somebody who calls or writes
    z.strictObject({ decision: z.literal('ask') }),
    z.strictObject({ decision: z.literal('erase') }),
    z.strictObject({
      decision: z.literal('refuse'),
      reason: z.string().max(60),
      text: z.string().min(1).max(MESSAGE_MAX),
    }),
  ])
  .openapi('ErasureDecision');

const erasureRoute = createRoute({
  method: 'post',
  path: '/api/cases/{id}/erasure',
  request: { params, body: jsonBody(decisionSchema) },
  responses: {
    200: jsonContent(
      z.object({ ...rightsShape, proof: z.string().nullable() }).partial(),
      'How long the case stays now, or the signed proof that it is gone',
    ),
  },
});

const copySchema = z.custom<CaseCopy>().openapi('CaseCopy', {
  type: 'object',
  description: 'every part of the case, with workers’ notes apart',
});

const exportRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}/export',
  request: { params },
  responses: { 200: jsonContent(copySchema, 'Everything about the reporter, as a JSON file') },
});

export interface RightsDeps {
  db: Db;
  clock: Clock;
  log: Log;
  /** With which deletion proofs are signed. */
  key: SigningKey;
  /** The address of this node. */
  entityId: string;
  /** What the point is called. */
  name: string;
  /** By whose law terms are reckoned. */
  country: Country;
  /** Told of what is news for the reporter. */
  news?: News | undefined;
}

/** A reporter's rights, as workers serve them. Expects a signed-in worker in the context. */
export function rightsRoutes(deps: RightsDeps) {
  const { db, clock, log } = deps;
  const open = async (who: SignedIn, id: string) => openCaseFor(db, who, id);
  const shown = async (who: SignedIn, id: string) => {
    const { case: it, filing, open: opened } = await open(who, id);
    const { filingKey } = opened;
    const { retentionClass } = it;
    return rightsOf(db, { id, retentionClass, request: filing.request, filingKey });
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(classRoute, async (c) => {
      const { who } = c.var;
      const { id: caseId } = c.req.valid('param');
      await open(who, caseId);
      const by = { accountId: who.accountId, now: clock.now(), caseId };
      await setCaseClass(db, by, c.req.valid('json').class);
      return c.json(await shown(who, caseId), 200);
    })
    .openapi(holdRoute, async (c) => {
      const { who } = c.var;
      const { id: caseId } = c.req.valid('param');
      const { filingKey } = (await open(who, caseId)).open;
      const { country } = deps;
      const by = { caseId, accountId: who.accountId, filingKey, now: clock.now(), country };
      await setHold(db, by, c.req.valid('json'));
      return c.json(await shown(who, caseId), 200);
    })
    .openapi(liftRoute, async (c) => {
      const { who } = c.var;
      const { id: caseId } = c.req.valid('param');
      await open(who, caseId);
      await liftHold(db, { caseId, accountId: who.accountId, now: clock.now() });
      return c.json(await shown(who, caseId), 200);
    })
    .openapi(erasureRoute, async (c) => {
      const { who } = c.var;
      const { id: caseId } = c.req.valid('param');
      const wanted = c.req.valid('json');
      const { filingKey } = (await open(who, caseId)).open;
      const by = { caseId, accountId: who.accountId, now: clock.now(), country: deps.country };
      if (wanted.decision === 'erase') {
        requireFresh(who, by.now);
        const { proof } = await eraseAsAsked(db, by, { key: deps.key, node: deps.entityId });
        log.info('erased', { caseId, accountId: who.accountId });
        return c.json({ proof }, 200);
      }
      const actor = { kind: 'account', id: who.accountId } as const;
      if (wanted.decision === 'ask') await askErasure(db, caseId, { ...by, actor });
      else await refuseErasure(db, { ...by, filingKey, news: deps.news }, wanted);
      return c.json(await shown(who, caseId), 200);
    })
    .openapi(exportRoute, async (c) => {
      const { who } = c.var;
      const now = clock.now();
      requireFresh(who, now);
      const { id: caseId } = c.req.valid('param');
      const found = await open(who, caseId);
      await journalOpening(db, { caseId, actorId: who.accountId }, now);
      await exportedBy(db, { caseId, accountId: who.accountId, now });
      const point = { name: deps.name, url: deps.entityId, country: deps.country };
      const copy = await exportCase(db, found, { point, now, notes: true, fileContents: true });
      c.header('Content-Disposition', `attachment; filename="dossier-${found.case.number}.json"`);
      return c.json(copy, 200);
    });
}
