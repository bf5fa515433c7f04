import { createServer } from 'node:net';
import { join } from 'node:path';
import { fingerprint } from '@nabij/protocol';
import { createAccount, unlockAccount } from '../packages/node/src/access/accounts.ts';
import { accountByLogin } from '../packages/node/src/access/store.ts';
import type { AccountRole } from '../packages/node/src/access/tables.ts';
import { admit, join as joinRegion } from '../packages/node/src/federation/join.ts';
import { type RunningNode, startNode } from '../packages/node/src/start.ts';
import type { Clock } from '../packages/node/src/system/clock.ts';
import { loadConfig } from '../packages/node/src/system/config.ts';
import type { Log } from '../packages/node/src/system/log.ts';
import { createIntakeKey, letIn, type Unlocked } from '../packages/node/src/vault/intake-key.ts';

/** A clock that stands still until it is set. */
export interface SetClock extends Clock {
  set(at: Date): void;
}

export function setClock(at: Date): SetClock {
  let current = at;
  return {
    now: () => current,
    set: (next) => {
      current = next;
    },
  };
}

/** Somebody who can sign in somewhere in the region. */
export interface Person {
  login: string;
  name: string;
  role: AccountRole;
  password: string;
  /** Base 32; without it, signing in through the pages begins by setting up a second step. */
  totpSecret?: string;
}

/** A node to be: everything that differs between the nodes of one region. */
export interface NodePlan {
  id: string;
  env: Record<string, string>;
  people: readonly Person[];
  clock: Clock;
  log: Log;
  databaseUrl: string;
  keysDir: string;
  port: number;
  /** Where others reach it, if something stands in front of it. */
  publicPort?: number;
  delivers: boolean;
  /** Whether quarters leave by themselves; without: only when a test says so. */
  releases?: boolean;
}

/** A node of the network, which can be stopped and started again on the same data. */
export interface NetworkNode {
  readonly id: string;
  readonly url: string;
  readonly plan: NodePlan;
  /** The node as it runs now. Throws while it is stopped. */
  running(): RunningNode;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The environment of a town's point, as an administrator would write it. */
export function pointEnvironment(town: {
  name: string;
  town: string;
  municipality: string;
  population: number;
  phone?: string;
  address?: string;
  hours?: string;
  places?: readonly string[];
  /** Ranges with commas between them. */
  postcodes?: string;
  languages?: readonly string[];
}): Record<string, string> {
  return {
    NABIJ_ROLE: 'point',
    NABIJ_NAME: town.name,
    NABIJ_TOWN: town.town,
    NABIJ_MUNICIPALITY: town.municipality,
    NABIJ_POPULATION: String(town.population),
    NABIJ_PHONE: town.phone ?? '',
    NABIJ_ADDRESS: town.address ?? '',
    NABIJ_HOURS: town.hours ?? '',
    NABIJ_PLACES: town.places?.join(',') ?? '',
    NABIJ_POSTCODES: town.postcodes ?? '',
    NABIJ_LANGUAGES: town.languages?.join(',') ?? '',
  };
}

/** The environment with which the plan's node runs, in this process or in one of its own. */
export function environmentOf(plan: NodePlan): Record<string, string> {
  return {
    ...plan.env,
    NABIJ_URL: urlOf(plan),
    NABIJ_PORT: String(plan.port),
    NABIJ_KEYS: plan.keysDir,
    NABIJ_DATA: join(plan.keysDir, '..'),
    NABIJ_ALLOW_LOOPBACK_HTTP: 'true',
    DATABASE_URL: plan.databaseUrl,
  };
}

/** Makes a node on this machine; it talks to others over loopback. */
export function networkNode(plan: NodePlan): NetworkNode {
  const url = urlOf(plan);
  let running: RunningNode | undefined;
  return {
    id: plan.id,
    url,
    plan,
    running: () => {
      if (!running) throw new Error(`${plan.id} does not run`);
      return running;
    },
    start: async () => {
      const config = loadConfig(environmentOf(plan));
      const { log, clock, delivers, releases = false } = plan;
      running = await startNode(config, { log, clock, delivers, releases });
      await addPeople(running, plan);
    },
    stop: async () => {
      const stopping = running;
      running = undefined;
      await stopping?.stop();
    },
  };
}

function urlOf({ port, publicPort = port }: NodePlan): string {
  return `http://localhost:${publicPort}`;
}

/** Two administrators on the phone: the town joins, the region admits, fingerprints compared. */
export async function makeMember(town: NetworkNode, region: NetworkNode): Promise<void> {
  const [point, coordinator] = [town.running(), region.running()];
  const spoken = (node: RunningNode) => ({ fingerprint: fingerprint(node.key.publicJwk) });
  await joinRegion(point.federation, region.url, spoken(coordinator));
  await admit(coordinator.federation, town.url, spoken(point));
}

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The first person makes the point's intake key; each next one is let in by the first. */
async function addPeople({ database, key }: RunningNode, plan: NodePlan): Promise<void> {
  const { db } = database;
  const now = plan.clock.now();
  const isPoint = plan.env.NABIJ_ROLE === 'point';
  let first: Unlocked | undefined;
  for (const person of plan.people) {
    if (await accountByLogin(db, person.login)) continue;
    const account = await createAccount(db, person, now);
    if (!isPoint || person.role === 'administrator') continue;
    if (first) await letIn(db, first, { to: account, now });
    else {
      const { accountId, publicKey } = account;
      await createIntakeKey(db, [{ id: accountId, publicKey }], { key, accountId, now });
    }
    first ??= await unlockAccount(db, person.login, person.password);
  }
}
