import { createHash, hkdfSync } from 'node:crypto';
import { keepAttachment } from '../../cases/attachments/attachments.ts';
import { type CleanFile, cleanFile } from '../../cases/attachments/files/clean-file.ts';
import { FileRefused } from '../../cases/attachments/files/file-refused.ts';
import { type Scan, scanFile } from '../../cases/attachments/files/scan.ts';
import type { Clock } from '../../system/clock.ts';
import type { Db } from '../../system/database.ts';
import type { Log } from '../../system/log.ts';
import { Refusal } from '../../system/problem.ts';
import { uuidOf } from '../../system/uuid.ts';
import type { DraftFile } from '../visit/visit.ts';
import type { Visitor } from '../visit/visitor.ts';
import { BEGUN_MS } from './prolong.ts';
import { claimRoom, hasRoom, ownerOf, weightOf } from './quota.ts';
import { PIECE_BYTES, sealFacts, sealPiece } from './sealed-upload.ts';
import type { OpenCase } from './sender.ts';
import { deleteUploads, insertUploadChunk, insertUploadOnce, uploadById } from './store.ts';
import type { Turns } from './turns.ts';

/** What keeping a file needs. */
export interface KeepDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** A virus scanner, if the town has one. */
  readonly scan?: Scan | undefined;
  readonly turns: Turns;
}

/** A file as it came in. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a file in the case of an open report. The same file twice is one file.
 * @throws FileRefused for whatever is wrong with it
 */
export async function keepInCase(
  deps: KeepDeps,
  { caseId, filingKey }: OpenCase,
  file: GivenFile,
): Promise<void> {
  const { db, clock, log } = deps;
  await scanned(deps, file);
  const given = { ...file, caseId, filingKey, accountId: null, now: clock.now() };
  await keepAttachment(db, given).catch(orFull);
  log.info('file-added', { caseId, bytes: file.bytes.length });
}

/**
 * Cleans a file and keeps it for a report that is not sent yet; nobody sees it in a list before
 * {@link listDraft}.
 * @returns what the visit remembers of it
 * @throws FileRefused for whatever is wrong with it
 */
export async function keepForDraft(
  deps: KeepDeps,
  key: Uint8Array,
  file: GivenFile,
): Promise<DraftFile> {
  await scanned(deps, file);
  const clean = await cleanFile(file);
  const id = idOf(key, clean.bytes);
  await insertWaiting(deps, key, { id, file: clean });
  return { id, name: clean.name, type: clean.type, bytes: clean.bytes.length };
}

/**
 * Puts a kept file in the visit's list, once, if there is room.
 * @throws FileRefused full; Refusal not-found if the report was sent meanwhile
 */
export async function listDraft(deps: KeepDeps, person: Visitor, file: DraftFile): Promise<void> {
  let fits = true;
  await person.change((current) => {
    const { files = [] } = current;
    // sent meanwhile, without it
    if (current.receipt) throw new Refusal('not-found');
    if (files.some(({ id }) => id === file.id)) return current;
    fits = hasRoom(weightOf(files), file.bytes);
    return fits ? { ...current, files: [...files, file] } : current;
  });
  if (fits) return;
  await deleteUploads(deps.db, [file.id]);
  throw new FileRefused('full');
}

/** Takes a file out of the visit's list, and away. */
export async function dropDraft(deps: KeepDeps, person: Visitor, id: string): Promise<boolean> {
  const listed = (person.visit?.files ?? []).some((file) => file.id === id);
  if (!listed) return false;
  await person.change((current) => ({
    ...current,
    files: (current.files ?? []).filter((file) => file.id !== id),
  }));
  await deleteUploads(deps.db, [id]);
  return true;
}

async function scanned({ scan, log }: KeepDeps, { bytes }: GivenFile): Promise<void> {
  await scanFile(bytes, scan, (error) => log.error('scan-failed', { bytes: bytes.length }, error));
}

function orFull(error: unknown): never {
  if (error instanceof Refusal && error.problem === 'too-many') throw new FileRefused('full');
  throw error;
}

async function insertWaiting(
  { db, clock }: KeepDeps,
  key: Uint8Array,
  { id, file }: { id: string; file: CleanFile },
): Promise<void> {
  const { name, type, bytes } = file;
  const chunks = Math.ceil(bytes.length / PIECE_BYTES);
  const size = bytes.length;
  const sealedFacts = await sealFacts(key, id, { name, type, bytes: size });
  const expiresAt = new Date(clock.now().getTime() + BEGUN_MS);
  const owner = ownerOf(key);
  await db.transaction(async (tx) => {
    if (await uploadById(tx, id)) return;
    // its pieces, on their way, would count twice
    await claimRoom(tx, { owner, size, only: 'ready' });
    const row = {
      id,
      owner,
      sealedFacts,
      size,
      received: size,
      chunks,
      state: 'ready',
      expiresAt,
    } as const;
    if (!(await insertUploadOnce(tx, row))) return;
    for (let n = 0; n < chunks; n += 1) {
      const piece = bytes.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES);
      await insertUploadChunk(tx, { uploadId: id, n, sealed: sealPiece(key, { id, n }, piece) });
    }
  });
}

/** Follows from the content, so that the same file twice is one; tells nobody else anything. */
function idOf(key: Uint8Array, bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest();
  return uuidOf(new Uint8Array(hkdfSync('sha256', key, digest, 'nabij draft file id', 16)));
}
