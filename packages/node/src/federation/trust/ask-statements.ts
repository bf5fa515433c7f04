import {
  ENTITY_STATEMENT_MEDIA_TYPE,
  type FetchStatement,
  MAX_ENTITY_STATEMENT_BYTES,
} from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { OutgoingError } from '../outgoing.ts';

/** Milliseconds for a whole search; well within the lease of a delivery. */
const PATIENCE = 20_000;

/** Fetches that one message may cause; a chain of three levels needs eight. */
const MOST_FETCHES = 16;

/** Statements from the nodes themselves, for one search. */
export interface StatementsAsked {
  readonly fetch: FetchStatement;
  /** Whether a superior on the way answered that it has no such member. */
  isDisowned(): boolean;
  /** Whether somebody could not be reached, so that another time may give another answer. */
  isUnsure(): boolean;
}

/**
 * Asks nodes for statements through the one way out. Whatever is not a statement is none; after
 * 16 fetches or 20 seconds there are none any more.
 */
export function askStatements({ outgoing }: Pick<FederationDeps, 'outgoing'>): StatementsAsked {
  const signal = AbortSignal.timeout(PATIENCE);
  let [left, isDisowned, isUnsure] = [MOST_FETCHES, false, false];
  async function fetch(url: string): Promise<string | undefined> {
    if (left-- <= 0) return undefined;
    try {
      const answer = await outgoing.send({
        url,
        method: 'GET',
        headers: { accept: ENTITY_STATEMENT_MEDIA_TYPE },
        maxBytes: MAX_ENTITY_STATEMENT_BYTES,
        signal,
      });
      const isStatement = answer.header('content-type') === ENTITY_STATEMENT_MEDIA_TYPE;
      if (answer.status === 200 && isStatement) return Buffer.from(answer.body).toString('latin1');
      if (answer.status === 404 && url.includes('?sub=')) isDisowned = true;
      else if (answer.status >= 500 || answer.status === 429) isUnsure = true;
    } catch (error) {
      if (!(error instanceof OutgoingError)) throw error;
      isUnsure ||= error.code !== 'address-refused';
    }
    return undefined;
  }
  return { fetch, isDisowned: () => isDisowned, isUnsure: () => isUnsure };
}
