import { createHash, hkdfSync } from 'node:crypto';
import { audit } from '../../access/audit/audit.ts';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { uuidOf } from '../../system/uuid.ts';
import { openRaw, SealBroken, sealRaw } from '../../vault/seal.ts';
import { type CaseRow, insertJournal, lockCase, updateCase } from '../store.ts';
import { nextState } from '../workflow.ts';
import { type Facts, openFacts, sealFacts } from './facts.ts';
import { type CleanFile, cleanFile } from './files/clean-file.ts';
import {
  attachmentOf,
  attachmentsOf,
  chunksOf,
  insertAttachmentOnce,
  insertChunk,
} from './store.ts';

const CHUNK_BYTES = 256 * 1024;
/** Parts that are read at once: 2 MB. */
const PARTS_AT_ONCE = 8;
/** What one case holds. */
export const MAX_FILES = 20;
export const MAX_CASE_BYTES = 100 * 1024 * 1024;

/** A file of a case as both sides see it in a list. */
export interface Attachment extends Facts {
  readonly id: string;
  readonly at: Date;
  readonly sender: 'reporter' | 'worker';
  /** The name of the worker who added it. */
  readonly by: string | null;
}

/** A whole file, opened. */
export interface OpenFile extends CleanFile {
  readonly bytes: Buffer<ArrayBuffer>;
}

/** A file to be kept, as it came in. */
export interface NewAttachment {
  readonly caseId: string;
  /** Who adds it: a worker, or the reporter. */
  readonly accountId: string | null;
  readonly filingKey: Uint8Array;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly now: Date;
}

/**
 * Cleans, seals and keeps a file. The same file sent twice is kept once. A case that waited for
 * its reporter goes on when they add one.
 * @throws Refusal file-not-taken; too-large; too-many for a case that holds no more; not-found
 */
export async function keepAttachment(db: Db, given: NewAttachment): Promise<{ id: string }> {
  const file = await cleanFile(given);
  const id = idOf(given.filingKey, given.bytes);
  await db.transaction((tx) => keepOnce(tx, { id, file, given }));
  return { id };
}

/**
 * The same for a file that was cleaned before, in a transaction of the caller's.
 * @throws Refusal too-many for a case that holds no more; not-found
 */
export async function keepCleanFile(
  tx: Db,
  { name, type, bytes, ...given }: Omit<NewAttachment, keyof CleanFile> & CleanFile,
): Promise<void> {
  const id = idOf(given.filingKey, bytes);
  await keepOnce(tx, { id, file: { name, type, bytes }, given });
}

async function keepOnce(tx: Db, { id, file, given }: Keeping): Promise<void> {
  const current = await lockCase(tx, given.caseId);
  if (!current) throw new Refusal('not-found');
  const held = await listAttachments(tx, given.caseId, given.filingKey);
  if (held.some((other) => other.id === id)) return;
  checkRoom(held, file);
  await insertSealed(tx, { id, file, given });
  await noteAdding(tx, current, { id, given });
}

/** The files of a case, the first one first. @throws SealBroken */
export async function listAttachments(
  db: Db,
  caseId: string,
  filingKey: Uint8Array,
): Promise<Attachment[]> {
  const rows = await attachmentsOf(db, caseId);
  return Promise.all(
    rows.map(async ({ sealedFacts, accountId, ...row }) => ({
      ...row,
      ...(await openFacts(filingKey, { ...row, caseId, accountId }, sealedFacts)),
    })),
  );
}

/**
 * Opens a whole file: nothing of it is handed out before every part has proven to be in its place.
 * @throws Refusal not-found for a file that is none of this case; SealBroken
 */
export async function readAttachment(
  db: Db,
  it: { caseId: string; id: string; filingKey: Uint8Array },
): Promise<OpenFile> {
  const found = await attachmentOf(db, it);
  if (!found) throw new Refusal('not-found');
  const { name, type, bytes } = await openFacts(it.filingKey, found, found.sealedFacts);
  const of = partsIn(bytes);
  const parts: Buffer[] = [];
  for (let from = 0; from < of; from += PARTS_AT_ONCE) {
    const to = Math.min(from + PARTS_AT_ONCE, of);
    for (const { n, sealed: part } of await chunksOf(db, it.id, { from, to })) {
      parts.push(openRaw(it.filingKey, partPlace(it.id, n, of), part));
    }
    if (parts.length !== to) throw new SealBroken();
  }
  return { name, type, bytes: Buffer.concat(parts) };
}

function checkRoom(held: readonly Attachment[], file: CleanFile): void {
  const bytes = held.reduce((sum, other) => sum + other.bytes, file.bytes.length);
  if (held.length >= MAX_FILES || bytes > MAX_CASE_BYTES) throw new Refusal('too-many');
}

/** A clean file, and for which case, by whom and when. */
interface Keeping {
  readonly id: string;
  readonly file: CleanFile;
  readonly given: Omit<NewAttachment, keyof CleanFile>;
}

/**
 * Keeps a file that another case had, as it was added there, and by whom: nobody adds it now.
 * @returns its id in this case
 */
export async function keepCopied(
  tx: Db,
  { file, given }: Omit<Keeping, 'id'> & { file: OpenFile },
): Promise<string> {
  const id = idOf(given.filingKey, file.bytes);
  await insertSealed(tx, { id, file, given });
  return id;
}

async function insertSealed(tx: Db, { id, file, given }: Keeping): Promise<void> {
  const { caseId, accountId, filingKey, now } = given;
  const { name, type, bytes } = file;
  const of = partsIn(bytes.length);
  const sender = accountId === null ? 'reporter' : 'worker';
  const added = { id, caseId, at: now, sender, accountId } as const;
  await insertAttachmentOnce(tx, {
    ...added,
    sealedFacts: await sealFacts(filingKey, added, { name, type, bytes: bytes.length }),
    chunks: of,
    readAt: null,
  });
  for (let n = 0; n < of; n += 1) {
    const part = bytes.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);
    const sealed = sealRaw(filingKey, partPlace(id, n, of), part);
    await insertChunk(tx, { attachmentId: id, n, sealed });
  }
}

async function noteAdding(
  tx: Db,
  current: CaseRow,
  { id, given }: Pick<Keeping, 'id' | 'given'>,
): Promise<void> {
  const { caseId, accountId, now: at } = given;
  const answered = accountId === null ? nextState(current.state, 'answer') : undefined;
  const toState = answered ?? current.state;
  const entry = { caseId, at, actorId: accountId, act: 'attach', sealedNote: null };
  await insertJournal(tx, { ...entry, fromState: current.state, toState });
  await updateCase(tx, current, { state: toState });
  const actor =
    accountId === null
      ? ({ kind: 'reporter' } as const)
      : ({ kind: 'account', id: accountId } as const);
  await audit(tx, { at, actor, act: 'attachment-added', caseId, subject: id });
}

/** Follows from what came in, so that the same file has the same id; tells nobody else anything. */
function idOf(filingKey: Uint8Array, bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest();
  return uuidOf(new Uint8Array(hkdfSync('sha256', filingKey, digest, 'nabij attachment id', 16)));
}

function partsIn(bytes: number): number {
  return Math.ceil(bytes / CHUNK_BYTES);
}

/** Where a part is sealed: a part cannot be moved, left out, or put in another file. */
function partPlace(id: string, n: number, of: number): string {
  return `attachment/${id}/${n}/${of}`;
}
