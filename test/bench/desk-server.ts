import { startNode } from '../../packages/node/src/start.ts';
import { loadConfig } from '../../packages/node/src/system/config.ts';
import { createLog } from '../../packages/node/src/system/log.ts';

/** What the bench tells the point that it measures. */
export interface DeskServerStart {
  env: Record<string, string>;
}

// A process of its own, so that its memory and CPU can be told from those of whoever asks.
process.once('message', ({ env }: DeskServerStart) => {
  void run(env);
});

async function run(env: Record<string, string>): Promise<void> {
  const node = await startNode(loadConfig(env), {
    log: createLog({ level: 'error' }),
    delivers: false,
  });
  process.on('message', () => {
    process.send?.({ cpu: process.cpuUsage(), bytes: process.memoryUsage.rss() });
  });
  process.send?.({ port: node.port });
}
