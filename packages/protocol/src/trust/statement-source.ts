import { ENTITY_CONFIGURATION_PATH } from '../entity-statement.ts';
import type { ProblemCode } from '../problem.ts';
import {
  FEDERATION_ENTITY,
  readEndpoints,
  subordinateStatementUrl,
} from './federation-endpoints.ts';
import {
  type Configuration,
  readConfiguration,
  readSubordinate,
  type Subordinate,
} from './read-statement.ts';

/**
 * The most fetches for one resolution, those that failed counted too.
 * @example const isTangled = asked.length >= MAX_CHAIN_FETCHES;
 */
export const MAX_CHAIN_FETCHES = 64;

/**
 * Fetches a statement: the body of a 200 of the right media type, one JavaScript character per
 * byte; undefined when there is none. What it throws ends the resolution.
 * @example const fetchStatement: FetchStatement = async (url) => documents.get(url);
 */
export type FetchStatement = (url: string) => Promise<string | undefined>;

/** Statements by who says them, each fetched once and no more than 64 in all. */
export interface StatementSource {
  configuration(entityId: string): Promise<Configuration | ProblemCode>;
  /** What `superior` states of `subject`. */
  subordinate(superior: Configuration, subject: string): Promise<Subordinate | ProblemCode>;
}

/** A source that asks the nodes themselves. */
export function statementSource(fetch: FetchStatement): StatementSource {
  const fetched = new Map<string, string | undefined>();
  async function ask(url: string): Promise<{ jwt: string } | ProblemCode> {
    if (!fetched.has(url)) {
      if (fetched.size >= MAX_CHAIN_FETCHES) return 'chain-search-ended';
      fetched.set(url, await fetch(url));
    }
    const jwt = fetched.get(url);
    return jwt === undefined ? 'node-unreachable' : { jwt };
  }
  return {
    async configuration(entityId) {
      const answer = await ask(`${entityId}${ENTITY_CONFIGURATION_PATH}`);
      if (typeof answer === 'string') return answer;
      const read = readConfiguration(answer.jwt);
      if (typeof read === 'string') return read;
      return read.claims.sub === entityId ? read : 'chain-not-linked';
    },
    async subordinate({ claims: { sub: superior, metadata } }, subject) {
      const endpoint = readEndpoints(metadata?.[FEDERATION_ENTITY], superior)?.fetch;
      if (endpoint === undefined) return 'entity-statement-invalid';
      const answer = await ask(subordinateStatementUrl(endpoint, subject));
      if (typeof answer === 'string') return answer;
      const read = readSubordinate(answer.jwt);
      if (typeof read === 'string') return read;
      const { iss, sub } = read.claims;
      return iss === superior && sub === subject ? read : 'chain-not-linked';
    },
  };
}
