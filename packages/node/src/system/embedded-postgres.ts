import { setTimeout as wait } from 'node:timers/promises';
import { connect } from './database.ts';
import { chooseBinaries, findPlaces, type Places } from './embedded/binaries.ts';
import { clusterIn, clusterVersion, createCluster, DATABASE_USER } from './embedded/cluster.ts';
import { EmbeddedPostgresError } from './embedded/embedded-error.ts';
import { explain, explainEnd, isHeld } from './embedded/explain.ts';
import { prepareFolder, socketFolder } from './embedded/folder.ts';
import { clearForeignNote, readNote } from './embedded/lock.ts';
import { planLaunch, STARTERS, type Starters } from './embedded/run-as.ts';
import {
  ServerDidNotStart,
  type ServerFolders,
  type ServerProcess,
  startServer,
} from './embedded/server.ts';

export { EmbeddedPostgresError } from './embedded/embedded-error.ts';

/** A PostgreSQL server of one's own, reachable through a socket on this machine only. */
export interface EmbeddedPostgres {
  /** Address of one of its databases, as `openDatabase` takes it. */
  url(database: string): string;
  /** Makes a database if it is not there. */
  createDatabase(name: string): Promise<void>;
  /** Stops the server, if it was started here. May be called twice. */
  stop(): Promise<void>;
  /** Resolves with one sentence if the server ends although nobody stopped it. */
  readonly failed: Promise<string>;
}

/** What is found on a machine; tests pass another. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly places: Places;
  readonly starters: Starters;
}

/**
 * Starts PostgreSQL on a folder, which is made if it is not there. The server stops when this
 * process ends, even by kill -9, and takes no network connection.
 * @throws {EmbeddedPostgresError} with one sentence for the person who starts the node.
 */
export async function startEmbeddedPostgres(
  dir: string,
  machine: Machine = thisMachine(),
): Promise<EmbeddedPostgres> {
  if (machine.platform === 'win32') {
    throw new EmbeddedPostgresError(
      'The embedded PostgreSQL does not run on Windows; set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
  const folder = await prepareFolder(dir);
  const version = await clusterVersion(folder.path);
  const binaries = await chooseBinaries(machine.places, version, `${folder.path}/libraries`);
  const launch = await planLaunch(folder, machine.starters);
  if (version === undefined) await createCluster(folder, binaries, launch);
  const folders = { cluster: clusterIn(folder.path), socket: await socketFolder(folder) };
  const server = await startWhenFree(folders, () => startServer(folders, binaries, launch)).catch(
    (error: unknown) => {
      if (!(error instanceof ServerDidNotStart)) throw error;
      throw new EmbeddedPostgresError(explain(error.written, folder.path));
    },
  );
  return handle(folders.socket, folder.path, server);
}

/**
 * Reaches the server that a running node has started on a folder, for an operator's command.
 * @returns nothing if no server runs there.
 */
export async function attachEmbeddedPostgres(dir: string): Promise<EmbeddedPostgres | undefined> {
  const note = await readNote(clusterIn(dir));
  // "ready" is noted a moment after connections are taken.
  if (note === undefined || note.status === 'stopping') return undefined;
  const attached = handle(note.socketFolder, dir);
  const client = connect(attached.url('postgres'), 1);
  try {
    await client`select 1`;
    return attached;
  } catch {
    // A dead server's note.
    return undefined;
  } finally {
    await client.end({ timeout: 5 });
  }
}

function thisMachine(): Machine {
  return { platform: process.platform, places: findPlaces(), starters: STARTERS };
}

function handle(socket: string, dir: string, server?: ServerProcess): EmbeddedPostgres {
  let stopping = false;
  const url = (database: string) =>
    `postgres://${DATABASE_USER}@localhost:5432/${database}?host=${encodeURIComponent(socket)}`;
  return {
    url,
    createDatabase: (name) => createDatabase(url('postgres'), name),
    stop: async () => {
      stopping = true;
      await server?.stop();
    },
    failed: new Promise((resolve) => {
      void server?.ended.then((written) => {
        if (!stopping) resolve(explainEnd(written, dir));
      });
    }),
  };
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new Error('Not a name for a database.');
  const client = connect(adminUrl, 1);
  try {
    const found = await client`select from pg_database where datname = ${name}`;
    if (found.length === 0) await client.unsafe(`create database ${name}`);
  } catch (error) {
    // Another process made it in the same moment.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== '42P04' && code !== '23505') throw error;
  } finally {
    await client.end({ timeout: 5 });
  }
}

const STEP_MS = 100;
const LONGEST_STOP_MS = 60_000;
const LONGEST_HOLD_MS = 2000;

// The server of a process that was killed needs a moment to stop: the folder is free then.
async function startWhenFree(
  { cluster }: ServerFolders,
  start: () => Promise<ServerProcess>,
): Promise<ServerProcess> {
  for (let waited = 0; ; waited += STEP_MS) {
    await clearForeignNote(cluster);
    try {
      return await start();
    } catch (error) {
      if (!(error instanceof ServerDidNotStart && isHeld(error.written))) throw error;
      const stopping = (await readNote(cluster))?.status === 'stopping';
      if (waited >= (stopping ? LONGEST_STOP_MS : LONGEST_HOLD_MS)) throw error;
      await wait(STEP_MS);
    }
  }
}
