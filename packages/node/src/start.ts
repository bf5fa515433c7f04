import type { OpenAPIHono } from '@hono/zod-openapi';
import type { SigningKey } from '@nabij/protocol';
import { startAuditChain } from './access/audit/keeper.ts';
import { deleteExpiredAttempts } from './access/limits/attempts.ts';
import { deleteExpiredSessions } from './access/store.ts';
import { createApp } from './app.ts';
import { forgetPersons } from './counts/tally-store.ts';
import { type Delivery, deliverDue, startDelivery } from './federation/deliver.ts';
import { type FederationDeps, openFederation } from './federation/dependencies.ts';
import { type Refreshing, refreshNow, startRefreshing } from './federation/directory/refresh.ts';
import { watchKey } from './federation/watch-key.ts';
import { watchHandovers } from './handing-over.ts';
import { deleteOldRequests } from './intake/assisted/store.ts';
import { deleteExpiredUploads } from './intake/files/store.ts';
import { tooClose } from './intake/pages/contrast.ts';
import { type Face, loadFace } from './intake/pages/face.ts';
import { deleteExpiredVisits } from './intake/store.ts';
import { smtpMailer } from './notices/mailer.ts';
import { noticeKeyOf } from './notices/notice-key.ts';
import { startMailing } from './notices/send.ts';
import { preparingAt, startReleasing } from './releasing.ts';
import { openSettledApp, type SettledApp } from './settings/settled-app.ts';
import { type Clock, systemClock } from './system/clock.ts';
import type { Config, PointConfig } from './system/config.ts';
import { type Database, openDatabase } from './system/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './system/embedded-postgres.ts';
import type { Log } from './system/log.ts';
import { migrate } from './system/migrate.ts';
import { DATABASE, databaseFolder } from './system/own-database.ts';
import { ownKeys } from './system/own-keys.ts';
import { type Server, serve } from './system/serve.ts';
import { tendPoint } from './tending.ts';

/** A node that runs. */
export interface RunningNode {
  readonly url: string;
  readonly port: number;
  readonly database: Database;
  readonly key: SigningKey;
  readonly app: OpenAPIHono;
  /** What it needs to speak with other nodes. */
  readonly federation: FederationDeps;
  /** Tries now what waits to be sent; returns how many tries were made. */
  deliver(): Promise<number>;
  /** Asks now which points there are: a coordinator its members, a point its coordinator. */
  refreshDirectory(): Promise<void>;
  /** Resolves with one sentence if the node cannot go on. */
  readonly failed: Promise<string>;
  /** Takes nothing new, lets requests in flight finish, closes the database. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly log: Log;
  readonly clock?: Clock;
  /** Whether it delivers by itself; tests and the demo's history deliver when they say so. */
  readonly delivers?: boolean;
  /** Whether quarters leave by themselves; without: where it delivers. */
  readonly releases?: boolean;
}

const HOUSEKEEPING_MS = 10 * 60_000;

