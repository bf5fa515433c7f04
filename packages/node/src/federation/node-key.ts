import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { generateSigningKeyJwk, importSigningKey } from '@nabij/protocol';
import { makeFolder } from '../system/make-folder.ts';
import type { NodeKey } from '../system/own-keys.ts';
import { type KeyRing, readRing, writeRing } from './key-ring.ts';

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
export async function loadOrCreateNodeKey(keysDir: string): Promise<NodeKey> {
  const path = join(keysDir, FILE);
  return (await load(path)) ?? (await create(keysDir, path));
}

async function load(path: string): Promise<NodeKey | undefined> {
  return (await loadRing(path))?.key;
}

async function loadRing(path: string): Promise<KeyRing | undefined> {
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
    return await readRing(text);
  } catch {
    // Not the cause: a parser's message may quote the private key.
    throw new NodeKeyError(`${path} does not hold an Ed25519 private key as a JWK`);
  }
}

/** The key of a node that has one. @throws {NodeKeyError} as {@link loadOrCreateNodeKey} */
export function findNodeKey(keysDir: string): Promise<NodeKey | undefined> {
  return load(join(keysDir, FILE));
}

/** The key with those before and after it; undefined at a node that has none. */
export function findKeyRing(keysDir: string): Promise<KeyRing | undefined> {
  return loadRing(join(keysDir, FILE));
}

/** Puts a changed ring in the place of the one that is there, whole or not at all. */
export async function keepKeyRing(keysDir: string, ring: KeyRing): Promise<void> {
  const path = join(keysDir, FILE);
  const draft = join(keysDir, `.${FILE}.${randomUUID()}`);
  try {
    await writeDurably(draft, writeRing(ring));
    await rename(draft, path);
    await syncFolder(keysDir);
  } finally {
    await rm(draft, { force: true });
  }
}

/** The key file as it is, for a backup. */
export function readNodeKeyFile(keysDir: string): Promise<string> {
  return readFile(join(keysDir, FILE), 'utf8');
}

/**
 * Puts a key file back from a backup where there is none, or none that followed it.
 * @throws {NodeKeyError} when another key is there
 */
export async function putBackNodeKey(keysDir: string, text: string): Promise<NodeKey> {
  const wanted = await importSigningKey(JSON.parse(text));
  const path = join(keysDir, FILE);
  const ring = await loadRing(path);
  // the keys of now know the one of then, and whether it was stolen since
  if (ring?.before.some(({ kid }) => kid === wanted.kid)) return ring.key;
  if (!ring) await write(keysDir, path, text);
  const key = await load(path);
  if (key?.kid !== wanted.kid) {
    throw new NodeKeyError(`${path} holds another key than the backup: move it away first`);
  }
  return key;
}

async function create(keysDir: string, path: string): Promise<NodeKey> {
  await write(keysDir, path, JSON.stringify(await generateSigningKeyJwk()));
  const key = await load(path);
  if (!key) throw new NodeKeyError(`${path} disappeared while it was being made`);
  return key;
}

async function write(keysDir: string, path: string, text: string): Promise<void> {
  await makeFolder(keysDir);
  const draft = join(keysDir, `.${FILE}.${randomUUID()}`);
  try {
    await writeDurably(draft, text);
    // A link fails where the file is already there: the first process wins, whole or not at all.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await syncFolder(keysDir);
  } finally {
    await rm(draft, { force: true });
  }
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
