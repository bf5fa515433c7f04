import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { BackupBroken } from '../../system/backup/frames.ts';
import { CommandError } from '../command-error.ts';

/** What stands readable at the beginning of a backup: what it is of, and what opens it. */
export type BackupHead = z.infer<typeof headSchema>;

const MAGIC = 'nabij-backup 1\n';
const LONGEST = 64 * 1024;

const headSchema = z.strictObject({
  id: z.uuid(),
  node: z.string(),
  name: z.string(),
  madeAt: z.iso.datetime(),
  // the recovery sheet's private key, which only its printed code opens
  recovery: z.strictObject({ id: z.uuid(), sealedPrivateKey: z.string() }),
  // the key of the frames that follow, sealed to the recovery sheet's public key (JWE)
  fileKey: z.string(),
});

/** A head as bytes: two lines, so that `head -2` shows whose backup a file is. */
export function writeHead(head: BackupHead): Buffer {
  return Buffer.from(`${MAGIC}${JSON.stringify(head)}\n`);
}

/** Reads the head of a file, and the exact bytes to which everything after it is bound. */
export async function readHead(path: string): Promise<{ head: BackupHead; bytes: Buffer }> {
  const file = await open(path, 'r').catch(() => {
    throw new CommandError(`${path} cannot be read.`);
  });
  try {
    const start = await readStart(file);
    const end = start.indexOf('\n', MAGIC.length);
    if (!start.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC))) {
      throw new CommandError(`${path} is no backup of this program.`);
    }
    const bytes = Buffer.from(start.subarray(0, end + 1));
    return { head: parseHead(bytes.subarray(MAGIC.length).toString()), bytes };
  } finally {
    await file.close();
  }
}

async function readStart(file: FileHandle): Promise<Buffer> {
  const start = Buffer.alloc(LONGEST);
  let length = 0;
  for (let read = 1; read > 0 && length < LONGEST; length += read) {
    read = (await file.read(start, length, LONGEST - length, length)).bytesRead;
  }
  return start.subarray(0, length);
}

function parseHead(line: string): BackupHead {
  try {
    return headSchema.parse(JSON.parse(line));
  } catch {
    throw new BackupBroken();
  }
}

/** Where the key of a backup's frames is sealed; authenticated with it. */
export function fileKeyPlace(id: string): string {
  return `backup/${id}/key`;
}
