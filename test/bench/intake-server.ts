import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { startNode } from '../../packages/node/src/start.ts';
import { loadConfig } from '../../packages/node/src/system/config.ts';
import { connect } from '../../packages/node/src/system/database.ts';
import { createLog } from '../../packages/node/src/system/log.ts';

/** What the bench tells the server that it measures: the whole point, or a bare handler. */
export interface IntakeServerStart {
  kind: 'point' | 'bare';
  env: Record<string, string>;
  databaseUrl: string;
}

// A process of its own, so that its CPU can be told from that of whoever sends.
process.once('message', (start: IntakeServerStart) => {
  void run(start);
});

async function run(start: IntakeServerStart): Promise<void> {
  const port = start.kind === 'point' ? await runPoint(start) : await runBare(start);
  process.on('message', () => process.send?.(process.cpuUsage()));
  process.send?.({ port });
}

async function runPoint({ env, databaseUrl }: IntakeServerStart): Promise<number> {
  const config = loadConfig({ ...env, DATABASE_URL: databaseUrl });
  const node = await startNode(config, { log: createLog({ level: 'error' }), delivers: false });
  return node.port;
}

/** Reads a body and inserts it as one durable row: nothing else. */
async function runBare({ databaseUrl }: IntakeServerStart): Promise<number> {
  const sql = connect(databaseUrl, 10);
  await sql`create table if not exists bare (id bigint generated always as identity, body text)`;
  const app = new Hono().post('/', async (c) => {
    await sql`insert into bare (body) values (${await c.req.text()})`;
    return c.body(null, 201);
  });
  return new Promise((resolve) => {
    serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, (info) => resolve(info.port));
  });
}
