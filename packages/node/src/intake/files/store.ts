import { and, asc, eq, gt, gte, inArray, lt, or, sql } from 'drizzle-orm';
import type { Db } from '../../system/database.ts';
import { uploadChunks, uploads } from '../tables.ts';

export type UploadRow = typeof uploads.$inferSelect;

/** @returns false if an upload with this id is there already */
export async function insertUploadOnce(db: Db, row: UploadRow): Promise<boolean> {
  const rows = await db
    .insert(uploads)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: uploads.id });
  return rows.length === 1;
}

/** An upload, expired or not; `forUpdate` makes others who want to finish it wait. */
export async function uploadById(
  db: Db,
  id: string,
  { forUpdate = false } = {},
): Promise<UploadRow | undefined> {
  const query = db.select().from(uploads).where(eq(uploads.id, id));
  const [row] = await (forUpdate ? query.for('update') : query);
  return row;
}

/** One piece of an upload: which it is, where it begins, how long it is. */
export interface NewPiece {
  readonly uploadId: string;
  readonly n: number;
  readonly offset: number;
  readonly bytes: number;
  readonly sealed: Uint8Array;
}

/**
 * Adds the next piece, in one statement.
 * @returns false if the upload is not where the piece begins: somebody else wrote, or it is gone
 */
export async function appendPiece(db: Db, piece: NewPiece): Promise<boolean> {
  const { uploadId, n, offset, bytes, sealed } = piece;
  const rows = await db.execute(sql`
    with moved as (
      update uploads set received = received + ${bytes}, chunks = chunks + 1
      where id = ${uploadId}::uuid and state = 'coming' and received = ${offset} and chunks = ${n}
        and received + ${bytes} <= size
      returning id
    )
    insert into upload_chunks (upload_id, n, sealed) select id, ${n}::int, ${sealed} from moved
    returning n`);
  return rows.length === 1;
}

export async function insertUploadChunk(
  db: Db,
  chunk: { uploadId: string; n: number; sealed: Uint8Array },
): Promise<void> {
  await db.insert(uploadChunks).values(chunk);
}

/** Pieces `from` to `to` (not itself) of an upload, in their order. */
export async function piecesOf(
  db: Db,
  uploadId: string,
  { from, to }: { from: number; to: number },
): Promise<{ n: number; sealed: Uint8Array }[]> {
  const { n, sealed } = uploadChunks;
  return db
    .select({ n, sealed })
    .from(uploadChunks)
    .where(and(eq(uploadChunks.uploadId, uploadId), gte(n, from), lt(n, to)))
    .orderBy(asc(n));
}

/** Says that an upload was worked on, and drops its pieces. */
export async function settleUpload(
  db: Db,
  { id, sealedFacts }: { id: string; sealedFacts: string },
): Promise<void> {
  await db.delete(uploadChunks).where(eq(uploadChunks.uploadId, id));
  await db
    .update(uploads)
    .set({ state: 'ready', chunks: 0, sealedFacts })
    .where(eq(uploads.id, id));
}

export async function prolongUploads(
  db: Db,
  ids: readonly string[],
  expiresAt: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(uploads)
    .set({ expiresAt })
    .where(and(inArray(uploads.id, [...ids]), lt(uploads.expiresAt, expiresAt)));
}

/** @returns how many there were */
export async function deleteUploads(db: Db, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const rows = await db
    .delete(uploads)
    .where(inArray(uploads.id, [...ids]))
    .returning({ id: uploads.id });
  return rows.length;
}

/** The same of all files of an owner, also those that did not come whole. */
export async function deleteUploadsOf(db: Db, owner: Uint8Array): Promise<void> {
  await db.delete(uploads).where(eq(uploads.owner, owner));
}

/** How many files, and how large together. */
export interface Weight {
  readonly files: number;
  readonly bytes: number;
}

/** Makes others who count for the same owner wait until the end of the transaction. */
export async function lockOwner(tx: Db, owner: Uint8Array): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(encode(${owner}, 'hex'), 0))`);
}

/** What an owner has on its way, as announced, and waiting; what was worked on is neither. */
export async function heldBy(db: Db, owner: Uint8Array, only?: 'ready'): Promise<Weight> {
  const { state, chunks, size } = uploads;
  const counts = only ? eq(state, only) : undefined;
  const [held] = await db
    .select({
      files: sql<number>`count(*)::int`,
      bytes: sql<number>`coalesce(sum(${size}), 0)::float8`,
    })
    .from(uploads)
    .where(and(eq(uploads.owner, owner), or(eq(state, 'coming'), gt(chunks, 0)), counts));
  return held ?? { files: 0, bytes: 0 };
}

/** Bytes of all files that are here and in no case yet. */
export async function bytesWaiting(db: Db): Promise<number> {
  const bytes = sql<number>`coalesce(sum(${uploads.received}), 0)::float8`;
  const [all] = await db.select({ bytes }).from(uploads).where(gt(uploads.chunks, 0));
  return all?.bytes ?? 0;
}

/** Housekeeping: what nobody went on with. */
export async function deleteExpiredUploads(db: Db, now: Date): Promise<void> {
  await db.delete(uploads).where(lt(uploads.expiresAt, now));
}
