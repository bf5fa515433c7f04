import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type Agent, type IncomingMessage, request } from 'node:http';

/** Does something `count` times with so many at once, and says how often per second. */
export async function inParallel(
  width: number,
  count: number,
  work: () => Promise<void>,
): Promise<number> {
  let left = count;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (left > 0) {
        left -= 1;
        await work();
      }
    }),
  );
  return count / ((performance.now() - start) / 1_000);
}

/** Posts and waits for the whole answer; any other status than `expected` ends the bench. */
export async function post(
  to: { agent: Agent; port: number; path: string; headers: Record<string, string> },
  body: string,
  expected: number,
): Promise<void> {
  const { agent, port, path } = to;
  const headers = { ...to.headers, 'content-length': Buffer.byteLength(body) };
  const outgoing = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== expected) throw new Error(`answered ${answer.statusCode}`);
}

/** Microseconds of CPU that a server's process has used; it answers any message with them. */
export async function cpuOf(child: ChildProcess): Promise<number> {
  child.send('cpu');
  const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage];
  return user + system;
}

/** Three digits behind the point. */
export function ratio(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/**
 * How long something takes, one after the other: the usual time, what 95 in 100 stay within, and
 * the CPU of this process each time, which a busy machine changes least. PostgreSQL's is not in it.
 */
export async function milliseconds(
  times: number,
  work: () => Promise<unknown>,
): Promise<{ p50: number; p95: number; cpuMs: number; times: number }> {
  await work();
  const taken: number[] = [];
  const before = process.cpuUsage();
  for (let n = 0; n < times; n += 1) {
    const start = performance.now();
    await work();
    taken.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  taken.sort((a, b) => a - b);
  const at = (share: number) => ratio(taken[Math.ceil(times * share) - 1] ?? 0);
  const cpuMs = ratio((user + system) / 1_000 / times);
  return { p50: at(0.5), p95: at(0.95), cpuMs, times };
}
