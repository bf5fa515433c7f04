import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runApart } from './run-apart.ts';

const LIMITS = { patienceMs: 60_000, memoryMb: 64 };

let dir: string;
let program: URL;

/** A program that does what it is told; each answer says whether it came to its end. */
const PROGRAM = `
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
const tried = (act) => {
  try { act(); return 'done'; } catch (error) { return error.code ?? 'failed'; }
};
process.once('message', ({ act, path, bytes }) => {
  if (act === 'abort') process.abort();
  if (act === 'kill') process.kill(process.pid, 'SIGKILL');
  if (act === 'trap') process.kill(process.pid, 'SIGTRAP');
  if (act === 'leave') process.exit(0);
  if (act === 'throw') throw new Error('words of a person');
  if (act === 'wait') return;
  if (act === 'fill') for (const all = []; ; ) all.push({ of: all.length });
  process.send({
    said: bytes?.length,
    environment: Object.keys(process.env).filter((name) => !name.startsWith('NODE_CHANNEL')),
    reads: tried(() => readFileSync(path)),
    readsAccounts: tried(() => readFileSync('/etc/passwd')),
    writes: tried(() => writeFileSync(path, 'x')),
    starts: tried(() => spawnSync(process.execPath, ['--version'])),
    threads: tried(() => new Worker('1', { eval: true })),
  });
});`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-apart-'));
  await writeFile(join(dir, 'program.mjs'), PROGRAM);
  await writeFile(join(dir, 'secret.txt'), 'secret');
  program = pathToFileURL(join(dir, 'program.mjs'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('a program in a process of its own', () => {
  it('gets its work and nothing else', async () => {
    const bytes = new Uint8Array(20 * 1024 * 1024);
    const denied = 'ERR_ACCESS_DENIED';
    expect(await runApart(program, { bytes, path: join(dir, 'secret.txt') }, LIMITS)).toEqual({
      said: bytes.length,
      environment: [],
      ...{ reads: denied, readsAccounts: denied, writes: denied, starts: denied, threads: denied },
    });
  });

  it.each(['abort', 'kill', 'trap', 'leave', 'throw', 'fill'])(
    'answers nothing and harms nobody by: %s',
    async (act) => {
      expect(await runApart(program, { act }, LIMITS)).toBeUndefined();
    },
  );

  it('is ended when it takes too long', async () => {
    expect(
      await runApart(program, { act: 'wait' }, { ...LIMITS, patienceMs: 500 }),
    ).toBeUndefined();
  });

  it('is missed where it is not there', async () => {
    expect(await runApart(new URL('none.mjs', program), {}, LIMITS)).toBeUndefined();
  });
});
