import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OkpJwk, SigningKey } from '@nabij/protocol';
import { z } from 'zod';
import { hasCode } from '../../system/error-code.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { replaceFile } from '../../system/replace-file.ts';
import { readStatement, signStatement } from '../../system/statement.ts';
import type { ChainEnd } from './chain.ts';

/** In the node's folder: outside the database, so that a cut-off end of the log is seen. */
export const HEAD_FILE = 'audit-head.json';

const headSchema = z.strictObject({
  seq: z.int().positive(),
  hash: z.string().regex(/^[\w-]{43}$/),
  at: z.iso.datetime(),
});

/** Keeps, signed, where the chain of the audit log ends. */
export async function writeAuditHead(
  dataDir: string,
  key: SigningKey,
  end: ChainEnd & { at: Date },
): Promise<void> {
  const { seq, at } = end;
  const hash = Buffer.from(end.hash).toString('base64url');
  const head = await signStatement(key, 'nabij-audit-head', { seq, hash, at: at.toISOString() });
  await makeFolder(dataDir);
  await replaceFile(join(dataDir, HEAD_FILE), `${JSON.stringify({ head })}\n`);
}

/** What was kept last; `not-ours` for a file that none of the keys signed. */
export async function readAuditHead(
  dataDir: string,
  keys: readonly OkpJwk[],
): Promise<(ChainEnd & { at: Date }) | 'missing' | 'not-ours'> {
  const text = await readFile(join(dataDir, HEAD_FILE), 'utf8').catch((error: unknown) => {
    if (hasCode(error, /^ENOENT$/)) return undefined;
    throw error;
  });
  if (text === undefined) return 'missing';
  const stated = await readStatement(keys, 'nabij-audit-head', compactIn(text));
  const read = headSchema.safeParse(stated);
  if (!read.success) return 'not-ours';
  const { seq, hash, at } = read.data;
  return { seq, hash: Buffer.from(hash, 'base64url'), at: new Date(at) };
}

function compactIn(text: string): string {
  try {
    return z.object({ head: z.string() }).parse(JSON.parse(text)).head;
  } catch {
    return '';
  }
}
