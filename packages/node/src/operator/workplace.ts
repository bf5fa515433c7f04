import type { SigningKey } from '@nabij/protocol';
import type { FederationDeps } from '../federation/dependencies.ts';
import { loadOrCreateNodeKey } from '../federation/node-key.ts';
import { createOutgoing } from '../federation/outgoing.ts';
import { DATABASE, databaseFolder } from '../start.ts';
import { systemClock } from '../system/clock.ts';
import { type Config, type Environment, loadConfig } from '../system/config.ts';
import { type Db, openDatabase } from '../system/database.ts';
import { attachEmbeddedPostgres, startEmbeddedPostgres } from '../system/embedded-postgres.ts';
import { createLog } from '../system/log.ts';
import { migrate } from '../system/migrate.ts';

/** What an operator's command works with: the node's configuration, database and key. */
export interface Workplace {
  readonly config: Config;
  readonly db: Db;
  readonly key: SigningKey;
  readonly federation: FederationDeps;
  readonly now: Date;
}

/** Opens a node for one command, beside the running node or without it, and closes it again. */
export async function withNode(
  env: Environment,
  work: (place: Workplace) => Promise<void> | void,
): Promise<void> {
  const config = loadConfig(env);
  const { url, close } = await reachDatabase(config);
  try {
    await migrate(url, config.role);
    const database = openDatabase(url, { max: 2 });
    try {
      const { db } = database;
      const key = await loadOrCreateNodeKey(config.keysDir);
      const log = createLog({ level: 'error' });
      const outgoing = createOutgoing({ allowLoopbackHttp: config.allowLoopbackHttp });
      const clock = systemClock;
      const federation = { db, key, entityId: config.url, clock, log, outgoing };
      await work({ config, db, key, federation, now: clock.now() });
    } finally {
      await database.close();
    }
  } finally {
    await close();
  }
}

async function reachDatabase(config: Config): Promise<{ url: string; close(): Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl.reveal(), close: async () => {} };
  const folder = databaseFolder(config);
  const server = (await attachEmbeddedPostgres(folder)) ?? (await startEmbeddedPostgres(folder));
  await server.createDatabase(DATABASE);
  return { url: server.url(DATABASE), close: () => server.stop() };
}
