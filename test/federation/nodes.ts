import {
  generateSigningKeyJwk,
  importSigningKey,
  type NodeMetadata,
  type SigningKey,
} from '@nabij/protocol';
import type { FederationDeps } from '../../packages/node/src/federation/dependencies.ts';
import type { PublishedKeys } from '../../packages/node/src/federation/key-ring.ts';
import {
  type Outgoing,
  type OutgoingAnswer,
  OutgoingError,
  type OutgoingRequest,
} from '../../packages/node/src/federation/outgoing.ts';
import { addPeer } from '../../packages/node/src/federation/peers.ts';
import type { MessageHandlers } from '../../packages/node/src/federation/receive.ts';
import { federationRoutes } from '../../packages/node/src/federation/routes.ts';
import type { PeerRelation } from '../../packages/node/src/federation/tables.ts';
import { createResolving } from '../../packages/node/src/federation/trust/resolving.ts';
import { trustRoutes } from '../../packages/node/src/federation/trust/routes.ts';
import type { Clock } from '../../packages/node/src/system/clock.ts';
import type { Db } from '../../packages/node/src/system/database.ts';
import type { Log, LogIds } from '../../packages/node/src/system/log.ts';
import { onError } from '../../packages/node/src/system/problem.ts';

/** A clock that a test sets. */
export interface SetClock extends Clock {
  forward(milliseconds: number): void;
}

export function setClock(start = '2026-04-10T12:00:00Z'): SetClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    forward(milliseconds) {
      now += milliseconds;
    },
  };
}

/** A log that keeps what it is told. */
interface KeptLog extends Log {
  readonly lines: { event: string; ids: LogIds; cause?: unknown }[];
  events(): string[];
}

function keptLog(): KeptLog {
  const lines: KeptLog['lines'] = [];
  const keep = (event: string, ids: LogIds = {}, cause?: unknown) => {
    lines.push({ event, ids, ...(cause === undefined ? {} : { cause }) });
  };
  return {
    lines,
    events: () => lines.map(({ event }) => event),
    info: keep,
    warn: keep,
    error: keep,
  };
}

type App = ReturnType<typeof federationRoutes>;

/** A network without wires: requests go to the programs of the nodes in this process. */
export interface Wires extends Outgoing {
  connect(entityId: string, app: App): void;
  /** Answers instead of a node, or passes a request on when it returns undefined. */
  intercept: ((request: OutgoingRequest) => Promise<OutgoingAnswer | undefined>) | undefined;
  readonly sent: OutgoingRequest[];
}

export function wires(): Wires {
  const apps = new Map<string, App>();
  const made: Wires = {
    sent: [],
    intercept: undefined,
    connect: (entityId, app) => apps.set(entityId, app),
    async send(request) {
      made.sent.push(request);
      const instead = await made.intercept?.(request);
      if (instead) return instead;
      const app = apps.get(new URL(request.url).origin);
      if (!app) throw new OutgoingError('unreachable');
      const { method, headers = {}, body } = request;
      const answer = await app.request(request.url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
      });
      return answerOf(answer.status, Object.fromEntries(answer.headers), await answer.bytes());
    },
    close: async () => {},
  };
  return made;
}

export function answerOf(
  status: number,
  headers: Record<string, string>,
  body: Uint8Array | string,
): OutgoingAnswer {
  return { status, header: (name) => headers[name], body: Buffer.from(body) };
}

export interface TestNode extends FederationDeps {
  log: KeptLog;
  clock: SetClock;
  app: App;
  metadata: NodeMetadata;
}

export interface TestNodeOptions {
  db: Db;
  entityId: string;
  role: 'point' | 'coordinator';
  outgoing: Wires;
  clock?: SetClock;
  handlers?: MessageHandlers;
  /** The key with which it signs; without, one of its own. */
  signing?: SigningKey;
  /** Its keys beside the one that signs. */
  keys?: () => Promise<PublishedKeys>;
}

/** A node with its own key that others reach through the wires. */
export async function testNode(options: TestNodeOptions): Promise<TestNode> {
  const { db, entityId, role, outgoing } = options;
  const key = options.signing ?? (await importSigningKey(await generateSigningKeyJwk()));
  const log = keptLog();
  const clock = options.clock ?? setClock();
  const metadata: NodeMetadata = {
    role,
    name: new URL(entityId).hostname,
    inbox: `${entityId}/federation/inbox`,
    municipalities: role === 'point' ? ['GM0001'] : [],
    ...(role === 'point' ? { population: 30_000 } : {}),
    protocol_versions: ['1'],
    languages: ['nl'],
  };
  const handlers = options.handlers ?? new Map();
  const describe = async () => metadata;
  const resolving = createResolving();
  const deps = { db, key, entityId, clock, log, outgoing, resolving };
  const keys = options.keys ?? (async () => ({ others: [], old: [] }));
  const app = federationRoutes({ ...deps, handlers, describe, keys });
  if (role === 'coordinator') app.route('/', trustRoutes(deps));
  app.onError(onError(log));
  outgoing.connect(entityId, app);
  return { ...deps, app, metadata };
}

/** Makes `known` a peer of a node, as if people had done it by telephone. */
export async function acquaint(
  db: Db,
  known: { entityId: string; key: SigningKey; metadata: NodeMetadata },
  options: { relation: PeerRelation; now: Date },
): Promise<void> {
  const { role, name, municipalities, population, inbox } = known.metadata;
  const { kid, publicJwk } = known.key;
  await addPeer(
    db,
    {
      entityId: known.entityId,
      relation: options.relation,
      role,
      name,
      municipalities,
      population: population ?? null,
      kid,
      publicKey: publicJwk,
      inbox,
    },
    { now: options.now, replaceKey: true },
  );
}
