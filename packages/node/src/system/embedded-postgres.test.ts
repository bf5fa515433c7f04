import { mkdir, mkdtemp, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { findPlaces } from './embedded/binaries.ts';
import { readNote } from './embedded/lock.ts';
import { STARTERS } from './embedded/run-as.ts';
import {
  attachEmbeddedPostgres,
  type EmbeddedPostgres,
  type Machine,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';

const MACHINE: Machine = {
  platform: process.platform,
  places: findPlaces(),
  starters: STARTERS,
};

let parent: string;
const running: EmbeddedPostgres[] = [];
beforeAll(async () => {
  parent = await realpath(await mkdtemp(join(tmpdir(), 'nabij-embedded-')));
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => rm(parent, { recursive: true, force: true }));

async function start(folder: string, machine: Machine = MACHINE): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(folder, machine);
  running.push(server);
  return server;
}

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const database = openDatabase(url, { max: 1 });
  try {
    return [...(await database.db.execute(sql.raw(query)))];
  } finally {
    await database.close();
  }
}

describe('startEmbeddedPostgres', () => {
  it('is durable, checked, in UTF-8, silent about content and off the network', async () => {
    const server = await start(join(parent, 'plain'));
    const names = ['fsync', 'data_checksums', 'server_encoding', 'listen_addresses'];
    const logging = ['log_min_messages', 'log_min_error_statement', 'log_error_verbosity'];
    const wanted = [...names, ...logging].map((name) => `current_setting('${name}') ${name}`);
    expect(await ask(server.url('postgres'), `select ${wanted.join(', ')}`)).toEqual([
      {
        fsync: 'on',
        data_checksums: 'on',
        server_encoding: 'UTF8',
        listen_addresses: '',
        log_min_messages: 'log',
        log_min_error_statement: 'panic',
        log_error_verbosity: 'terse',
      },
    ]);
    for (const folder of ['', 'cluster', 'socket']) {
      expect((await stat(join(parent, 'plain', folder))).mode & 0o777).toBe(0o700);
    }
  });

  it('goes on with the same data', async () => {
    const first = await start(join(parent, 'plain'));
    await Promise.all([first.createDatabase('kept'), first.createDatabase('kept')]);
    await ask(first.url('kept'), 'create table words as select $$nabij$$ as word');
    await first.stop();
    await first.stop();
    const second = await start(join(parent, 'plain'));
    await second.createDatabase('kept');
    expect(await ask(second.url('kept'), 'select word from words')).toEqual([{ word: 'nabij' }]);
  });

  it('refuses a second start on the same folder in one sentence', async () => {
    const folder = join(parent, 'plain');
    const first = await start(folder);
    await expect(start(folder)).rejects.toThrow(
      `Another process already uses the data in ${folder}; stop that one first, or choose another folder.`,
    );
    expect(await ask(first.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is reached beside the node that started it', async () => {
    const folder = join(parent, 'plain');
    expect(await attachEmbeddedPostgres(folder)).toBeUndefined();
    const server = await start(folder);
    const attached = await attachEmbeddedPostgres(folder);
    expect(attached?.url('postgres')).toBe(server.url('postgres'));
    await attached?.stop();
    expect(await ask(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
    expect(await attachEmbeddedPostgres(folder)).toBeUndefined();
  });

  it('says so when the server ends by itself', async () => {
    const server = await start(join(parent, 'plain'));
    const note = await readNote(join(parent, 'plain', 'cluster'));
    process.kill(note?.pid ?? 0, 'SIGQUIT');
    expect(await server.failed).toBe(
      `The PostgreSQL that runs on ${join(parent, 'plain')} ended by itself; start this program again.`,
    );
  });

  it('finds a short path for its socket where the folder has a long one', async () => {
    const server = await start(join(parent, 'long'.repeat(30)));
    expect(await ask(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    const socket = new URL(server.url('postgres')).searchParams.get('host') ?? '';
    expect(Buffer.byteLength(`${socket}/.s.PGSQL.5432`)).toBeLessThanOrEqual(103);
    expect((await stat(socket)).mode & 0o777).toBe(0o700);
    await server.stop();
    await rm(socket, { recursive: true });
  });

  it.runIf(MACHINE.places.system.length > 0)(
    "goes on with an installed version's data, with that version",
    async () => {
      const places = { ...MACHINE.places, packaged: undefined };
      const folder = join(parent, 'installed');
      const first = await start(folder, { ...MACHINE, places });
      const version = await ask(first.url('postgres'), 'show server_version_num');
      await first.stop();
      const second = await start(folder);
      expect(await ask(second.url('postgres'), 'show server_version_num')).toEqual(version);
    },
  );

  it('lets only one of two first starts have the folder', async () => {
    const starts = [1, 2].map(() => start(join(parent, 'race')));
    const outcomes = (await Promise.allSettled(starts)).map(({ status }) => status);
    expect(outcomes.sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('does without setpriv', async () => {
    const starters = { ...STARTERS, setpriv: '/missing/setpriv' };
    const server = await start(join(parent, 'plain'), { ...MACHINE, starters });
    expect(await ask(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('takes no name for a database that is none', async () => {
    const server = await start(join(parent, 'plain'));
    await expect(server.createDatabase('a"; drop database postgres')).rejects.toThrow('Not a name');
  });
});

describe('one clear sentence', () => {
  it('for a folder that cannot be made', async () => {
    await writeFile(join(parent, 'file'), '');
    const folder = join(parent, 'file', 'data');
    await expect(start(folder)).rejects.toThrow(`${folder} is not a folder.`);
  });

  it.runIf(process.platform === 'linux')('for a folder that cannot be written to', async () => {
    await expect(start('/sys/nabij')).rejects.toThrow(
      'The folder /sys/nabij cannot be written to by this user; choose another one or change its owner.',
    );
  });

  it('for data of another version', async () => {
    await mkdir(join(parent, 'old', 'cluster'), { recursive: true, mode: 0o700 });
    await writeFile(join(parent, 'old', 'cluster', 'PG_VERSION'), '9\n');
    await expect(start(join(parent, 'old'))).rejects.toThrow(
      'The data was made by PostgreSQL 9, but this machine has version',
    );
  });

  it('for Windows', async () => {
    const machine: Machine = { ...MACHINE, platform: 'win32' };
    await expect(start(join(parent, 'windows'), machine)).rejects.toThrow('DATABASE_URL');
  });

  it.runIf(process.getuid?.() === 0)('where root may not become another user', async () => {
    const starters = { setpriv: '/missing/setpriv', unshare: '/missing/unshare' };
    await expect(start(join(parent, 'plain'), { ...MACHINE, starters })).rejects.toThrow(
      'PostgreSQL does not run as root and this system does not let root start it as another ' +
        'user; start this program as an ordinary user or set DATABASE_URL.',
    );
  });
});
