import type { ProblemCode } from '@nabij/protocol';

/** What can go wrong between this browser and its node. */
export type RequestProblem = ProblemCode | 'unreachable';

const URN = 'urn:nabij:problem:';
const BACKGROUND = 'nabij-background';

/** A refusal by the node (RFC 9457), or no answer at all. */
export class ApiProblem extends Error {
  readonly problem: RequestProblem;
  /** The whole document; some name more than the problem. */
  readonly document: unknown;

  constructor(problem: RequestProblem, document?: unknown) {
    super(problem);
    this.name = 'ApiProblem';
    this.problem = problem;
    this.document = document;
  }
}

/** The problem behind any thrown value; what is not a refusal counts as `internal`. */
export function problemOf(error: unknown): RequestProblem {
  return error instanceof ApiProblem ? error.problem : 'internal';
}

/**
 * Reads the code out of a problem document.
 * A proxy may answer instead of the node: then the status is all there is.
 */
export function problemFrom(document: unknown, status: number): RequestProblem {
  if (typeof document === 'object' && document !== null && 'type' in document) {
    const { type } = document;
    // The list of codes is closed and the texts are tested against it.
    if (typeof type === 'string' && type.startsWith(URN)) {
      return type.slice(URN.length) as ProblemCode;
    }
  }
  if (status === 401) return 'sign-in-required';
  if (status === 404) return 'not-found';
  return status >= 502 && status <= 504 ? 'unavailable' : 'internal';
}

interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Sent as it is, in place of JSON. */
  file?: Blob;
  signal?: AbortSignal;
  /** Whether the screen asks by itself; without, it does when nobody just pressed anything. */
  background?: boolean;
}

/**
 * One JSON request to the own node.
 * @throws ApiProblem when the node refuses or cannot be reached
 */
export async function request<Answer>(path: string, ask: Ask = {}): Promise<Answer> {
  const response = await send(path, initOf(ask));
  const text = response.status === 204 ? '' : await response.text();
  return parse(text) as Answer;
}

/**
 * `fetch` to the own node, for answers that are successes.
 * @throws ApiProblem when the node refuses or cannot be reached
 */
export async function send(to: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (!headers.has('accept')) headers.set('accept', 'application/json');
  const isChange = (init.method ?? 'GET') !== 'GET';
  // The node takes changes as JSON only, also those that carry nothing.
  if (isChange && !headers.has('content-type')) headers.set('content-type', 'application/json');
  // A screen that looks for news by itself must not keep somebody signed in who walked away.
  const isBackground = headers.has(BACKGROUND) ? headers.get(BACKGROUND) === '1' : isUnattended();
  headers.delete(BACKGROUND);
  if (!isChange && isBackground) headers.set(BACKGROUND, '1');
  const response = await reach(to, { ...init, headers });
  if (response.ok) return response;
  const answer = parse(await response.text());
  throw new ApiProblem(problemFrom(answer, response.status), answer);
}

function initOf({ method = 'GET', body, file, signal, background }: Ask): RequestInit {
  const headers: Record<string, string> = {};
  if (file !== undefined) headers['content-type'] = file.type || 'application/json';
  if (background !== undefined) headers[BACKGROUND] = background ? '1' : '0';
  const init: RequestInit = { method, headers };
  if (signal !== undefined) init.signal = signal;
  if (file !== undefined) init.body = file;
  else if (body !== undefined) init.body = JSON.stringify(body);
  return init;
}

async function reach(to: RequestInfo | URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(to, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiProblem('unreachable');
  }
}

/** Browsers know whether a key or button was pressed in the last seconds. */
function isUnattended(): boolean {
  return globalThis.navigator?.userActivation?.isActive === false;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
