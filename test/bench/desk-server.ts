import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { startNode } from '../../packages/node/src/start.ts';
import { loadConfig } from '../../packages/node/src/system/config.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { NAMED } from './desk-ask.ts';
import { type Spread, Times } from './desk-times.ts';

/** What the bench tells the point that it measures: first how to run, then what it wants to know. */
export type ToServer = { env: Record<string, string> } | 'forget times' | 'report';

/** What the server says of itself. */
export interface Report {
  /** From the request's head to the last byte of the answer, in this process. */
  readonly times: Record<string, Spread>;
  readonly memory: NodeJS.MemoryUsage;
  readonly cpu: NodeJS.CpuUsage;
}

let times = new Times();
const began = new WeakMap<IncomingMessage, number>();

// Node's own channels: nothing in the program knows that it is measured
subscribe('http.server.request.start', (message) => {
  began.set((message as { request: IncomingMessage }).request, performance.now());
});
subscribe('http.server.response.finish', (message) => {
  const { request } = message as { request: IncomingMessage };
  const [at, what] = [began.get(request), request.headers[NAMED]];
  if (at !== undefined && typeof what === 'string') times.add(what, performance.now() - at);
});

// A process of its own, so that its memory and CPU can be told from those of whoever asks.
process.on('message', (told: ToServer) => {
  if (told === 'forget times') times = new Times();
  else if (told === 'report') {
    const [memory, cpu] = [process.memoryUsage(), process.cpuUsage()];
    process.send?.({ times: times.all(), memory, cpu } satisfies Report);
  } else void run(told.env);
});

async function run(env: Record<string, string>): Promise<void> {
  const node = await startNode(loadConfig(env), {
    log: createLog({ level: 'error' }),
    delivers: false,
  });
  process.send?.({ port: node.port });
}
