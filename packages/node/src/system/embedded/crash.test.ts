import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../database.ts';
import { startEmbeddedPostgres } from '../embedded-postgres.ts';
import { clusterIn } from './cluster.ts';
import { readNote } from './lock.ts';

const PROGRAM = `
  const { startEmbeddedPostgres } = await import(process.argv[1]);
  const { findPlaces } = await import(process.argv[2]);
  const [, , , folder, setpriv] = process.argv;
  const starters = { setpriv, unshare: 'unshare' };
  const machine = { platform: process.platform, places: findPlaces(), starters };
  try {
    const server = await startEmbeddedPostgres(folder, machine);
    process.stdout.write(server.url('postgres') + '\\n');
    process.stdin.resume();
  } catch (error) {
    process.stdout.write('refused: ' + error.message + '\\n');
  }
`;
const HERE = [
  new URL('../embedded-postgres.ts', import.meta.url).href,
  new URL('./binaries.ts', import.meta.url).href,
];
const ORDINARY = 65_534;

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'nabij-crash-')));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await vi.waitFor(() => rm(folder, { recursive: true, force: true }), { timeout: 20_000 });
});

/** Another Node program with a server on the folder; its first line is the address or refusal. */
async function program(options: { setpriv?: string; uid?: number } = {}) {
  const { setpriv = 'setpriv', uid } = options;
  const args = ['--input-type=module', '-e', PROGRAM, ...HERE, folder, setpriv];
  const identity = uid === undefined ? {} : { uid, gid: uid };
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...identity,
  });
  children.push(child);
  const [line] = await once(child.stdout, 'data');
  return { child, line: String(line).trim() };
}

async function serverPid(): Promise<number> {
  return (await readNote(clusterIn(folder)))?.pid ?? 0;
}

async function hasEnded(pid: number): Promise<void> {
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 20_000 });
}

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const database = openDatabase(url, { max: 1 });
  try {
    return [...(await database.db.execute(sql.raw(query)))];
  } finally {
    await database.close();
  }
}

describe.each(['setpriv', '/missing/setpriv'])('kill -9 of the program (%s)', (setpriv) => {
  it('ends the server, and the next start finds everything that was acknowledged', async () => {
    const { child, line } = await program({ setpriv });
    await ask(line, 'create table words as select $$nabij$$ as word');
    const pid = await serverPid();
    child.kill('SIGKILL');
    const next = await startEmbeddedPostgres(folder);
    expect(await ask(next.url('postgres'), 'select word from words')).toEqual([{ word: 'nabij' }]);
    await next.stop();
    await hasEnded(pid);
  });

  it('ends the server even if nobody starts again', async () => {
    const { child } = await program({ setpriv });
    const pid = await serverPid();
    child.kill('SIGKILL');
    await hasEnded(pid);
  });
});

it('just starts after a crash of the machine', async () => {
  const { child, line } = await program();
  await ask(line, 'create table words as select $$nabij$$ as word');
  const pid = await serverPid();
  process.kill(pid, 'SIGKILL');
  child.kill('SIGKILL');
  await hasEnded(pid);
  const next = await startEmbeddedPostgres(folder);
  expect(await ask(next.url('postgres'), 'select word from words')).toEqual([{ word: 'nabij' }]);
  await next.stop();
});

it.runIf(process.platform === 'linux')(
  "just starts when a dead server's number belongs to another program",
  async () => {
    const server = await startEmbeddedPostgres(folder);
    const path = join(clusterIn(folder), 'postmaster.pid');
    const note = await readFile(path, 'utf8');
    await server.stop();
    const stranger = spawn('sleep', ['600']);
    children.push(stranger);
    await writeFile(path, note.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 });
    const next = await startEmbeddedPostgres(folder);
    expect(await ask(next.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await next.stop();
  },
);

it('refuses while another program really uses the folder', async () => {
  await program();
  expect((await program()).line).toContain('refused: Another process already uses the data');
});

/** Why an ordinary user cannot run this program here, if so. */
async function whyNotOrdinary(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'already runs as an ordinary user';
  const probe = spawn(process.execPath, ['-e', '0'], { uid: ORDINARY, gid: ORDINARY });
  const [code] = await once(probe, 'exit').catch(() => [1]);
  if (code !== 0) return 'an ordinary user cannot start this Node';
  const read = spawn('cat', [new URL(import.meta.url).pathname], { uid: ORDINARY, gid: ORDINARY });
  const [readCode] = await once(read, 'exit').catch(() => [1]);
  return readCode === 0 ? undefined : 'an ordinary user cannot read this folder';
}

describe('an ordinary user', () => {
  it('has a server in a folder of mode 700, which root may then use as that user', async (test) => {
    const why = await whyNotOrdinary();
    if (why !== undefined) test.skip(why);
    await chown(folder, ORDINARY, ORDINARY);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    const { child, line } = await program({ uid: ORDINARY });
    await ask(line, 'create table words as select $$nabij$$ as word');
    child.kill('SIGKILL');
    const asRoot = await startEmbeddedPostgres(folder);
    expect(await ask(asRoot.url('postgres'), 'select word from words')).toHaveLength(1);
    expect((await stat(join(folder, 'cluster', 'postmaster.pid'))).uid).toBe(ORDINARY);
    await asRoot.stop();
  });

  it("is told that root's folder is not theirs", async (test) => {
    const why = await whyNotOrdinary();
    if (why !== undefined) test.skip(why);
    expect((await program({ uid: ORDINARY })).line).toBe(
      `refused: The folder ${folder} cannot be written to by this user; choose another one or change its owner.`,
    );
  });
});
