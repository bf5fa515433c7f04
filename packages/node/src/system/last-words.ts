import type postgres from 'postgres';
import { hasCode } from './error-code.ts';

type Pending = postgres.PendingQuery<postgres.Row[]>;

/**
 * A query that is asked again when it was refused with the last words of an earlier connection.
 * The driver keeps the error with which a server ended a connection in the midst of a query, and
 * refuses the first query of the next connection with it, unsent (postgres.js 3.4.9,
 * `ReadyForQuery` in connection.js). A query in the midst of which a connection ends is refused
 * with `CONNECTION_CLOSED` instead and is never asked twice.
 */
export function askAgain(ask: () => Pending): Pending {
  return new Proxy(ask(), {
    get(query, name) {
      if (name === 'values') return () => query.values().catch(again(() => ask().values()));
      if (name === 'then') {
        const answer = query.catch(again(ask));
        return answer.then.bind(answer);
      }
      return Reflect.get(query, name);
    },
  });
}

/** What to do with a refusal: repeat it if it was meant for another, else let it through. */
export function again<T>(repeat: () => T): (error: unknown) => T {
  return (error) => {
    if (!areLastWords(error)) throw error;
    return repeat();
  };
}

/** 57P01–57P05: an operator, a crash or a limit ended it; 25P03, 25P04: it took too long. */
function areLastWords(error: unknown): boolean {
  return hasCode(error, /^(57P0[1245]|25P0[34])$/);
}
