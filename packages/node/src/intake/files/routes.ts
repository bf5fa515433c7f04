import type { ProblemCode } from '@nabij/protocol';
import { type Context, Hono } from 'hono';
import { audit } from '../../access/audit/audit.ts';
import { keepAttachment, readAttachment } from '../../cases/attachments/attachments.ts';
import { downloadHeaders } from '../../cases/attachments/files/download.ts';
import { Refusal } from '../../system/problem.ts';
import { type Followed, follow } from '../follow/follow.ts';
import { type IntakeDeps, recognise, type Stationery, type Visitor } from '../visit/visitor.ts';
import { filePage } from './files-page.ts';
import { type Uploaded, uploads } from './upload.ts';

/** Where a reporter adds a file; its form may be larger than others. */
export const FILE_PATH = '/follow/file';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What is said of a file that was not kept, and with which status. */
const REFUSED = {
  'file-not-taken': { key: 'fileNotTaken', status: 422 },
  'too-large': { key: 'fileTooLarge', status: 413 },
  'too-many': { key: 'fileFull', status: 409 },
  unavailable: { key: 'fileBusy', status: 503 },
} as const satisfies Partial<Record<ProblemCode, object>>;

type Refused = (typeof REFUSED)[keyof typeof REFUSED] | { key: 'fileNone'; status: 422 };

/** Files of a reporter: adding one to their report, and getting one back. */
export function fileRoutes(deps: IntakeDeps, stationery: Stationery): Hono {
  const { db, clock } = deps;
  const taken = uploads();
  const visitor = async (c: Context) => {
    const person = await recognise(c, deps, stationery);
    const { visit } = person;
    return { person, followed: visit?.follow ? await follow(db, visit.follow) : undefined };
  };
  return new Hono()
    .post(FILE_PATH, async (c) => {
      const { person, followed } = await visitor(c);
      // the visit is over: first the code again
      if (!followed) return c.redirect(person.view.href('/follow'), 303);
      await deps.limits.sends.turn(deps.addressOf(c));
      const refused = await refusalOf(() => taken.take(c, (file) => keep(deps, followed, file)));
      if (refused) return answerRefused(c, person, refused);
      return c.redirect(person.view.href('/follow?added=1'), 303);
    })
    .get('/follow/files/:id', async (c) => {
      const { followed } = await visitor(c);
      const id = c.req.param('id');
      if (!followed || !UUID.test(id)) throw new Refusal('not-found');
      const { caseId, filingKey } = followed;
      const file = await readAttachment(db, { caseId, id, filingKey });
      const actor = { kind: 'reporter' } as const;
      await audit(db, { at: clock.now(), actor, act: 'copy-taken', caseId, subject: id });
      return c.body(file.bytes, 200, downloadHeaders(file.name));
    });
}

async function keep(
  { db, clock, log }: IntakeDeps,
  { caseId, filingKey }: Followed,
  file: Uploaded | undefined,
): Promise<Refused | undefined> {
  if (!file) return { key: 'fileNone', status: 422 };
  await keepAttachment(db, { ...file, caseId, filingKey, accountId: null, now: clock.now() });
  log.info('file-added', { caseId, bytes: file.bytes.length });
  return undefined;
}

/** What was wrong, for everything that a reporter can do something about. */
async function refusalOf(work: () => Promise<Refused | undefined>): Promise<Refused | undefined> {
  try {
    return await work();
  } catch (error) {
    const known: Partial<Record<ProblemCode, Refused>> = REFUSED;
    const refused = error instanceof Refusal ? known[error.problem] : undefined;
    if (refused) return refused;
    throw error;
  }
}

function answerRefused(c: Context, { view }: Visitor, { key, status }: Refused) {
  const errors = [{ field: 'file', key }];
  return c.html(filePage(view, { texts: view.texts, typed: {}, errors }), status);
}
