import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { problemResponse } from './problem.ts';

const LONGEST_CHECK_MS = 3000;

/**
 * For whoever watches over the node: `/healthz` answers while the process lives, `/readyz` while
 * it can do its work. Neither says anything about the inside.
 * @param ready true if the node can take requests, such as when its database answers.
 */
export function healthRoutes(ready: () => Promise<boolean>): Hono {
  const app = new Hono();
  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', async (c) =>
    (await inTime(ready)) ? c.json({ status: 'ready' }) : problemResponse(c, 'unavailable'),
  );
  return app;
}

async function inTime(ready: () => Promise<boolean>): Promise<boolean> {
  const stopWaiting = new AbortController();
  const tooLate = wait(LONGEST_CHECK_MS, false, { signal: stopWaiting.signal, ref: false });
  try {
    return await Promise.race([ready(), tooLate]);
  } catch {
    return false;
  } finally {
    tooLate.catch(() => {});
    stopWaiting.abort();
  }
}
