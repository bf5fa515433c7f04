import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** How long and with how much memory a piece of work may go on. */
export interface Limits {
  readonly patienceMs: number;
  /** For objects of JavaScript; buffers come on top. */
  readonly memoryMb: number;
}

/** Our programs and what they import; configuration, keys and data lie elsewhere. */
const READABLE = [
  '../',
  '../../package.json',
  '../../node_modules/',
  '../../../protocol/',
  '../../../../package.json',
  '../../../../node_modules/',
].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/**
 * Lets one of our programs do one piece of work in a process of its own, which knows no variable of
 * the environment, writes no file, starts no process and reads our sources only. Whatever becomes of
 * it, this process goes on.
 * @param program takes one message and answers with one
 * @returns undefined where it died, or took too long or too much
 */
export async function runApart(
  program: URL,
  input: object,
  { patienceMs, memoryMb }: Limits,
): Promise<unknown> {
  const path = fileURLToPath(program);
  const child = fork(path, [], {
    serialization: 'advanced',
    env: {},
    // a library warns of odd parts by quoting them, which no log may hold
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: [
      '--permission',
      ...[...READABLE, path].map((readable) => `--allow-fs-read=${readable}`),
      `--max-old-space-size=${memoryMb}`,
      '--max-semi-space-size=16',
    ],
  });
  try {
    return await answerOf(child, input, patienceMs);
  } finally {
    await end(child);
  }
}

async function answerOf(child: ChildProcess, input: object, patienceMs: number): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const giveUp = () => resolve(undefined);
  const timer = setTimeout(giveUp, patienceMs);
  child.once('message', resolve);
  child.on('error', giveUp);
  child.once('exit', giveUp);
  // one that died before it listened is heard of by its exit
  child.send(input, () => undefined);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const isRunning = child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  if (!isRunning) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
