import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort } from '../network.ts';
import { type Child, startChild } from './child.ts';

const DEMO = fileURLToPath(new URL('../demo/main.ts', import.meta.url));
const PATIENCE = { timeout: 45_000, interval: 50 };
let dir: string;
let started: Child | undefined;
let occupied: Server | undefined;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-demo-'));
});

afterEach(async () => {
  started?.kill('SIGKILL');
  await started?.ended;
  occupied?.close();
  started = undefined;
  occupied = undefined;
  await rm(dir, { recursive: true, force: true, maxRetries: 20 });
});

function demo(firstPort: number): Child {
  started = startChild([DEMO, '--ports', String(firstPort), '--data', join(dir, 'data')]);
  return started;
}

/** The first of four free ports in a row. */
async function freeBlock(): Promise<number> {
  for (let at = 0; at < 50; at += 1) {
    const first = await freePort();
    const others = await Promise.all([1, 2, 3].map((offset) => isFree(first + offset)));
    if (first < 65_000 && others.every(Boolean)) return first;
  }
  throw new Error('There are no four free ports in a row');
}

async function isFree(port: number): Promise<boolean> {
  const server = await occupy(port).catch(() => undefined);
  if (!server) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

function occupy(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** The server’s process as it notes it itself; its first line is its number. */
async function serverProcess(): Promise<number> {
  const [note] = (await readdir(dir, { recursive: true })).filter((path) =>
    path.endsWith('postmaster.pid'),
  );
  const text = await readFile(join(dir, note ?? 'no note yet'), 'utf8');
  return Number(text.split('\n')[0]);
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('npm run demo', () => {
  it.each([0, 3])('refuses a used port in one sentence (number %i of four)', async (offset) => {
    const first = await freeBlock();
    occupied = await occupy(first + offset);
    const child = demo(first);
    expect(await child.ended).toEqual({ code: 1, signal: null });
    const lines = child.output().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^Port ${first + offset} is used: .*\\.$`));
    expect(await readdir(dir)).toEqual([]);
  });

  it('refuses nonsense for a port in one sentence', async () => {
    const child = demo(Number.NaN);
    expect(await child.ended).toEqual({ code: 1, signal: null });
    expect(child.output().trim().split('\n')).toHaveLength(1);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s and leaves no process', async (signal) => {
    const child = demo(await freeBlock());
    await child.writes('Two years in Drieland');
    const pid = await serverProcess();
    expect(lives(pid)).toBe(true);
    child.kill(signal);
    expect(await child.ended, child.output()).toEqual({ code: 0, signal: null });
    await vi.waitFor(() => expect(lives(pid)).toBe(false), PATIENCE);
    expect(child.output()).not.toMatch(/Error|does not work|Unhandled/);
  });

  it('leaves no process when it is killed', async () => {
    const child = demo(await freeBlock());
    await child.writes('Two years in Drieland');
    const pid = await serverProcess();
    child.kill('SIGKILL');
    await child.ended;
    await vi.waitFor(() => expect(lives(pid)).toBe(false), PATIENCE);
  });
});
