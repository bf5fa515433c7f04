import type { FederationDeps } from '../../federation/dependencies.ts';
import { createOutgoing } from '../../federation/outgoing.ts';
import { findSuperior, type Peer } from '../../federation/peers.ts';
import { ownMark } from '../../federation/trust/own-mark.ts';
import { askVouching, type StatementFault } from '../../federation/trust/stated-above.ts';
import { systemClock } from '../../system/clock.ts';
import type { Role } from '../../system/config.ts';
import { type Finding, type LookedAt, well, wrong } from './finding.ts';
import { minuteOf, type OfMark, sayMark } from './mark.ts';

/** A node that stands below another one. */
export type Below = Pick<FederationDeps, 'db' | 'key' | 'clock' | 'outgoing' | 'entityId'> & {
  readonly role: Role;
};

/** Whether the coordinator above this node vouches for it, and gave it its mark. */
export async function checkAbove({ db, config, key }: LookedAt): Promise<Finding[]> {
  const superior = await findSuperior(db);
  if (!superior) return [];
  const outgoing = createOutgoing(config);
  try {
    const { url: entityId, role } = config;
    return await findAbove({ db, key, clock: systemClock, outgoing, entityId, role }, superior);
  } finally {
    await outgoing.close();
  }
}

/** The same with the connections of whoever asks. */
export async function findAbove(deps: Below, superior: Peer): Promise<Finding[]> {
  const vouching = await askVouching(deps, superior);
  const stated =
    typeof vouching === 'string'
      ? wrong(NOT_VOUCHING[vouching](superior, deps))
      : well(`${superior.name} vouches for this node, until ${minuteOf(vouching.until)}.`);
  const mark = await ownMark(deps, superior);
  return [stated, sayMark(mark, ofOwn(superior, deps))];
}

/** What is typed at the superior, so that it knows this node. */
export function admitThere({ entityId, role }: Pick<Below, 'entityId' | 'role'>): string {
  return `nabij admit ${entityId}${role === 'coordinator' ? ' --coordinator' : ''}`;
}

const NOT_VOUCHING: Record<StatementFault, (superior: Peer, own: Below) => string> = {
  'no-answer': ({ name, entityId }) =>
    `${name} does not answer, or its server is broken, so nobody can ask it about this node: nabij doctor ${entityId} says why.`,
  'their-key': ({ name, entityId }) =>
    `${name} has another key than was compared. Call its administrator; if that is right, nabij join ${entityId} --replace.`,
  'not-member': ({ name }, own) =>
    `${name} does not vouch for this node, so others do not trust it. Call, compare fingerprints, and there: ${admitThere(own)}.`,
  'our-key': ({ name }, own) =>
    `${name} vouches for another key of this node. Call, compare fingerprints, and there: ${admitThere(own)} --replace.`,
  clock: ({ name }) =>
    `What ${name} states of this node has ended or lies ahead: set both clocks by a time server.`,
  invalid: ({ name }) =>
    `What ${name} states of this node does not hold: bring both nodes up to date, then ask its administrator.`,
};

function ofOwn({ name, entityId: above }: Peer, own: Below): OfMark {
  const fetched = 'The running node fetches one every hour: is it running?';
  return {
    whose: 'The proof of membership of this node',
    issuer: name,
    help: {
      missing: `${fetched} If it is, nabij doctor ${above}.`,
      'other-issuer': `${fetched} If it is, nabij doctor ${above}.`,
      'other-subject': `Was NABIJ_URL changed? Then call ${name}, and there: ${admitThere(own)}.`,
      ended: `${fetched} If it is, nabij doctor ${above}.`,
      clock: 'Set both clocks by a time server.',
      'not-verifiable': `Its key may have changed. ${fetched} If it is, nabij doctor ${above}.`,
    },
  };
}
