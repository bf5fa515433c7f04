import { explained } from './explained.ts';
import { startNode } from './start.ts';
import { loadConfig } from './system/config.ts';
import { createLog } from './system/log.ts';

/** `npm start`: one node, configured by its environment, until it is told to stop. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog({ level: config.logLevel });
  const node = await startNode(config, { log });
  const stop = async (code: number) => {
    await node.stop();
    process.exitCode = code;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0));
  process.stdout.write(`${config.name} is at ${config.url} (listening on port ${node.port})\n`);
  void node.failed.then((sentence) => {
    process.stderr.write(`${sentence}\n`);
    return stop(1);
  });
}

await main().catch((error: unknown) => {
  process.stderr.write(`${explained(error)}\n`);
  process.exitCode = 1;
});
