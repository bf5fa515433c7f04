import { createServer, type Server as HttpServer, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';

/** A node that listens. */
export interface Server {
  /** The port it listens on, also if a free one was asked for. */
  readonly port: number;
  /** Takes nothing new and waits for requests in flight. May be called twice. */
  stop(): Promise<void>;
}

/** Where to listen. */
export interface ServeOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** How long requests in flight may still take at the end, in milliseconds. */
  readonly graceMs?: number;
}

/** It cannot listen there: one sentence for the person who started the node. */
export class ListenError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'ListenError';
  }
}

const GRACE_MS = 10_000;
// Longer than the two minutes after which Caddy gives up an idle connection.
const IDLE_MS = 125_000;

/**
 * Listens for HTTP requests.
 * @throws {ListenError} if the address or port cannot be used.
 */
export async function serve(
  app: { readonly fetch: Parameters<typeof getRequestListener>[0] },
  { host, port, graceMs = GRACE_MS }: ServeOptions,
): Promise<Server> {
  const answer = getRequestListener(app.fetch);
  const http = createServer((request, response) => {
    void answer(request, response);
  });
  http.keepAliveTimeout = IDLE_MS;
  // a file of 20 MB over a slow line takes minutes; headers must come soon
  http.requestTimeout = 5 * 60_000;
  http.headersTimeout = 20_000;
  const inFlight = new Set<ServerResponse>();
  http.prependListener('request', (_request, response) => {
    inFlight.add(response);
    response.once('close', () => inFlight.delete(response));
    if (!http.listening) lastOnItsConnection(response);
  });
  await listen(http, host, port);
  let stopped: Promise<void> | undefined;
  return {
    port: portOf(http),
    stop: () => {
      stopped ??= close(http, inFlight, graceMs);
      return stopped;
    },
  };
}

async function close(
  http: HttpServer,
  inFlight: ReadonlySet<ServerResponse>,
  graceMs: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  for (const response of inFlight) {
    // a stream of events does not come to an end by itself; its reader asks again
    if (isEventStream(response)) response.destroy();
    else lastOnItsConnection(response);
  }
  const impatience = setTimeout(() => http.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(impatience);
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader('Content-Type')).startsWith('text/event-stream');
}

// A kept connection would go on taking requests after the end.
function lastOnItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
  const { socket } = response;
  response.once('finish', () => socket?.end());
}

function listen(http: HttpServer, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error) => reject(new ListenError(whyNot(error, host, port))));
    http.listen({ host, port }, () => resolve());
  });
}

function portOf(http: HttpServer): number {
  const address = http.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function whyNot(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is used by another program; stop that one or set NABIJ_PORT to another port.`;
    case 'EACCES':
      return `This user may not listen on port ${port}; set NABIJ_PORT to a port above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not an address of this machine; set NABIJ_HOST to one that is.`;
    default:
      return `It is not possible to listen on ${host}, port ${port} (${error.code ?? error.name}).`;
  }
}
