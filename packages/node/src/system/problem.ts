import { PROBLEMS, type ProblemCode, problemDocument } from '@nabij/protocol';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isDatabaseAway } from './database.ts';
import type { Log } from './log.ts';

/** Thrown by a step that will not go on. {@link onError} turns it into an answer, once. */
export class Refusal extends Error {
  readonly problem: ProblemCode;

  constructor(problem: ProblemCode) {
    super(problem);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** The answer for a refusal: `application/problem+json` of RFC 9457, never stored by a cache. */
export function problemResponse(c: Context, code: ProblemCode): Response {
  return c.body(JSON.stringify(problemDocument(code)), statusOf(code), {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}

/**
 * For `app.onError`: a refusal becomes its problem, a database that is away `unavailable`, anything
 * else `internal`. Nothing leaks.
 */
export function onError(log: Log): (error: Error, c: Context) => Response {
  return (error, c) => {
    const code = problemOf(error);
    const isRefused = error instanceof Refusal || error instanceof HTTPException;
    if (code === 'internal' || !isRefused) {
      log.error('request-failed', { method: c.req.method }, error);
    }
    // somebody changed rows: who looks after the machine has to know
    if (code === 'seal-broken') log.error('seal-broken', { method: c.req.method }, error);
    return problemResponse(c, code);
  };
}

// hono's own middleware (body limits, JSON parsing) throws HTTPException.
const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'request-invalid',
  401: 'sign-in-required',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'request-invalid',
  422: 'request-invalid',
  429: 'too-many',
};

function problemOf(error: Error): ProblemCode {
  if (error instanceof Refusal) return error.problem;
  if (error instanceof HTTPException) return BY_STATUS[error.status] ?? 'internal';
  return isDatabaseAway(error) ? 'unavailable' : 'internal';
}

function statusOf(code: ProblemCode): ContentfulStatusCode {
  return PROBLEMS[code].status as ContentfulStatusCode;
}
