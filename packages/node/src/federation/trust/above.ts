import { fingerprint } from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { findSuperior, type Peer } from '../peers.ts';
import type { Above, Proof } from './above-shapes.ts';
import type { JudgedMark } from './judge-mark.ts';
import { ownMark } from './own-mark.ts';
import { askVouching, type StatementFault } from './stated-above.ts';

export type AboveDeps = Pick<FederationDeps, 'db' | 'key' | 'clock' | 'outgoing' | 'entityId'>;

/** So long an answer of the superior is shown again: who looks often asks nobody more often. */
const KEPT_MS = 60_000;

/** Milliseconds for somebody who waits at a page. */
const PATIENCE = 8_000;

type Vouching = { readonly until: Date } | StatementFault;

/** Says how this node stands below its superior, and asks that at most once a minute. */
export function aboveReader(deps: AboveDeps): () => Promise<Above> {
  let kept: { of: string; at: number; vouching: Promise<Vouching> } | undefined;

  function vouchingOf(superior: Peer): Promise<Vouching> {
    const now = deps.clock.now().getTime();
    const of = `${superior.entityId} ${superior.kid}`;
    const isKept = kept?.of === of && Math.abs(now - kept.at) < KEPT_MS;
    if (kept && isKept) return kept.vouching;
    const vouching = askVouching(deps, superior, AbortSignal.timeout(PATIENCE));
    kept = { of, at: now, vouching };
    vouching.catch(() => {
      kept = undefined;
    });
    return vouching;
  }

  return async () => {
    const superior = await findSuperior(deps.db);
    if (!superior) return { superior: null };
    const [vouching, mark] = await Promise.all([vouchingOf(superior), ownMark(deps, superior)]);
    return {
      superior: {
        ...{ url: superior.entityId, name: superior.name },
        ...{ fingerprint: fingerprint(superior.publicKey) },
        joinedAt: superior.admittedAt.toISOString(),
        statement:
          typeof vouching === 'string'
            ? { until: null, fault: vouching }
            : { until: vouching.until.toISOString(), fault: null },
        proof: proofOf(mark),
      },
    };
  };
}

/** A mark as the pages are told of it. */
export function proofOf({ issuer, givenAt, until, fault }: JudgedMark): Proof {
  const when = (at: Date | null) => at?.toISOString() ?? null;
  return { issuer, givenAt: when(givenAt), until: when(until), fault };
}