/** Starts a node: its database, its key, its addresses, its delivery. */
export async function startNode(config: Config, options: StartOptions): Promise<RunningNode> {
  const { log, clock = systemClock, delivers = true, releases = delivers } = options;
  const face = readFace(config, log);
  const server = await openServer(config);
  try {
    const url = server.url;
    await migrate(url, config.role);
    const database = openDatabase(url);
    const federation = await openFederation(config, { db: database.db, clock, log });
    const { key, outgoing, resolving } = federation;
    let delivery: Delivery | undefined;
    const wake = () => delivery?.wake();
    const now = () => settled.config;
    const tending =
      config.role === 'point'
        ? tendPoint({ db: database.db, clock, log, key, config: () => pointOf(settled.config) })
        : undefined;
    const preparing = preparingAt(federation, now);
    const settled = await openSettledApp({
      config,
      db: database.db,
      nodeKeys: ownKeys(key),
      log,
      build: (settledTo, settle) =>
        createApp({
          ...{ config: settledTo, database, key, clock, log, face, wake, settle, preparing },
          outgoing,
          resolving,
          tend: (who, when) => tending?.wake(who, when),
        }),
    });
    const http = await listen(settled, database);
    let refreshing: Refreshing | undefined;
    if (delivers) {
      delivery = startDelivery(federation);
      refreshing = startRefreshing(federation, config.role);
    }
    const mailing = delivers ? await startNotices(federation, settled) : undefined;
    const leaving = { now, preparing, wake };
    const watching = delivers ? watchHandovers(federation, config) : undefined;
    const releasing = releases ? startReleasing(federation, leaving) : undefined;
    const keyWatch = watchKey(config.keysDir, key.kid);
    const chain = startAuditChain({ ...federation, dataDir: config.dataDir });
    const housekeeping = setInterval(
      () => void tidy(config, { database, clock, log }),
      HOUSEKEEPING_MS,
    );
    log.info('started', { role: config.role, port: http.port });
    return {
      url: config.url,
      port: http.port,
      database,
      key,
      get app() {
        return settled.app;
      },
      federation,
      deliver: () => deliverDue(federation),
      refreshDirectory: async () => void (await refreshNow(federation, config.role)),
      failed: Promise.race([keyWatch.stolen, ...(server.embedded ? [server.embedded.failed] : [])]),
      stop: async () => {
        clearInterval(housekeeping);
        keyWatch.stop();
        await settled.stop();
        await http.stop();
        await tending?.stop();
        await delivery?.stop();
        await refreshing?.stop();
        await mailing?.stop();
        await Promise.all([releasing?.stop(), watching?.stop()]);
        await chain.stop();
        await outgoing.close();
        await database.close();
        await server.embedded?.stop();
        log.info('stopped', { role: config.role });
      },
    };
  } catch (error) {
    await server.embedded?.stop();
    throw error;
  }
}

function pointOf(config: Config): PointConfig {
  if (config.role !== 'point') throw new Error('A point stays one');
  return config;
}

/** Takes requests; an open connection would keep a process alive that cannot. */
async function listen(settled: SettledApp<OpenAPIHono>, database: Database): Promise<Server> {
  try {
    const app = {
      fetch: (...asked: Parameters<OpenAPIHono['fetch']>) => settled.app.fetch(...asked),
    };
    return await serve(app, settled.config);
  } catch (error) {
    await settled.stop();
    await database.close();
    throw error;
  }
}

/** What a node looks like; says which colours some people cannot tell apart. */
function readFace(config: Config, log: Log): Face {
  const face = loadFace(config.face);
  for (const { front, back } of tooClose(face.values)) {
    log.warn('face-contrast-low', { type: `${front} on ${back}` });
  }
  return face;
}

/** The database's address, and the embedded server if the node runs one of its own. */
async function openServer(config: Config): Promise<{ url: string; embedded?: EmbeddedPostgres }> {
  if (config.databaseUrl) return { url: config.databaseUrl.reveal() };
  const embedded = await startEmbeddedPostgres(databaseFolder(config));
  await embedded.createDatabase(DATABASE);
  return { url: embedded.url(DATABASE), embedded };
}

/** Mail of a point that has a mail server. */
async function startNotices(
  { db, clock, log, key }: FederationDeps,
  settled: { readonly config: Config },
): Promise<{ stop(): Promise<void> } | undefined> {
  const { config } = settled;
  if (config.role !== 'point' || !config.mail) return undefined;
  const { url, mail, country } = config;
  const noticeKey = await noticeKeyOf(key);
  // a lead may give the point another name while it runs
  const point = {
    url,
    get name() {
      return settled.config.name;
    },
  };
  return startMailing({
    db,
    clock,
    log,
    point,
    country,
    noticeKey,
    mailer: smtpMailer(mail),
  });
}

async function tidy(
  config: Config,
  { database, clock, log }: { database: Database; clock: Clock; log: Log },
): Promise<void> {
  try {
    const now = clock.now();
    await deleteExpiredSessions(database.db, now);
    await deleteExpiredAttempts(database.db, now);
    if (config.role === 'point') {
      await deleteExpiredVisits(database.db, now);
      await deleteExpiredUploads(database.db, now);
      await deleteOldRequests(database.db, now);
      await forgetPersons(database.db, now);
    }
  } catch (error) {
    log.error('housekeeping-failed', {}, error);
  }
}
