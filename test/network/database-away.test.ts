import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../packages/node/src/system/database.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../packages/node/src/system/embedded-postgres.ts';
import type { Child } from './child.ts';
import { type Client, clientOf } from './client.ts';
import { type TestedNode, testedNodes } from './tested-nodes.ts';

const PATIENCE = { timeout: 45_000, interval: 50 };
const nodes = testedNodes();
let dir: string;
let server: EmbeddedPostgres;
let point: TestedNode;
let child: Child;
let citizen: Client;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nabij-away-'));
  server = await startEmbeddedPostgres(dir);
  await server.createDatabase('beek');
  const databaseUrl = server.url('beek');
  point = await nodes.make({ name: 'Beek', role: 'point', at: new Date(), databaseUrl });
  await point.start();
  await point.stop();
  child = await point.startProcess();
  citizen = clientOf(point.url, point.plan.port);
});

afterEach(async () => {
  await nodes.end();
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

describe('a database that stops in the midst of work', () => {
  it('keeps what was typed on the page, and the node goes on when it is back', async () => {
    expect((await citizen.form('/report/want', { want: 'ADVICE' })).status).toBe(200);
    const admin = openDatabase(server.url('beek'), { max: 1 });
    let waiting: Promise<unknown>[] = [];
    const stopped = admin.db.transaction(async (tx) => {
      await tx.execute('lock table visits');
      waiting = ['een', 'twee', 'drie'].map((story) => citizen.form('/report/story', { story }));
      await vi.waitFor(async () => {
        const held = await tx.execute('select from pg_locks where not granted');
        expect(held).toHaveLength(3);
      }, PATIENCE);
      await server.stop();
    });
    await expect(stopped).rejects.toThrow();
    for (const answered of await Promise.all(waiting))
      expect(answered).toMatchObject({ status: 503 });
    expect((await citizen.page('/readyz')).status).toBe(503);
    expect((await citizen.page('/healthz')).status).toBe(200);
    server = await startEmbeddedPostgres(dir);
    await vi.waitFor(
      async () => expect((await citizen.page('/readyz')).status).toBe(200),
      PATIENCE,
    );
    for (let time = 0; time < 20; time += 1) {
      expect((await citizen.form('/report/story', { story: 'weer' })).status).toBe(200);
    }
    child.kill('SIGTERM');
    expect(await child.ended).toEqual({ code: 0, signal: null });
    await admin.close();
  });
});
