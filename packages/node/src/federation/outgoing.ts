import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { readBounded } from './read-bounded.ts';
import { isLoopbackAddress, isPublicAddress } from './special-use.ts';

const SECOND = 1_000;

export interface OutgoingRequest {
  url: string;
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Most bytes of answer that are read. */
  maxBytes: number;
  signal?: AbortSignal;
}

export interface OutgoingAnswer {
  status: number;
  /** A header by its lower-case name; undefined when absent or given twice. */
  header(name: string): string | undefined;
  body: Uint8Array;
}

/** Why a request got no answer; the only words about it that may be logged. */
export type OutgoingProblem = 'address-refused' | 'unreachable' | 'timed-out' | 'answer-too-large';

export class OutgoingError extends Error {
  override readonly name = 'OutgoingError';
  readonly code: OutgoingProblem;

  constructor(code: OutgoingProblem, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** The only way this node speaks to another. */
export interface Outgoing {
  /** @throws {OutgoingError} when there is no whole answer, whatever its status would have been */
  send(request: OutgoingRequest): Promise<OutgoingAnswer>;
  close(): Promise<void>;
}

export interface OutgoingOptions {
  /** For tests and the demo: plain http, to this machine only. */
  allowLoopbackHttp: boolean;
  /** Milliseconds for a whole exchange, from name to last byte. Default 15,000. */
  timeout?: number;
  /** Resolves names; `dns.lookup` unless a test says otherwise. */
  lookup?: LookupFunction;
}

/**
 * Requests to other nodes: https, public addresses, no redirects, bounded in size and time.
 * Names are resolved, checked and connected to in one step, so that a second answer of the name
 * server cannot lead elsewhere.
 */
export function createOutgoing(options: OutgoingOptions): Outgoing {
  const lookup = options.lookup ?? systemLookup;
  const timeout = options.timeout ?? 15 * SECOND;
  const internet = agentFor(checkedLookup(lookup, isPublicAddress));
  const loopback = agentFor(checkedLookup(lookup, isLoopbackAddress));

  async function send(message: OutgoingRequest): Promise<OutgoingAnswer> {
    const { url, reach } = destination(message.url, options.allowLoopbackHttp);
    const deadline = AbortSignal.timeout(timeout);
    const signal = message.signal ? AbortSignal.any([deadline, message.signal]) : deadline;
    try {
      const made = exchange(message, url, { dispatcher: agents[reach], signal });
      return await unlessAborted(made, signal);
    } catch (error) {
      throw asOutgoingError(error, deadline.aborted);
    }
  }

  const agents = { internet, loopback };
  return {
    send,
    async close() {
      await Promise.all([internet.destroy(), loopback.destroy()]);
    },
  };
}

/** Checks what can be known before any name is resolved. */
function destination(address: string, allowLoopbackHttp: boolean): { url: URL; reach: Reach } {
  const url = URL.parse(address);
  if (url?.username !== '' || url.password !== '') {
    throw new OutgoingError('address-refused');
  }
  // The URL parser has already turned every spelling of an IPv4 address into dotted decimals.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (url.protocol === 'https:' && (isIP(host) === 0 || isPublicAddress(host))) {
    return { url, reach: 'internet' };
  }
  const local = host === 'localhost' || isLoopbackAddress(host);
  if (url.protocol === 'http:' && allowLoopbackHttp && local) return { url, reach: 'loopback' };
  throw new OutgoingError('address-refused');
}

type Reach = 'internet' | 'loopback';

async function exchange(
  message: OutgoingRequest,
  url: URL,
  by: { dispatcher: Agent; signal: AbortSignal },
): Promise<OutgoingAnswer> {
  const answer = await request(url, {
    ...by,
    method: message.method,
    headers: { 'user-agent': 'nabij', ...message.headers },
    ...(message.body === undefined ? {} : { body: message.body }),
  });
  const body = await readBounded(answer.body, message.maxBytes);
  if (!body) throw new OutgoingError('answer-too-large');
  return {
    status: answer.statusCode,
    header(name) {
      const value = answer.headers[name];
      return typeof value === 'string' ? value : undefined;
    },
    body,
  };
}

/** Undici looks at a signal once it is connected: until then this does. */
async function unlessAborted<T>(made: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([made, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function agentFor(lookup: LookupFunction): Agent {
  return new Agent({
    connect: { lookup, timeout: 10 * SECOND },
    headersTimeout: 15 * SECOND,
    bodyTimeout: 15 * SECOND,
    connections: 2,
    pipelining: 1,
  });
}

/** A lookup that refuses a name as soon as one of its addresses is not allowed. */
function checkedLookup(
  lookup: LookupFunction,
  allowed: (address: string) => boolean,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = typeof found === 'string' ? [] : found;
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => allowed(address))) {
        return callback(new OutgoingError('address-refused'), []);
      }
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

function asOutgoingError(error: unknown, late: boolean): OutgoingError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof OutgoingError) return cause;
  }
  const timedOut = error instanceof Error && /Timeout/.test(error.name);
  return new OutgoingError(late || timedOut ? 'timed-out' : 'unreachable', error);
}
