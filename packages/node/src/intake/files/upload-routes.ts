import { problemDocument } from '@nabij/protocol';
import { type Context, Hono } from 'hono';
import { listAttachments } from '../../cases/attachments/attachments.ts';
import { MAX_FILE_BYTES } from '../../cases/attachments/files/clean-file.ts';
import { type FileFault, FileRefused } from '../../cases/attachments/files/file-refused.ts';
import { problemResponse, Refusal } from '../../system/problem.ts';
import { finishUpload } from './finish.ts';
import { dropDraft, type KeepDeps } from './keep.ts';
import { checkNodeRoom, hasRoom, weightOf } from './quota.ts';
import { beginUpload, openUpload, type Received, receive, type Upload } from './receive.ts';
import type { OpenCase, Sender, Senders } from './sender.ts';
import { deleteUploads } from './store.ts';
import {
  bytesIn,
  capabilities,
  expiry,
  metadataIn,
  speaksTus,
  standing,
  tusAnswer,
} from './tus.ts';

export const UPLOADS = '/uploads';
const ONE = '/uploads/:id';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PIECE_TYPE = 'application/offset+octet-stream';
const RETRY_S = '30';

/** Files that come in pieces: tus 1.0.0 with creation, expiration and termination. */
export function uploadRoutes(deps: KeepDeps, senders: Senders): Hono {
  const tus = (work: (c: Context) => Promise<Response>) => async (c: Context) => {
    if (!speaksTus(c)) return tusAnswer(c, 412);
    try {
      return await work(c);
    } catch (error) {
      return refused(c, error);
    }
  };
  const begin = tus((c) => create(c, deps, senders));
  const withUpload = (work: Work) => tus((c) => workOn(c, { deps, senders }, work));
  const add = withUpload(append);
  const end = withUpload(terminate);
  const look = withUpload(status);
  return new Hono()
    .options(UPLOADS, capabilities)
    .options(ONE, capabilities)
    .post(UPLOADS, begin)
    .get(ONE, look)
    .patch(ONE, add)
    .delete(ONE, end)
    .post(ONE, (c) => {
      // for networks that let neither through
      const meant = c.req.header('x-http-method-override')?.toUpperCase();
      if (meant === 'PATCH') return add(c);
      if (meant === 'DELETE') return end(c);
      throw new Refusal('not-found');
    });
}

async function create(c: Context, deps: KeepDeps, senders: Senders): Promise<Response> {
  const size = bytesIn(c, 'upload-length');
  const told = metadataIn(c);
  if (size === undefined || !told) return tusAnswer(c, 400);
  if (size > MAX_FILE_BYTES) throw new FileRefused('large');
  if (size === 0) throw new FileRefused('empty');
  const sender = await senders.starting(c);
  const report = c.req.query('for') === 'report' ? undefined : await sender.openReport();
  const listed = weightOf(await filesOf(c, deps, { sender, report }));
  if (!hasRoom(listed, size)) throw new FileRefused('full');
  await senders.turn(c);
  const facts = { ...told, ...(report ? { caseId: report.caseId } : {}) };
  const now = deps.clock.now();
  // files beside a report are uploads themselves
  const beside = report && listed;
  const begun = await beginUpload(deps.db, sender.key, { facts, size, now, beside });
  return c.body(null, 201, { Location: `${UPLOADS}/${begun.id}`, ...expiry(begun.expiresAt) });
}

/** @throws Refusal not-found if the report is sent or closed */
async function filesOf(
  c: Context,
  { db }: KeepDeps,
  { sender, report }: { sender: Sender; report: OpenCase | undefined },
) {
  if (report) return listAttachments(db, report.caseId, report.filingKey);
  const { visit } = sender.person;
  if (c.req.query('for') !== 'report' || !visit || visit.receipt) throw new Refusal('not-found');
  return visit.files ?? [];
}

type Work = (
  c: Context,
  deps: KeepDeps,
  it: { sender: Sender; upload: Upload },
) => Promise<Response>;

async function workOn(
  c: Context,
  { deps, senders }: { deps: KeepDeps; senders: Senders },
  work: Work,
): Promise<Response> {
  const id = c.req.param('id') ?? '';
  const sender = UUID.test(id) ? await senders.of(c) : undefined;
  const upload = sender && (await openUpload(deps.db, sender.key, id));
  if (!sender || !upload) return tusAnswer(c, 404);
  if (upload.expiresAt <= deps.clock.now()) return tusAnswer(c, 410);
  return work(c, deps, { sender, upload });
}

const status: Work = async (c, _, { upload }) => {
  const { metadata } = upload.facts;
  const told = metadata === '' ? {} : { 'Upload-Metadata': metadata };
  return tusAnswer(c, 200, { ...standing(upload), ...told });
};

const append: Work = async (c, deps, { sender, upload }) => {
  if (c.req.header('content-type') !== PIECE_TYPE) return tusAnswer(c, 415);
  const offset = bytesIn(c, 'upload-offset');
  if (offset === undefined) return tusAnswer(c, 400);
  if (offset !== upload.received) return tusAnswer(c, 409, standing(upload));
  const announced = Number(c.req.header('content-length') ?? 0);
  if (announced > upload.size - upload.received) return tusAnswer(c, 413, standing(upload));
  const body = c.req.raw.body ?? new ReadableStream({ start: (it) => it.close() });
  if (upload.received < upload.size) await checkNodeRoom(deps.db, upload.size - upload.received);
  const come = await receive(deps.db, sender.key, { upload, body });
  const after = (await openUpload(deps.db, sender.key, upload.id)) ?? upload;
  if (come.refused || come.cut) return tusAnswer(c, notReceived(come), standing(after));
  if (come.received === upload.size) await finishUpload(deps, sender, after);
  return tusAnswer(c, 204, standing(after));
};

const terminate: Work = async (c, deps, { sender, upload }) => {
  const { kept } = upload.facts;
  if (kept !== undefined) await dropDraft(deps, sender.person, kept);
  await deleteUploads(deps.db, [upload.id]);
  return tusAnswer(c, 204);
};

function notReceived({ refused }: Received) {
  if (refused === 'elsewhere') return 409;
  if (refused === 'too-long') return 413;
  return refused === 'too-many-pieces' ? 429 : 400;
}

const STATUS: Partial<Record<FileFault, 413 | 503>> = {
  large: 413,
  pixels: 413,
  full: 413,
  unchecked: 503,
  busy: 503,
};

/** A problem document (RFC 9457); of a file it says too what is wrong with it. */
function refused(c: Context, error: unknown): Response {
  if (!(error instanceof Refusal)) throw error;
  if (error.problem === 'too-many' || error.problem === 'unavailable') {
    c.header('Retry-After', RETRY_S);
  }
  if (!(error instanceof FileRefused)) return problemResponse(c, error.problem);
  const httpStatus = STATUS[error.fault] ?? 422;
  const document = { ...problemDocument(error.problem), status: httpStatus, reason: error.fault };
  return c.body(JSON.stringify(document), httpStatus, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}
