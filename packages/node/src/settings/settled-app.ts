import type { OkpJwk } from '@nabij/protocol';
import type { Config } from '../system/config.ts';
import type { Db } from '../system/database.ts';
import type { Log } from '../system/log.ts';
import { settledConfig } from './change.ts';
import { newestSettings } from './store.ts';

/** The program of a node, made anew whenever something else is set in its desk. */
export interface SettledApp<App> {
  /** What holds now. */
  readonly config: Config;
  readonly app: App;
  /** Makes it what it was set to, if that changed. */
  settle(): Promise<Config>;
  stop(): Promise<void>;
}

/** How soon another process of the same node follows. */
const LOOK_MS = 10_000;

/**
 * Opens it. A request in flight ends in the program it began in.
 * @param it.build makes the program from a configuration
 */
export async function openSettledApp<App>(it: {
  config: Config;
  db: Db;
  nodeKeys: readonly OkpJwk[];
  log: Log;
  build: (config: Config, settle: () => Promise<Config>) => App;
}): Promise<SettledApp<App>> {
  const { db, nodeKeys, log, build } = it;
  const versionNow = async () => {
    return it.config.role === 'point' ? ((await newestSettings(db))?.version ?? 0) : 0;
  };
  let version = await versionNow();
  let config = await settledConfig(it.config, db, nodeKeys);
  let under: Promise<Config> = Promise.resolve(config);
  const settle = (): Promise<Config> => {
    under = under.catch(() => config).then(settleOnce);
    return under;
  };
  const settleOnce = async (): Promise<Config> => {
    const newest = await versionNow();
    if (newest === version) return config;
    config = await settledConfig(it.config, db, nodeKeys);
    app = build(config, settle);
    version = newest;
    log.info('settled', { version });
    return config;
  };
  let app = build(config, settle);
  const timer = setInterval(() => {
    settle().catch((error: unknown) => log.error('settings-unreadable', {}, error));
  }, LOOK_MS);
  timer.unref();
  return {
    get config() {
      return config;
    },
    get app() {
      return app;
    },
    settle,
    stop: async () => {
      clearInterval(timer);
      await under.catch(() => undefined);
    },
  };
}
