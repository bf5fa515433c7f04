import { monitorEventLoopDelay } from 'node:perf_hooks';
import { regionFiguresRoutes } from '../../packages/node/src/figures/region-routes.ts';
import { regionFiguresReader } from '../../packages/node/src/region/public-figures.ts';
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
  const clock = { now: () => new Date(now) };
  const app = regionRoutes({ db, clock, log, publisher: 'Bench' });
  const read = regionFiguresReader(db);
  app.route('/', regionFiguresRoutes({ read, clock, name: 'Bench', languages: ['nl', 'ar'] }));
  app.onError(onError(log));
  const server = await serve(app, { host: '127.0.0.1', port: 0 });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  process.on('message', () => {
    // nanoseconds since it was asked last
    const longestDelay = delay.max;
    delay.reset();
    process.send?.({ ...process.cpuUsage(), rss: process.memoryUsage.rss(), longestDelay });
  });
  process.send?.({ port: server.port });
}
