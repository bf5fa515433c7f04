import { execFile } from 'node:child_process';
import { chown, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, programEnvironment } from './binaries.ts';
import { EmbeddedPostgresError } from './embedded-error.ts';
import { explain } from './explain.ts';
import type { DataFolder } from './folder.ts';
import type { Launch } from './run-as.ts';

const run = promisify(execFile);

/** The one user of the database; nobody else can reach its socket. */
export const DATABASE_USER = 'nabij';

/** Where in the folder PostgreSQL keeps its own files. */
export function clusterIn(folder: string): string {
  return join(folder, 'cluster');
}

/** Major version of the data in the folder, if there is any. */
export async function clusterVersion(folder: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(join(clusterIn(folder), 'PG_VERSION'), 'utf8'), 10);
  } catch {
    return undefined;
  }
}

/**
 * Makes the files of a new server: UTF-8, order of code points, checksums on every page. They are
 * made aside and then put in place, so that a crash in between leaves nothing half done.
 * @throws {EmbeddedPostgresError} with the reason.
 */
export async function createCluster(
  folder: DataFolder,
  binaries: Binaries,
  launch: Launch,
): Promise<void> {
  await removeUnfinished(folder.path);
  const aside = await mkdtemp(join(folder.path, `unfinished-${process.pid}-`));
  try {
    if (process.getuid?.() === 0) await chown(aside, folder.uid, folder.gid);
    await initdb(aside, binaries, launch);
    await rename(aside, clusterIn(folder.path));
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another process was faster; whether it still runs is seen when the server starts.
    if ((await clusterVersion(folder.path)) !== undefined) return;
    throw new EmbeddedPostgresError(explain(writtenBy(error), folder.path));
  }
}

async function initdb(cluster: string, binaries: Binaries, launch: Launch): Promise<void> {
  const locale =
    binaries.major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C'];
  const [command = '', ...args] = [
    ...launch.prefix,
    join(binaries.bin, 'initdb'),
    ...['-D', cluster, '-U', DATABASE_USER, '--auth=trust', '--encoding=UTF8'],
    ...['--data-checksums', ...locale],
  ];
  await run(command, args, { cwd: '/', env: programEnvironment(binaries.libraries) });
}

function writtenBy(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'stderr' in error && typeof error.stderr === 'string' && error.stderr !== ''
    ? error.stderr
    : error.message;
}

async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = /^unfinished-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
