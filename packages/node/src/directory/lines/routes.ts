import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { OkpJwk } from '@nabij/protocol';
import { audit } from '../../access/audit/audit.ts';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { SignedIn } from '../../access/sign-in/session.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { jsonBody, jsonContent } from '../../system/json-content.ts';
import { uuid } from '../../system/uuid.ts';
import { teamBox } from '../../vault/box.ts';
import { today } from '../days.ts';
import {
  addLine,
  changeLine,
  type LinesBy,
  listLines,
  readLine,
  removeLine,
  setKnown,
  verifyLine,
} from './lines.ts';
import { readCards } from './read-vcards.ts';
import { cardSchema, lineForm, lineSchema, lineShapes } from './schema.ts';
import { vcardOf } from './vcard.ts';

const params = z.object({ id: uuid });
const answers = {
  200: jsonContent(z.object({ lines: z.array(lineSchema) }), 'Every short line of the team'),
};
const listRoute = createRoute({ method: 'get', path: '/api/lines', responses: answers });
const addRoute = createRoute({
  method: 'post',
  path: '/api/lines',
  request: { body: jsonBody(z.strictObject({ id: uuid, ...lineForm }).openapi('NewShortLine')) },
  responses: answers,
});
const changed = z.strictObject({ version: z.number().int(), ...lineForm }).openapi('LineChange');
const changeRoute = createRoute({
  method: 'put',
  path: '/api/lines/{id}',
  request: { params, body: jsonBody(changed) },
  responses: answers,
});
const verifyRoute = createRoute({
  method: 'post',
  path: '/api/lines/{id}/verify',
  request: { params },
  responses: answers,
});
const knownRoute = createRoute({
  method: 'put',
  path: '/api/lines/{id}/known',
  request: { params, body: jsonBody(z.strictObject({ known: z.boolean() })) },
  responses: answers,
});
const removeRoute = createRoute({
  method: 'delete',
  path: '/api/lines/{id}',
  request: { params },
  responses: answers,
});
const vcardRoute = createRoute({
  method: 'get',
  path: '/api/lines/{id}/vcard',
  request: { params, query: z.object({ language: z.string().max(12).default('nl') }) },
  responses: {
    200: {
      description: 'The person as a card (vCard 3.0)',
      content: { 'text/vcard': { schema: z.string() } },
    },
  },
});

const readCardsRoute = createRoute({
  method: 'post',
  path: '/api/lines/vcards',
  description: 'Reads a file of vCards for the worker to look at; nothing of it is kept.',
  request: { body: jsonBody(z.strictObject({ text: z.string().min(1).max(200_000) })) },
  responses: {
    200: jsonContent(
      z.object({ cards: z.array(cardSchema) }),
      'The people in the file; none where it has no cards',
    ),
  },
});

interface LinesDeps {
  readonly db: Db;
  readonly clock: Clock;
  /** Public keys of this node: an intake key counts only if one of them stated it. */
  readonly nodeKeys: readonly OkpJwk[];
}

/** The team's box of short lines, opened for somebody. @throws Refusal not-let-in */
export async function linesBy({ db, clock, nodeKeys }: LinesDeps, who: SignedIn): Promise<LinesBy> {
  const now = clock.now();
  return { accountId: who.accountId, box: await teamBox(db, who, { nodeKeys, now }), now };
}

/** The people whom the team knows at agencies. Expects a signed-in worker in the context. */
export function linesRoutes(deps: LinesDeps) {
  const { db } = deps;
  const all = async ({ accountId, box, now }: LinesBy) => {
    const lines = await listLines(db, box);
    return { lines: await lineShapes(db, lines, { accountId, day: today(now) }) };
  };
  const after = async (who: SignedIn, work: (by: LinesBy) => Promise<void>) => {
    const by = await linesBy(deps, who);
    await work(by);
    return all(by);
  };
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => c.json(await after(c.var.who, async () => {}), 200))
    .openapi(addRoute, async (c) => {
      const wanted = c.req.valid('json');
      return c.json(await after(c.var.who, (by) => addLine(db, by, wanted)), 200);
    })
    .openapi(changeRoute, async (c) => {
      const wanted = { ...c.req.valid('json'), id: c.req.valid('param').id };
      return c.json(await after(c.var.who, (by) => changeLine(db, by, wanted)), 200);
    })
    .openapi(verifyRoute, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await after(c.var.who, (by) => verifyLine(db, by, id)), 200);
    })
    .openapi(knownRoute, async (c) => {
      const wanted = { ...c.req.valid('json'), id: c.req.valid('param').id };
      return c.json(await after(c.var.who, (by) => setKnown(db, by, wanted)), 200);
    })
    .openapi(removeRoute, async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await after(c.var.who, (by) => removeLine(db, by, id)), 200);
    })
    .openapi(readCardsRoute, (c) => c.json({ cards: readCards(c.req.valid('json').text) }, 200))
    .openapi(vcardRoute, async (c) => {
      const { id } = c.req.valid('param');
      const { accountId, box, now } = await linesBy(deps, c.var.who);
      const card = vcardOf(await readLine(db, box, id), c.req.valid('query').language);
      const actor = { kind: 'account', id: accountId } as const;
      await audit(db, { at: now, actor, act: 'line-taken', subject: id });
      // no name in the file's name: it would stand in lists of downloads
      return c.body(card, 200, {
        'Content-Type': 'text/vcard; charset=utf-8',
        'Content-Disposition': 'attachment; filename="contact.vcf"',
        'Cache-Control': 'no-store',
      });
    });
}
