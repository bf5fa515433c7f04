import { createHash } from 'node:crypto';
import { chown, lstat, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { EmbeddedPostgresError } from './embedded-error.ts';

/** Who owns a folder. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** The folder that holds a server's data, as it is on the disk. */
export interface DataFolder extends Owner {
  readonly path: string;
}

// A socket's path has 108 bytes on Linux and 104 elsewhere, the last one a zero.
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME = '/.s.PGSQL.5432';

/**
 * Makes the folder if it is not there, for this user only, and checks that it can be written.
 * Made by root inside somebody's folder, it becomes theirs.
 * @throws {EmbeddedPostgresError} if that cannot be.
 */
export async function prepareFolder(named: string): Promise<DataFolder> {
  const wanted = resolve(named);
  try {
    const made = await makeFolder(wanted);
    if (made !== undefined) await giveToOwner(made, wanted);
    const path = await realpath(wanted);
    const probe = join(path, `.probe-${process.pid}`);
    await writeFile(probe, 'x');
    await rm(probe);
    const { uid, gid } = await stat(path);
    return { path, uid, gid };
  } catch (error) {
    throw new EmbeddedPostgresError(whyNot(error, wanted));
  }
}

/** A folder for the server's socket that only this user can enter, with a path short enough. */
export async function socketFolder(folder: DataFolder): Promise<string> {
  const inside = join(folder.path, 'socket');
  if (isShort(inside)) return privateFolder(inside, folder);
  const name = `nabij-${createHash('sha256').update(folder.path).digest('hex').slice(0, 12)}`;
  const parent = isShort(join(tmpdir(), name)) ? tmpdir() : '/tmp';
  try {
    return await privateFolder(join(parent, name), folder);
  } catch {
    // Somebody else sits on that name.
    const other = await mkdtemp(join(parent, 'nabij-'));
    await chownIfRoot(other, folder);
    return other;
  }
}

function isShort(folder: string): boolean {
  return Buffer.byteLength(folder + SOCKET_NAME) <= LONGEST_SOCKET_PATH;
}

async function privateFolder(path: string, owner: Owner): Promise<string> {
  const made = await makeFolder(path);
  if (made !== undefined) await chownIfRoot(path, owner);
  const found = await lstat(path);
  const open = (found.mode & 0o077) !== 0;
  if (!found.isDirectory() || found.uid !== owner.uid || open) {
    throw new EmbeddedPostgresError(
      `The folder ${path} must belong to the owner of the data and be closed to everybody else.`,
    );
  }
  return path;
}

async function giveToOwner(first: string, last: string): Promise<void> {
  const owner = await stat(dirname(first));
  for (let path = last; path.length >= first.length; path = dirname(path)) {
    await chownIfRoot(path, owner);
  }
}

async function chownIfRoot(path: string, { uid, gid }: Owner): Promise<void> {
  if (process.getuid?.() === 0 && uid !== 0) await chown(path, uid, gid);
}

function whyNot(error: unknown, folder: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return `The disk that holds ${folder} is full; make room and start again.`;
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return `${folder} is not a folder.`;
  if (code === 'EROFS')
    return `The folder ${folder} is on a file system that cannot be written to.`;
  return `The folder ${folder} cannot be written to by this user; choose another one or change its owner.`;
}
