import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Binaries, programEnvironment } from './binaries.ts';
import type { Launch } from './run-as.ts';

/** A server process that was started here. */
export interface ServerProcess {
  /** Resolves with what it last wrote when it has ended, for whatever reason. */
  readonly ended: Promise<string>;
  /** Asks it to stop: open transactions are rolled back, everything is written. */
  stop(): Promise<void>;
}

/** Where a server's files and socket are. */
export interface ServerFolders {
  readonly cluster: string;
  readonly socket: string;
}

/** It ended before it could be used. */
export class ServerDidNotStart extends Error {
  /** What it wrote. */
  readonly written: string;

  constructor(written: string) {
    super('PostgreSQL did not start.');
    this.name = 'ServerDidNotStart';
    this.written = written;
  }
}

const READY = 'database system is ready to accept connections';
const KEPT_CHARACTERS = 8000;
const PATIENCE_MS = 30_000;

// "$0" is our process number: who is no longer the parent died before the leash was on.
const ON_LEASH = '[ "$PPID" = "$0" ] && exec "$@"';

// Without a leash a shell waits for the end of our pipe, which comes even after kill -9.
const GUARD = `exec 3<&0
"$@" </dev/null 3<&- & server=$!
{ read -r _; kill -INT "$server"; } <&3 2>/dev/null >&2 & guard=$!
exec 3<&-
wait "$server"; status=$?
kill "$guard" 2>/dev/null
exit "$status"`;

/**
 * Starts a server and waits until it can be used, however long it repairs itself after a crash.
 * It stops when this process ends, even by kill -9.
 * @throws {ServerDidNotStart} with what it wrote.
 */
export async function startServer(
  folders: ServerFolders,
  binaries: Binaries,
  launch: Launch,
): Promise<ServerProcess> {
  const postgres = [join(binaries.bin, 'postgres'), ...settings(folders)];
  const supervised = launch.leash
    ? [...launch.leash, '/bin/sh', '-c', ON_LEASH, String(process.pid), ...postgres]
    : ['/bin/sh', '-c', GUARD, 'guard', ...postgres];
  const [command = '', ...args] = [...launch.prefix, ...supervised];
  const child = spawn(command, args, {
    cwd: '/',
    env: programEnvironment(binaries.libraries),
    // A session of its own: Ctrl-C reaches us, and we stop it when requests are finished.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  child.stdin?.on('error', () => {});
  const output = collect(child);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(output.tail()));
  });
  const early = await Promise.race([output.ready, ended]);
  if (early !== undefined) throw new ServerDidNotStart(early);
  return { ended, stop: () => stop(child, ended, launch.leash !== undefined) };
}

async function stop(child: ChildProcess, ended: Promise<string>, direct: boolean): Promise<void> {
  if (direct) child.kill('SIGINT');
  child.stdin?.end();
  // Stuck in the disk: "immediate" leaves the repair to the next start and loses nothing.
  const impatience = setTimeout(() => signalAll(child, 'SIGQUIT'), PATIENCE_MS);
  await ended;
  clearTimeout(impatience);
}

// The server and the shell that guards it are a group of their own.
function signalAll(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
}

function collect(child: ChildProcess): { ready: Promise<undefined>; tail(): string } {
  let kept = '';
  const ready = new Promise<undefined>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      kept = (kept + text).slice(-KEPT_CHARACTERS);
      if (kept.includes(READY)) resolve(undefined);
    });
  });
  return { ready, tail: () => kept };
}

// Statements, parameters and refused values would be personal content: they are never logged.
const SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  unix_socket_permissions: '0700',
  shared_buffers: '64MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_checkpoints: 'off',
};

function settings({ cluster, socket }: ServerFolders): string[] {
  const given = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // No network address at all: only the socket in a folder that is closed to others.
  return ['-D', cluster, '-k', socket, '-h', '', '-p', '5432', ...given];
}
