import {
  ENTITY_CONFIGURATION_PATH,
  ENTITY_STATEMENT_MEDIA_TYPE,
  ENVELOPE_MEDIA_TYPE,
  MAX_ENVELOPE_BYTES,
  type NodeMetadata,
  type ProblemCode,
} from '@nabij/protocol';
import { type Context, Hono } from 'hono';
import { problemResponse } from '../system/problem.ts';
import type { FederationDeps } from './dependencies.ts';
import { directoryReader } from './directory/stored.ts';
import type { PublishedKeys } from './key-ring.ts';
import { knownPeers } from './known-peers.ts';
import { readBounded } from './read-bounded.ts';
import { type MessageHandlers, type NoteRefusal, receive, takesFromSiblings } from './receive.ts';
import { takerOf } from './take-once.ts';
import { keyRoutes } from './trust/key-routes.ts';
import { ownConfiguration } from './trust/own-configuration.ts';
import { createTurns } from './turns.ts';
import { rememberKeys } from './verify-keys.ts';

export interface FederationRoutesDeps
  extends Pick<
    FederationDeps,
    'db' | 'key' | 'entityId' | 'clock' | 'log' | 'outgoing' | 'resolving'
  > {
  handlers: MessageHandlers;
  noteRefusal?: NoteRefusal | undefined;
  /** Milliseconds in which a message has to come whole. Default: 15,000. */
  patienceMs?: number;
  /** What this node says of itself now. */
  describe: () => Promise<NodeMetadata>;
  /** The keys that it has beside the one that signs. */
  keys: () => Promise<PublishedKeys>;
}

const BODY_MS = 15_000;

/** The addresses that other nodes use: the inbox, the Entity Configuration, old keys. */
export function federationRoutes(deps: FederationRoutesDeps): Hono {
  const routes = new Hono();
  const readDirectory = directoryReader(deps.db);
  const receiver = {
    ...deps,
    importKey: rememberKeys(),
    turns: createTurns(),
    readDirectory,
    takesFromSiblings: takesFromSiblings(deps.handlers),
    knownPeers: knownPeers(deps.db),
    takeOnce: takerOf(deps.db),
  };

  routes.post('/federation/inbox', async (c) => {
    if (!isEnvelope(c)) return refuse(c, deps, 'media-type');
    const bytes = await inTime(readBody(c), deps.patienceMs ?? BODY_MS);
    if (bytes === 'late') return refuse(c, deps, 'too-slow');
    if (!bytes) return refuse(c, deps, 'envelope-too-large');
    const reception = await receive(receiver, bytes);
    if ('refusal' in reception) {
      if (reception.refusal === 'too-many') c.header('retry-after', '1');
      return problemResponse(c, reception.refusal);
    }
    return c.body(reception.receipt, reception.status, {
      'content-type': ENVELOPE_MEDIA_TYPE,
      'cache-control': 'no-store',
    });
  });
  routes.all('/federation/inbox', (c) => {
    c.header('allow', 'POST');
    return problemResponse(c, 'method-not-allowed');
  });

  routes.get(ENTITY_CONFIGURATION_PATH, async (c) => {
    return c.body(await ownConfiguration(deps), 200, {
      'content-type': ENTITY_STATEMENT_MEDIA_TYPE,
      'cache-control': 'public, max-age=300',
    });
  });

  routes.route('/', keyRoutes(deps));
  return routes;
}

function isEnvelope(c: Context): boolean {
  const type = c.req.header('content-type')?.trim().toLowerCase();
  const encoding = c.req.header('content-encoding')?.trim().toLowerCase() ?? 'identity';
  return type === ENVELOPE_MEDIA_TYPE && encoding === 'identity';
}

/** What is read, unless that takes too long. */
async function inTime<T>(reading: Promise<T>, milliseconds: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), milliseconds);
  });
  // a connection that ends too late fails where nobody waits for it any more
  reading.catch(() => {});
  try {
    return await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function readBody(c: Context): Promise<Uint8Array | undefined> {
  const announced = c.req.header('content-length');
  if (announced !== undefined) {
    // HTTP itself holds a body to its announced length, so that nothing need be counted.
    if (!(Number(announced) <= MAX_ENVELOPE_BYTES)) return undefined;
    return new Uint8Array(await c.req.arrayBuffer());
  }
  const stream = c.req.raw.body;
  return stream ? readBounded(stream, MAX_ENVELOPE_BYTES) : new Uint8Array();
}

/** Refuses before the body was read; the connection ends, so that the rest is never taken in. */
function refuse(c: Context, deps: FederationRoutesDeps, problem: ProblemCode): Response {
  deps.log.warn('message-refused', { problem });
  c.header('connection', 'close');
  return problemResponse(c, problem);
}
