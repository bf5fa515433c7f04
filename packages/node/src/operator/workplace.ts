import { type OpenAccount, unlockAccount } from '../access/accounts.ts';
import { type FederationDeps, openFederation } from '../federation/dependencies.ts';
import { settledConfig } from '../settings/change.ts';
import { systemClock } from '../system/clock.ts';
import { type Config, type Environment, loadConfig } from '../system/config.ts';
import { type Db, openDatabase } from '../system/database.ts';
import { attachEmbeddedPostgres, startEmbeddedPostgres } from '../system/embedded-postgres.ts';
import { createLog } from '../system/log.ts';
import { migrate } from '../system/migrate.ts';
import { DATABASE, databaseFolder } from '../system/own-database.ts';
import { type NodeKey, ownKeys } from '../system/own-keys.ts';
import { askSecret } from './terminal.ts';

/** What an operator's command works with: the node's configuration, database and key. */
export interface Workplace {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly db: Db;
  readonly key: NodeKey;
  readonly federation: FederationDeps;
  readonly now: Date;
}

/** Opens a node for one command, beside the running node or without it, and closes it again. */
export async function withNode(
  env: Environment,
  work: (place: Workplace) => Promise<void> | void,
): Promise<void> {
  const config = loadConfig(env);
  await withDatabase(config, async (databaseUrl) => {
    await migrate(databaseUrl, config.role);
    await workOn(config, databaseUrl, work);
  });
}

/** Reaches a node's database for one command, as it is. */
export async function withDatabase(
  config: Config,
  work: (url: string) => Promise<void>,
): Promise<void> {
  const { url, close } = await reachDatabase(config);
  try {
    await work(url);
  } finally {
    await close();
  }
}

/** Somebody of the team who does a thing at this terminal, by their own password. */
export async function colleague(db: Db, login: string): Promise<OpenAccount> {
  return unlockAccount(db, login, await askSecret(`Password of ${login}: `));
}

async function workOn(
  given: Config,
  databaseUrl: string,
  work: (place: Workplace) => Promise<void> | void,
): Promise<void> {
  const database = openDatabase(databaseUrl, { max: 2 });
  const { db } = database;
  const clock = systemClock;
  try {
    const log = createLog({ level: 'error' });
    const federation = await openFederation(given, { db, clock, log });
    const config = await settledConfig(given, db, ownKeys(federation.key));
    try {
      await work({ config, databaseUrl, db, key: federation.key, federation, now: clock.now() });
    } finally {
      await federation.outgoing.close();
    }
  } finally {
    await database.close();
  }
}

async function reachDatabase(config: Config): Promise<{ url: string; close(): Promise<void> }> {
  if (config.databaseUrl) return { url: config.databaseUrl.reveal(), close: async () => {} };
  const folder = databaseFolder(config);
  const server = (await attachEmbeddedPostgres(folder)) ?? (await startEmbeddedPostgres(folder));
  await server.createDatabase(DATABASE);
  return { url: server.url(DATABASE), close: () => server.stop() };
}
