import { link, readFile, readlink, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a server writes about itself into its folder while it runs. */
export interface ServerNote {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
  /** `starting`, `ready` or `stopping`. */
  readonly status: string;
}

/** Reads the note in a cluster's folder, if there is one. It may be a dead server's. */
export async function readNote(cluster: string): Promise<ServerNote | undefined> {
  const text = await readText(join(cluster, 'postmaster.pid'));
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  return {
    pid: Number(lines[0]),
    port: Number(lines[3]),
    socketFolder: lines[4] ?? '',
    status: lines[7] ?? '',
  };
}

/**
 * Takes away the note of a dead server if its process number has meanwhile gone to another
 * program, which happens at once in a container that starts again. PostgreSQL clears all others.
 */
export async function clearForeignNote(cluster: string): Promise<void> {
  const path = join(cluster, 'postmaster.pid');
  const text = await readText(path);
  if (text === undefined || !(await isForeign(Number.parseInt(text, 10), cluster))) return;
  // Moved, looked at again, and put back if another start has written a new one meanwhile.
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => {});
  if ((await readText(aside)) !== text) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

// A server works in its cluster's folder. Only Linux shows where a process works.
async function isForeign(pid: number, cluster: string): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) !== cluster;
  } catch {
    return false;
  }
}

async function readText(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
