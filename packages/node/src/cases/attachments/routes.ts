import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { audit } from '../../access/audit/audit.ts';
import type { SessionEnv } from '../../access/dependencies.ts';
import { refuseInvalid } from '../../access/refuse-invalid.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import { uuid } from '../../system/uuid.ts';
import { journalOpening, openCaseFor } from '../read.ts';
import { readAttachment } from './attachments.ts';
import { downloadHeaders } from './files/download.ts';

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

/** Files of a case. Expects a signed-in worker in the context (`who`). */
export function attachmentRoutes({ db, clock }: { db: Db; clock: Clock }) {
  return new OpenAPIHono<SessionEnv>({ defaultHook: refuseInvalid }).openapi(
    downloadRoute,
    async (c) => {
      const { id: caseId, aid: id } = c.req.valid('param');
      const { who } = c.var;
      const { filingKey } = (await openCaseFor(db, who, caseId)).open;
      const file = await readAttachment(db, { caseId, id, filingKey });
      const now = clock.now();
      await journalOpening(db, { caseId, actorId: who.accountId }, now);
      await audit(db, {
        at: now,
        actor: { kind: 'account', id: who.accountId },
        act: 'attachment-opened',
        caseId,
        subject: id,
      });
      return c.body(file.bytes, 200, downloadHeaders(file.name));
    },
  );
}
