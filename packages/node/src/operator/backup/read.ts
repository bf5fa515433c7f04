import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { TableShape } from '../../system/backup/copy-tables.ts';
import { BackupBroken, type FrameBinding, openFrames } from '../../system/backup/frames.ts';
import { type BackupRecord, readRecords } from '../../system/backup/records.ts';
import { openSheet } from '../../vault/recovery.ts';
import { openBytes } from '../../vault/seal.ts';
import { endSchema, type Manifest, manifestSchema } from './content.ts';
import { fileKeyPlace, readHead } from './head.ts';

/** Where the content of a backup goes, in the order in which it comes. */
export interface BackupReader<Result> {
  start(manifest: Manifest): Promise<void>;
  /** Must read all rows. */
  table(table: TableShape, rows: AsyncIterable<Uint8Array>): Promise<void>;
  /** Called when the whole file has been read and nothing in it was changed. */
  end(manifest: Manifest, rows: Readonly<Record<string, number>>): Promise<Result>;
}

/** A backup whose key is open. */
export interface OpenBackup extends FrameBinding {
  readonly path: string;
  readonly id: string;
  readonly madeAt: Date;
}

/**
 * Opens the key of a backup with the code of the recovery sheet for which it was made.
 * @throws Refusal recovery-code-failed
 * @throws BackupBroken
 */
export async function openBackup(path: string, code: string): Promise<OpenBackup> {
  const { head, bytes } = await readHead(path);
  const { privateKey } = await openSheet(head.recovery, code);
  const key = await openBytes(privateKey, fileKeyPlace(head.id), head.fileKey).catch(() => {
    throw new BackupBroken();
  });
  return { path, id: head.id, madeAt: new Date(head.madeAt), key, head: bytes };
}

/** Reads an open backup from its file, piece by piece. @throws BackupBroken */
export async function readBackup<Result>(
  it: OpenBackup,
  reader: BackupReader<Result>,
): Promise<Result> {
  const sealed = createReadStream(it.path, { start: it.head.length });
  const open = (frames: AsyncIterable<Buffer>) => openFrames(it, frames);
  return pipeline(sealed, open, createGunzip(), (content: AsyncIterable<Buffer>) =>
    readContent(content, reader),
  );
}

async function readContent<Result>(
  content: AsyncIterable<Buffer>,
  reader: BackupReader<Result>,
): Promise<Result> {
  const records = readRecords(content);
  let current = await next(records);
  const manifest = manifestSchema.parse(json(current, 'manifest'));
  await reader.start(manifest);
  async function* rows(): AsyncGenerator<Uint8Array> {
    for (; current.type === 'rows'; current = await next(records)) yield current.bytes;
  }
  for (current = await next(records); current.type === 'table'; ) {
    const name = Buffer.from(current.bytes).toString();
    const table = manifest.tables.find((one) => one.name === name);
    if (!table) throw new BackupBroken();
    current = await next(records);
    await reader.table(table, rows());
  }
  const { rows: counts } = endSchema.parse(json(current, 'end'));
  // the last frame is checked when there is nothing more to read
  if (!(await records.next()).done) throw new BackupBroken();
  return reader.end(manifest, counts);
}

async function next(records: AsyncGenerator<BackupRecord>): Promise<BackupRecord> {
  const one = await records.next();
  if (one.done) throw new BackupBroken();
  return one.value;
}

function json(record: BackupRecord, type: BackupRecord['type']): unknown {
  if (record.type !== type) throw new BackupBroken();
  return JSON.parse(Buffer.from(record.bytes).toString());
}
