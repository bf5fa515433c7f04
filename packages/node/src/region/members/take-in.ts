import { fingerprint, type ProblemCode } from '@nabij/protocol';
import type { FederationDeps } from '../../federation/dependencies.ts';
import {
  admit,
  MembershipError,
  type MembershipOptions,
  type MembershipProblem,
  meet,
} from '../../federation/join.ts';
import { OutgoingError } from '../../federation/outgoing.ts';
import { findPeer, isKeyOf } from '../../federation/peers.ts';
import { Refusal } from '../../system/problem.ts';
import { secondsAhead } from './members.ts';

export type TakeInDeps = Pick<FederationDeps, 'db' | 'clock' | 'outgoing' | 'entityId'>;

/** What a node at an address says of itself, to be compared by telephone. */
export interface Found {
  readonly url: string;
  readonly role: MemberRole;
  readonly name: string;
  readonly municipalities: string[];
  readonly population: number | null;
  readonly fingerprint: string;
  /** Whether it was ever a member, and with this key. */
  readonly known: 'no' | 'same-key' | 'other-key';
  /** How far its clock is ahead of ours, in seconds. */
  readonly clockSeconds: number;
}

const PROBLEMS: Readonly<Record<MembershipProblem, ProblemCode>> = {
  'address-invalid': 'address-invalid',
  'role-wrong': 'not-a-point',
  'fingerprint-differs': 'fingerprint-differs',
  'key-changed': 'key-changed',
  'joined-elsewhere': 'internal',
  'known-otherwise': 'not-a-point',
};

/** What is looked for at an address. */
export type MemberRole = 'point' | 'coordinator';

/**
 * Looks who is at an address, and takes nobody in.
 *
 * @throws {Refusal} `address-invalid`, `not-a-point`, `not-a-coordinator`, `node-unreachable`; what
 *   is wrong with its entity statement
 */
export async function lookAt(deps: TakeInDeps, address: string, role: MemberRole): Promise<Found> {
  return told(role, async () => {
    const { entityId, jwk, kid, metadata, issuedAt } = await meet(deps, address);
    if (metadata.role !== role) throw new MembershipError('role-wrong');
    const peer = await findPeer(deps.db, entityId);
    const { name, municipalities, population = null } = metadata;
    return {
      ...{ url: entityId, role, name, municipalities: [...municipalities], population },
      fingerprint: fingerprint(jwk),
      known: peer ? (isKeyOf(peer, kid) ? 'same-key' : 'other-key') : 'no',
      clockSeconds: secondsAhead(issuedAt, deps.clock.now()),
    };
  });
}

/**
 * Admits the node at an address, exactly as `nabij admit` does; the fingerprint is that which was
 * shown and read aloud, so another node that answers meanwhile is not taken.
 *
 * @throws {Refusal} as `lookAt`; `fingerprint-differs`, `key-changed`
 */
export async function takeIn(
  deps: TakeInDeps,
  address: string,
  options: MembershipOptions & { fingerprint: string; accountId: string; role: MemberRole },
): Promise<{ name: string }> {
  return told(options.role, () => admit(deps, address, options));
}

/** The same refusals as every page has, instead of a sentence for a terminal. */
async function told<Answer>(role: MemberRole, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MembershipError) {
      const problem = PROBLEMS[error.code];
      const isOther = problem === 'not-a-point' && role === 'coordinator';
      throw new Refusal(isOther ? 'not-a-coordinator' : problem);
    }
    if (error instanceof OutgoingError) throw new Refusal('node-unreachable');
    throw error;
  }
}
