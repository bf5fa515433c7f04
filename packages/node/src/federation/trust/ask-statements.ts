import {
  ENTITY_CONFIGURATION_PATH,
  ENTITY_STATEMENT_MEDIA_TYPE,
  type FetchStatement,
  MAX_ENTITY_STATEMENT_BYTES,
  type TrustAnchor,
} from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { OutgoingError } from '../outgoing.ts';

/** Milliseconds for a whole search; well within the lease of a delivery. */
const PATIENCE = 20_000;

/** Milliseconds for each fetch where a message causes the search: its name may be anybody’s. */
const PATIENCE_WITH_EACH = 5_000;

/** Fetches that one message may cause; a chain of three levels needs eight. */
const MOST_FETCHES = 16;

/** Statements from the nodes themselves, for one search. */
export interface StatementsAsked {
  readonly fetch: FetchStatement;
  /** Whether superiors on the way answered that they have no such member, and none is left to ask. */
  isDisowned(): boolean;
  /** Whether somebody could not be reached, so that another time may give another answer. */
  isUnsure(): boolean;
  /** Whether the subject itself gave no statement. */
  isSilent(): boolean;
}

/**
 * Asks nodes for statements through the one way out. Whatever is not a statement is none; after
 * 16 fetches or 20 seconds there are none any more.
 * @param isOurs whether nobody but this node wants to know
 */
export function askStatements(
  { outgoing }: Pick<FederationDeps, 'outgoing'>,
  {
    subject,
    anchors,
    isOurs,
  }: { subject: string; anchors: readonly TrustAnchor[]; isOurs: boolean },
): StatementsAsked {
  const whole = AbortSignal.timeout(PATIENCE);
  const eachSignal = () =>
    isOurs ? whole : AbortSignal.any([whole, AbortSignal.timeout(PATIENCE_WITH_EACH)]);
  let [left, isUnsure, isSilent] = [MOST_FETCHES, false, false];
  let disowned: 'by-anchor' | 'by-another' | undefined;

  /** Who was pinned is believed at once; anybody else only where no other way was closed for now. */
  function disown(url: string): void {
    const isAnchor = anchors.some(({ entityId }) => url.startsWith(`${entityId}/`));
    const isSubject = URL.parse(url)?.searchParams.get('sub') === subject;
    if (isAnchor && isSubject) disowned = 'by-anchor';
    else disowned ??= 'by-another';
  }

  async function ask(url: string): Promise<string | undefined> {
    if (left-- <= 0) return undefined;
    try {
      const answer = await outgoing.send({
        url,
        method: 'GET',
        headers: { accept: ENTITY_STATEMENT_MEDIA_TYPE },
        maxBytes: MAX_ENTITY_STATEMENT_BYTES,
        signal: eachSignal(),
      });
      const isStatement = answer.header('content-type') === ENTITY_STATEMENT_MEDIA_TYPE;
      if (answer.status === 200 && isStatement) return Buffer.from(answer.body).toString('latin1');
      if (answer.status === 404 && url.includes('?sub=')) disown(url);
      else if (answer.status >= 500 || answer.status === 429) isUnsure = true;
    } catch (error) {
      if (!(error instanceof OutgoingError)) throw error;
      isUnsure ||= error.code !== 'address-refused';
    }
    return undefined;
  }
  return {
    fetch: async (url) => {
      const statement = await ask(url);
      const isOfSubject = url === `${subject}${ENTITY_CONFIGURATION_PATH}`;
      isSilent ||= isOfSubject && statement === undefined;
      return statement;
    },
    isDisowned: () => disowned === 'by-anchor' || (disowned === 'by-another' && !isUnsure),
    isUnsure: () => isUnsure,
    isSilent: () => isSilent,
  };
}
