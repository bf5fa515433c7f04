import { type Context, Hono } from 'hono';
import { audit } from '../../access/audit/audit.ts';
import { listAttachments, readAttachment } from '../../cases/attachments/attachments.ts';
import { downloadHeaders } from '../../cases/attachments/files/download.ts';
import { Refusal } from '../../system/problem.ts';
import { type IntakeDeps, recognise, type Stationery } from '../visit/visitor.ts';
import { DRAFT_FILES, draftRoutes } from './draft-routes.ts';
import { fileErrors, statusOf } from './faults.ts';
import { CASE_FILES, filePage } from './files-page.ts';
import { takeForm } from './form.ts';
import { type KeepDeps, keepInCase } from './keep.ts';
import { findSenders, openCaseOf } from './sender.ts';
import { createTurns } from './turns.ts';
import { UPLOADS, uploadRoutes } from './upload-routes.ts';

const FILE_PATH = '/follow/file';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether what is sent here counts for itself: it may be larger than other forms. */
export function takesFiles(path: string): boolean {
  return path === FILE_PATH || path === DRAFT_FILES || path.startsWith(`${UPLOADS}/`);
}

/** Files of a reporter: beside a report that is not sent yet, in one that is, and back again. */
export function fileRoutes(given: IntakeDeps, stationery: Stationery): Hono {
  const deps = { ...given, turns: createTurns() };
  return new Hono()
    .route('/', draftRoutes(deps, stationery))
    .route('/', uploadRoutes(deps, findSenders(deps, stationery)))
    .post(FILE_PATH, (c) => takeCaseForm(c, deps, stationery))
    .get('/follow/files/:id', async (c) => {
      const { db, clock } = deps;
      const { visit } = await recognise(c, deps, stationery);
      const id = c.req.param('id');
      const open = UUID.test(id) ? await openCaseOf(db, visit) : undefined;
      if (!open) throw new Refusal('not-found');
      const file = await readAttachment(db, { ...open, id });
      const actor = { kind: 'reporter' } as const;
      const { caseId } = open;
      await audit(db, { at: clock.now(), actor, act: 'copy-taken', caseId, subject: id });
      return c.body(file.bytes, 200, downloadHeaders(file.name));
    });
}

/** The form without JavaScript: several files, each kept or refused by itself. */
async function takeCaseForm(
  c: Context,
  deps: IntakeDeps & KeepDeps,
  stationery: Stationery,
): Promise<Response> {
  const { view, visit } = await recognise(c, deps, stationery);
  const open = await openCaseOf(deps.db, visit);
  // the visit is over: first the code again
  if (!open) return c.redirect(view.href('/follow'), 303);
  const { kept, notKept } = await takeForm(c, deps.turns, {
    turn: () => deps.limits.sends.turn(deps.addressOf(c)),
    keep: (file) => keepInCase(deps, open, file),
  });
  if (kept > 0 && notKept.length === 0) return c.redirect(view.href(`${CASE_FILES}?added=1`), 303);
  const errors = fileErrors(view.texts, notKept);
  const files = await listAttachments(deps.db, open.caseId, open.filingKey);
  const filled = { texts: view.texts, typed: {}, errors };
  return c.html(filePage(view, filled, files), statusOf(notKept));
}
