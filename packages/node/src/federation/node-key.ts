import { randomUUID } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSigningKeyJwk, importSigningKey, type SigningKey } from '@nabij/protocol';
import { makeFolder } from '../system/make-folder.ts';

const FILE = 'node-key.json';

/** The key file is not one that this node may use; the message says why and names the file. */
export class NodeKeyError extends Error {
  override readonly name = 'NodeKeyError';
}

/**
 * The key with which this node signs, kept as a private JWK in `node-key.json` (mode 600); made
 * at first use. Two processes that start at once end up with the same key.
 *
 * @throws {NodeKeyError} when the file can be read by others or holds no Ed25519 key
 */
export async function loadOrCreateNodeKey(keysDir: string): Promise<SigningKey> {
  const path = join(keysDir, FILE);
  return (await load(path)) ?? (await create(keysDir, path));
}

async function load(path: string): Promise<SigningKey | undefined> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found) return undefined;
  if ((found.mode & 0o007) !== 0) {
    throw new NodeKeyError(`${path} can be read by everybody on this machine: chmod 600 it`);
  }
  const text = await readFile(path, 'utf8');
  try {
    return await importSigningKey(JSON.parse(text));
  } catch {
    // Not the cause: a parser's message may quote the private key.
    throw new NodeKeyError(`${path} does not hold an Ed25519 private key as a JWK`);
  }
}

async function create(keysDir: string, path: string): Promise<SigningKey> {
  await makeFolder(keysDir);
  const draft = join(keysDir, `.${FILE}.${randomUUID()}`);
  try {
    await writeDurably(draft, JSON.stringify(await generateSigningKeyJwk()));
    // A link fails where the file is already there: the first process wins, whole or not at all.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await syncFolder(keysDir);
  } finally {
    await rm(draft, { force: true });
  }
  const key = await load(path);
  if (!key) throw new NodeKeyError(`${path} disappeared while it was being made`);
  return key;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
