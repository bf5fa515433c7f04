import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { programEnvironment } from './binaries.ts';
import { EmbeddedPostgresError } from './embedded-error.ts';
import type { Owner } from './folder.ts';

const run = promisify(execFile);

/** The system's programs that start PostgreSQL in the right way. */
export interface Starters {
  readonly setpriv: string;
  readonly unshare: string;
}

/** Their usual names. */
export const STARTERS: Starters = { setpriv: 'setpriv', unshare: 'unshare' };

/** How PostgreSQL's programs are started on this machine. */
export interface Launch {
  /** Put before every command: makes it run as somebody who is not root. */
  readonly prefix: readonly string[];
  /** Put before the server: it gets SIGINT when this process dies. Not every system has it. */
  readonly leash?: readonly string[];
}

/**
 * Finds a way to start PostgreSQL, which refuses to run as root: as the folder's owner or, where
 * that is root, as an ordinary user of a user namespace in which root's files are that user's.
 * @throws {EmbeddedPostgresError} if the system does not let root do that.
 */
export async function planLaunch(owner: Owner, starters: Starters): Promise<Launch> {
  const prefix = process.getuid?.() === 0 ? asOrdinaryUser(owner, starters) : [];
  const leash = [starters.setpriv, '--pdeathsig', 'INT'];
  if (await works([...prefix, ...leash, 'true'])) return { prefix, leash };
  if (prefix.length === 0 || (await works([...prefix, 'true']))) return { prefix };
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root and this system does not let root start it as another user; ' +
      'start this program as an ordinary user or set DATABASE_URL.',
  );
}

function asOrdinaryUser({ uid, gid }: Owner, { setpriv, unshare }: Starters): string[] {
  if (uid !== 0) return [setpriv, `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  return [unshare, '--user', '--map-user=1000', '--map-group=1000'];
}

async function works([command = '', ...args]: readonly string[]): Promise<boolean> {
  try {
    await run(command, args, { env: programEnvironment() });
    return true;
  } catch {
    return false;
  }
}
