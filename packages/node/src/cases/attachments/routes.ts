import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { audit } from '../../access/audit/audit.ts';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { SignedIn } from '../../access/sign-in/session.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { uuid } from '../../system/uuid.ts';
import { journalOpening, openCaseFor } from '../read.ts';
import { type OpenFile, readAttachment } from './attachments.ts';
import { downloadHeaders, isShown, viewHeaders } from './files/download.ts';

const downloadRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}/attachments/{aid}',
  request: { params: z.object({ id: uuid, aid: uuid }) },
  responses: {
    200: {
      description: 'The file, to be saved and never to be shown in the browser',
      content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
});

const viewRoute = createRoute({
  method: 'get',
  path: '/api/cases/{id}/attachments/{aid}/view',
  request: { params: z.object({ id: uuid, aid: uuid }) },
  responses: {
    200: {
      description: 'A picture, sound or plain text, to be shown within the page of its case',
      content: { '*/*': { schema: z.string().openapi({ format: 'binary' }) } },
    },
  },
});

interface FileDeps {
  db: Db;
  clock: Clock;
}

/** Files of a case. Expects a signed-in worker in the context (`who`). */
export function attachmentRoutes(deps: FileDeps) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid })
    .openapi(downloadRoute, async (c) => {
      const file = await openFile(deps, c.var.who, c.req.valid('param'));
      return c.body(file.bytes, 200, downloadHeaders(file.name));
    })
    .openapi(viewRoute, async (c) => {
      const file = await openFile(deps, c.var.who, c.req.valid('param'));
      if (!isShown(file.type)) throw new Refusal('file-not-taken');
      return c.body(file.bytes, 200, viewHeaders(file.type));
    });
}

/** Opens a file for a worker, and writes down that they did: in the case and for the auditor. */
async function openFile(
  { db, clock }: FileDeps,
  who: SignedIn,
  { id: caseId, aid: id }: { id: string; aid: string },
): Promise<OpenFile> {
  const { filingKey } = (await openCaseFor(db, who, caseId)).open;
  const file = await readAttachment(db, { caseId, id, filingKey });
  const now = clock.now();
  const actor = { kind: 'account', id: who.accountId } as const;
  await journalOpening(db, { caseId, actorId: who.accountId }, now);
  await audit(db, { at: now, actor, act: 'attachment-opened', caseId, subject: id });
  return file;
}
