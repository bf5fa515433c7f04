import type { ProblemCode } from '../problem.ts';
import type { Configuration } from './read-statement.ts';
import { type FetchStatement, type StatementSource, statementSource } from './statement-source.ts';
import {
  MAX_CHAIN_LEVELS,
  type TrustChainOptions,
  type TrustedEntity,
  verifyTrustChain,
} from './trust-chain.ts';

/**
 * The most ways upwards that are looked at, so that hints in a tangle cost no more than this.
 * @example const isTangled = failed.length >= MAX_CHAIN_PATHS;
 */
export const MAX_CHAIN_PATHS = 256;

/**
 * A way upwards that led to no trust: entity ids from the subject on, and why it ended.
 * @example
 * const failed: FailedPath = { path: ['https://klein.example'], reason: 'chain-anchor-unknown' };
 */
export interface FailedPath {
  readonly path: readonly string[];
  readonly reason: ProblemCode;
}

/**
 * The chain that was found, or why none was.
 * @example const chainOf = (found: Resolution) => (found.resolved ? found.chain : undefined);
 */
export type Resolution =
  | {
      readonly resolved: true;
      /** As {@link verifyTrustChain} takes it, to be kept until `entity.expiresAt`. */
      readonly chain: readonly string[];
      readonly entity: TrustedEntity;
      readonly failed: readonly FailedPath[];
    }
  | {
      readonly resolved: false;
      readonly reason: ProblemCode;
      readonly failed: readonly FailedPath[];
    };

/** A way upwards: who is on it, what they state, and the last one's configuration. */
interface Way {
  readonly path: readonly string[];
  readonly statements: readonly string[];
  readonly top: Configuration;
}

/** A step that is still to be made from a way. */
interface Step {
  readonly from: Way;
  readonly to: string;
}

/**
 * Finds a chain from a subject to one of the anchors, by following `authority_hints` breadth
 * first (OpenID Federation 1.0, section 17.2.1), in at most 64 fetches, 256 ways and 8 levels.
 * Anchors are tried before others that are named beside them. The first chain that holds is taken.
 * @throws whatever `fetch` throws, nothing else
 * @example
 * const found = await resolveTrustChain(fetch, { subject: 'https://klein.example', anchors, now });
 * if (found.resolved) keep(found.chain, found.entity.expiresAt);
 */
export async function resolveTrustChain(
  fetch: FetchStatement,
  options: TrustChainOptions,
): Promise<Resolution> {
  const source = statementSource(fetch);
  const failed: FailedPath[] = [];
  const found = await search(source, options, failed);
  if (found) return { resolved: true, ...found, failed };
  const ended = failed.some(({ reason }) => reason === 'chain-search-ended');
  const [only, another] = failed;
  const single = another === undefined ? only?.reason : undefined;
  const reason = ended ? 'chain-search-ended' : (single ?? 'chain-not-found');
  return { resolved: false, reason, failed };
}

type Found = { readonly chain: readonly string[]; readonly entity: TrustedEntity };

async function search(
  source: StatementSource,
  options: TrustChainOptions,
  failed: FailedPath[],
): Promise<Found | undefined> {
  const { subject } = options;
  const first = await source.configuration(subject);
  if (typeof first === 'string') {
    failed.push({ path: [subject], reason: first });
    return undefined;
  }
  let ways = 0;
  const steps: Step[] = [];
  const arrive = async (way: Way): Promise<Found | undefined> => {
    const found = await verifyAt(way, options);
    if (typeof found === 'object') return found;
    const next = stepsFrom(way, options);
    if (found !== undefined) failed.push({ path: way.path, reason: found });
    else if (next.length === 0) failed.push({ path: way.path, reason: 'chain-anchor-unknown' });
    steps.push(...next);
    return undefined;
  };
  let found = await arrive({ path: [subject], statements: [first.jwt], top: first });
  for (let step = steps.shift(); step && !found; step = steps.shift()) {
    const path = [...step.from.path, step.to];
    const way = ++ways > MAX_CHAIN_PATHS ? 'chain-search-ended' : await climb(source, step);
    if (typeof way !== 'string') found = await arrive(way);
    else failed.push({ path, reason: way });
    // Whatever else waits would end the same way.
    if (way === 'chain-search-ended') break;
  }
  return found;
}

/** Anchors first; who is named twice is asked once. */
function stepsFrom(from: Way, { anchors }: TrustChainOptions): Step[] {
  const isAnchor = (hint: string) => anchors.some(({ entityId }) => entityId === hint);
  const hints = [...new Set(from.top.claims.authority_hints)];
  const ordered = [...hints.filter(isAnchor), ...hints.filter((hint) => !isAnchor(hint))];
  return ordered.map((to) => ({ from, to }));
}

async function climb(source: StatementSource, { from, to }: Step): Promise<Way | ProblemCode> {
  if (from.path.includes(to)) return 'chain-loop';
  if (from.path.length > MAX_CHAIN_LEVELS) return 'chain-too-long';
  const top = await source.configuration(to);
  if (typeof top === 'string') return top;
  const stated = await source.subordinate(top, from.top.claims.sub);
  if (typeof stated === 'string') return stated;
  return { path: [...from.path, to], statements: [...from.statements, stated.jwt], top };
}

/** The chain, if it leads to an anchor and holds; why it does not, or undefined without an anchor. */
async function verifyAt(
  way: Way,
  options: TrustChainOptions,
): Promise<Found | ProblemCode | undefined> {
  const { jwt, claims } = way.top;
  if (!options.anchors.some(({ entityId }) => entityId === claims.sub)) return undefined;
  const chain = way.path.length === 1 ? [jwt] : [...way.statements, jwt];
  const verdict = await verifyTrustChain(chain, options);
  if (!verdict.verified) return verdict.reason;
  const { verified: _, ...entity } = verdict;
  return { chain, entity };
}
