import { randomUUID } from 'node:crypto';
import {
  ENVELOPE_MEDIA_TYPE,
  epochSeconds,
  fingerprint,
  MAX_RECEIPT_BYTES,
  PROBLEMS,
  type ProblemCode,
  problemFromUrn,
  signEnvelope,
  thumbprint,
} from '@nabij/protocol';
import type { FederationDeps } from '../../../federation/dependencies.ts';
import type { OutgoingAnswer } from '../../../federation/outgoing.ts';
import { findPeer, isKeyOf, type Peer } from '../../../federation/peers.ts';
import { trustedPoint } from '../../../federation/trust/trusted-point.ts';
import type { Role } from '../../../system/config.ts';
import { Refusal } from '../../../system/problem.ts';
import { admitThere, findAbove } from '../above.ts';
import { type Finding, well, wrong } from '../finding.ts';
import { checkOurMark, checkSiblingMark } from './marks.ts';
import { asProblem, type Stated } from './statement.ts';

type Node = NonNullable<Stated['node']>;

/** This node, as the doctor looks at others from it. */
export interface OwnNode extends FederationDeps {
  readonly role: Role;
}

/** Whether this node knows the other one, by the key that it has now, and who vouches for whom. */
export async function checkKnown(deps: OwnNode, entityId: string, node: Node): Promise<Finding[]> {
  const peer = await findPeer(deps.db, entityId);
  if (!peer || peer.relation === 'sibling') return checkChain(deps, entityId, node);
  const known = [pinned(peer, node.jwk), ...standing(peer)];
  if (known.some(({ isWell }) => !isWell) || peer.relation === 'anchor') return known;
  if (peer.relation === 'superior') return [...known, ...(await findAbove(deps, peer))];
  return [...known, await checkOurMark(deps, peer, node)];
}

function pinned(peer: Peer, jwk: Node['jwk']): Finding {
  if (isKeyOf(peer, thumbprint(jwk))) return well('Its key is the one that was compared.');
  return wrong(
    `Its key is another one than was compared. Call its administrator; if they say that it is ${fingerprint(jwk)}, ${again(peer)} with --replace.`,
  );
}

const again = ({ relation, entityId }: Peer) =>
  `nabij ${relation === 'member' ? 'admit' : 'join'} ${entityId}`;

function standing(peer: Peer): Finding[] {
  if (peer.removedAt) return [wrong(`It was removed here: ${again(peer)} takes it in again.`)];
  if (peer.suspendedAt) {
    return [wrong(`It is suspended here: nabij resume ${peer.entityId} takes its messages again.`)];
  }
  return [];
}

/** Nobody here compared its key: others have to vouch for it. */
async function checkChain(deps: OwnNode, entityId: string, node: Node): Promise<Finding[]> {
  try {
    const peer = await trustedPoint(deps, entityId);
    const until = peer.trustedUntil?.toISOString().slice(11, 16) ?? '';
    return [
      well(`Our coordinator vouches for it; that is asked again at ${until} UTC.`),
      await checkSiblingMark(deps, peer, node),
    ];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const known = NOT_TRUSTED[error.problem];
    return [wrong(known ?? `Nobody vouches for it: ${titleOf(error.problem)}`)];
  }
}

const NOT_TRUSTED: Partial<Record<ProblemCode, string>> = {
  'not-joined': 'It is not known here: nabij join at a point, nabij admit at a coordinator.',
  'not-a-point': 'It is not known here: nabij join at a point, nabij admit at a coordinator.',
  'chain-not-found': 'Our coordinator does not vouch for it: is it a member there, still?',
  'node-unreachable':
    'Whoever would vouch for it does not answer: nabij doctor with the address of our coordinator.',
};

const titleOf = (problem: ProblemCode) => PROBLEMS[problem].title;

const WEEK_SECONDS = 7 * 86_400;

/**
 * Whether the other node knows this one: it gets a message that ended a week ago. Who knows the
 * sender and its key refuses it for that, and keeps nothing; who does not says so first.
 */
export async function checkKnownThere(
  deps: OwnNode,
  entityId: string,
  { metadata }: Node,
): Promise<Finding> {
  const iat = epochSeconds(deps.clock.now()) - WEEK_SECONDS;
  const { compact } = await signEnvelope({
    ...{ key: deps.key, iss: deps.entityId, aud: entityId, jti: randomUUID() },
    ...{ iat, exp: iat + 60, type: 'release', body: {} },
  });
  const answer = await deps.outgoing
    .send({
      url: metadata.inbox,
      method: 'POST',
      headers: { 'content-type': ENVELOPE_MEDIA_TYPE },
      body: compact,
      maxBytes: MAX_RECEIPT_BYTES,
    })
    .catch(asProblem);
  if (typeof answer === 'string') return wrong(`Its inbox ${metadata.inbox} does not answer.`);
  const problem = problemOf(answer);
  if (problem === 'expired') return well('It knows this node and its key, and its inbox answers.');
  if (problem === undefined) {
    return wrong(
      `Its inbox ${metadata.inbox} answers with ${answer.status}: its web server has to pass on everything to the node.`,
    );
  }
  return wrong(
    KNOWN_THERE(admitThere(deps))[problem] ?? `Its inbox refuses us: ${titleOf(problem)}`,
  );
}

const KNOWN_THERE = (admit: string): Partial<Record<ProblemCode, string>> => ({
  'issuer-unknown': `It does not know this node: there, ${admit}.`,
  'issuer-removed': `It has removed this node: there, ${admit} takes it in again.`,
  'key-unknown': `It knows another key of this node: compare fingerprints by telephone, then there, ${admit} --replace.`,
  'signature-invalid': `It knows another key of this node: compare fingerprints by telephone, then there, ${admit} --replace.`,
  'audience-wrong': 'It goes by another name than this address: NABIJ_URL there has to be it.',
  'issued-in-future': 'Its clock is behind ours by days: set both by a time server.',
  'too-many': 'It has too much to do just now: try again in some minutes.',
  unavailable: 'It is not available now, or cannot reach our coordinator: try again later.',
});

function problemOf(answer: OutgoingAnswer): ProblemCode | undefined {
  if (answer.header('content-type') !== 'application/problem+json') return undefined;
  try {
    const { type } = JSON.parse(Buffer.from(answer.body).toString());
    return typeof type === 'string' ? problemFromUrn(type) : undefined;
  } catch {
    return undefined;
  }
}
