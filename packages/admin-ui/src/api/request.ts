import type { ProblemCode } from '@nabij/protocol';

/** What can go wrong between this browser and its node. */
export type RequestProblem = ProblemCode | 'unreachable';

const URN = 'urn:nabij:problem:';

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
  const response = await send(path, ask);
  const text = response.status === 204 ? '' : await response.text();
  const answer = parse(text);
  if (!response.ok) throw new ApiProblem(problemFrom(answer, response.status), answer);
  return answer as Answer;
}

async function send(path: string, ask: Ask) {
  const { method = 'GET', body, file, signal, background } = ask;
  const headers: Record<string, string> = { accept: 'application/json' };
  const init: RequestInit = { method, headers };
  if (signal !== undefined) init.signal = signal;
  // The node takes changes as JSON only, also those that carry nothing.
  if (method !== 'GET') headers['content-type'] = file?.type || 'application/json';
  // A screen that looks for news by itself must not keep somebody signed in who walked away.
  else if (background ?? isUnattended()) headers['nabij-background'] = '1';
  if (file !== undefined) init.body = file;
  else if (body !== undefined) init.body = JSON.stringify(body);
  try {
    return await fetch(path, init);
  } catch (error) {
    if (signal?.aborted) throw error;
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
