import { randomBytes, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type FrameBinding, sealFrames } from '../../system/backup/frames.ts';
import type { Role } from '../../system/config.ts';
import { connect } from '../../system/database.ts';
import { hasCode } from '../../system/error-code.ts';
import { guardTransactions } from '../../system/transactions.ts';
import { importSealingKey } from '../../vault/intake-key.ts';
import type { RecoveryRow } from '../../vault/recovery-store.ts';
import { sealBytes } from '../../vault/seal.ts';
import { CommandError } from '../command-error.ts';
import { backupContent } from './content.ts';
import { fileKeyPlace, writeHead } from './head.ts';

/** What a backup is made of, and for whose code. */
export interface BackupSource {
  readonly databaseUrl: string;
  readonly node: { readonly url: string; readonly name: string; readonly role: Role };
  /** The file with the node's private key. */
  readonly nodeKey: string;
  readonly sheet: RecoveryRow;
  readonly now: Date;
}

/**
 * Writes a backup to a file that appears whole or not at all, for this user only.
 * @returns the backup's id
 */
export async function writeBackupFile(
  path: string,
  source: BackupSource,
  { replace }: { replace: boolean },
): Promise<string> {
  if (!replace && (await isThere(path))) {
    throw new CommandError(`${path} is there already: name another file, or say --force.`);
  }
  const part = `${path}.part`;
  const file = await open(part, 'wx', 0o600).catch((error: unknown) => {
    if (!hasCode(error, /^EEXIST$/)) throw new CommandError(`${part} cannot be written.`);
    throw new CommandError(
      `${part} is there: another backup writes it, or one was cut off; then delete it.`,
    );
  });
  // it closes the file, once its bytes are on the disk
  const stream = createWriteStream(part, { fd: file, flush: true });
  try {
    const id = await writeBackup(stream, source);
    await rename(part, path);
    await syncFolder(dirname(path));
    return id;
  } catch (error) {
    stream.destroy();
    await rm(part, { force: true });
    throw error;
  }
}

/** Writes a backup as it is read from the database; nothing is held in memory but a few pieces. */
export async function writeBackup(to: Writable, source: BackupSource): Promise<string> {
  const { url: node, name, role } = source.node;
  const id = randomUUID();
  const key = new Uint8Array(randomBytes(32));
  const { id: sheetId, publicKey, sealedPrivateKey } = source.sheet;
  const head = writeHead({
    id,
    node,
    name,
    madeAt: source.now.toISOString(),
    recovery: { id: sheetId, sealedPrivateKey },
    fileKey: await sealBytes(await importSealingKey(publicKey), fileKeyPlace(id), key),
  });
  const client = guardTransactions(connect(source.databaseUrl, 1));
  // the transaction's own error would only say that a copy was cut short
  let cause: unknown;
  try {
    await client.begin(async (sql) => {
      const content = backupContent(sql, { node, role, nodeKey: source.nodeKey });
      const framed = (bytes: AsyncIterable<Buffer>) => withHead({ key, head }, bytes);
      await pipeline(content, createGzip({ chunkSize: 64 * 1024 }), framed, to).catch((error) => {
        cause = error;
        throw error;
      });
    });
  } catch (error) {
    throw cause ?? error;
  } finally {
    await client.end({ timeout: cause === undefined ? 5 : 0 });
  }
  return id;
}

async function* withHead(
  binding: FrameBinding,
  bytes: AsyncIterable<Buffer>,
): AsyncGenerator<Uint8Array> {
  yield binding.head;
  yield* sealFrames(binding, bytes);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
