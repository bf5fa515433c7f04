import {
  ENTITY_STATEMENT_MEDIA_TYPE,
  MAX_ENTITY_STATEMENT_BYTES,
  type OkpJwk,
  type ProblemCode,
  subordinateStatementUrl,
  thumbprint,
  verifySubordinateStatement,
} from '@nabij/protocol';
import { Refusal } from '../../system/problem.ts';
import type { FederationDeps } from '../dependencies.ts';
import { fetchEntityConfiguration } from '../entity-configuration.ts';
import { OutgoingError } from '../outgoing.ts';
import { isKeyOf, keysOf, type Peer } from '../peers.ts';

/** Why our superior does not vouch for this node, in the words of a closed list. */
export const STATEMENT_FAULTS = [
  'no-answer',
  'their-key',
  'not-member',
  'our-key',
  'clock',
  'invalid',
] as const;

export type StatementFault = (typeof STATEMENT_FAULTS)[number];

/** What our superior states of this node, verified with its key. */
export interface StatedAbove {
  readonly keys: readonly OkpJwk[];
  /** Until when the statement holds; whoever asks later gets a new one. */
  readonly until: Date;
}

type AskDeps = Pick<FederationDeps, 'clock' | 'outgoing' | 'entityId'>;

/** Asks our superior what it states of this node now, as any other node would. */
export async function askSuperior(
  deps: AskDeps,
  superior: Peer,
  signal?: AbortSignal,
): Promise<StatedAbove | StatementFault> {
  try {
    const { kid, endpoints } = await fetchEntityConfiguration(deps, superior.entityId, signal);
    if (!isKeyOf(superior, kid)) return 'their-key';
    if (endpoints.fetch === undefined) return 'invalid';
    const answer = await deps.outgoing.send({
      url: subordinateStatementUrl(endpoints.fetch, deps.entityId),
      method: 'GET',
      headers: { accept: ENTITY_STATEMENT_MEDIA_TYPE },
      maxBytes: MAX_ENTITY_STATEMENT_BYTES,
      ...(signal ? { signal } : {}),
    });
    if (answer.status === 404) return 'not-member';
    if (answer.status !== 200) return 'no-answer';
    const stated = await verifySubordinateStatement(Buffer.from(answer.body).toString('latin1'), {
      issuer: superior.entityId,
      issuerKeys: keysOf(superior),
      subject: deps.entityId,
      now: deps.clock.now(),
    });
    if (!stated.verified) return faultOf(stated.reason);
    return { keys: stated.keys, until: stated.expiresAt };
  } catch (error) {
    if (error instanceof OutgoingError) return 'no-answer';
    if (!(error instanceof Refusal)) throw error;
    // what answers there is no node: a web server without one behind it, as a rule
    return error.problem === 'entity-statement-invalid' ? 'no-answer' : faultOf(error.problem);
  }
}

/** The same for the key with which this node signs: who states another one, vouches for nothing. */
export async function askVouching(
  deps: AskDeps & Pick<FederationDeps, 'key'>,
  superior: Peer,
  signal?: AbortSignal,
): Promise<{ readonly until: Date } | StatementFault> {
  const stated = await askSuperior(deps, superior, signal);
  if (typeof stated === 'string') return stated;
  const isOurs = stated.keys.some((key) => thumbprint(key) === deps.key.kid);
  return isOurs ? { until: stated.until } : 'our-key';
}

function faultOf(reason: ProblemCode): StatementFault {
  if (reason === 'expired' || reason === 'issued-in-future') return 'clock';
  return 'invalid';
}
