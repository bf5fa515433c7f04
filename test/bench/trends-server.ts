import { regionRoutes } from '../../packages/node/src/region/routes.ts';
import { openDatabase } from '../../packages/node/src/system/database.ts';
import { createLog } from '../../packages/node/src/system/log.ts';
import { onError } from '../../packages/node/src/system/problem.ts';
import { serve } from '../../packages/node/src/system/serve.ts';

/** What the bench tells the coordinator that it measures. */
export interface TrendsServerStart {
  readonly databaseUrl: string;
  /** Its clock stands still, ISO 8601. */
  readonly now: string;
}

// A process of its own: what it keeps in memory is gone with it, and its memory can be told.
process.once('message', (start: TrendsServerStart) => {
  void run(start);
});

async function run({ databaseUrl, now }: TrendsServerStart): Promise<void> {
  const { db } = openDatabase(databaseUrl);
  const log = createLog({ level: 'error' });
  const app = regionRoutes({ db, clock: { now: () => new Date(now) }, publisher: 'Bench' });
  app.onError(onError(log));
  const server = await serve(app, { host: '127.0.0.1', port: 0 });
  process.on('message', () =>
    process.send?.({ ...process.cpuUsage(), rss: process.memoryUsage.rss() }),
  );
  process.send?.({ port: server.port });
}
