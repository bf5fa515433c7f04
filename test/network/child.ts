import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environmentOf, type NetworkNode } from '../network.ts';

const MAIN = fileURLToPath(new URL('../../packages/node/src/main.ts', import.meta.url));

/** How a process ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A process that a test started. */
export interface Child {
  readonly pid: number;
  /** Everything it has written to both of its outputs. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ending>;
  /** Resolves when it has written this. @throws if it ends before */
  writes(text: string): Promise<void>;
}

/** Runs a program of the project with this Node, and nothing of our own environment but the path. */
export function startChild(args: readonly string[], env: Record<string, string> = {}): Child {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listeners = new Set<() => void>();
  const hear = (): void => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      hear();
    });
  }
  let over = false;
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => {
      over = true;
      hear();
      resolve({ code, signal });
    });
  });
  return {
    pid: child.pid ?? 0,
    output: () => text,
    kill: (signal) => void child.kill(signal),
    ended,
    writes: (wanted) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (text.includes(wanted)) resolve();
          else if (over) reject(new Error(`It ended before it wrote "${wanted}": ${text}`));
          else return;
          listeners.delete(check);
        };
        listeners.add(check);
        check();
      }),
  };
}

/** A node in a process of its own, on the data of the given one; it listens when this resolves. */
export async function startNodeProcess(
  node: NetworkNode,
  changes: Record<string, string> = {},
): Promise<Child> {
  const child = startChild([MAIN], { ...environmentOf(node.plan), ...changes });
  await child.writes('listening on port');
  return child;
}
