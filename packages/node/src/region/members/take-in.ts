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

/** What a point at an address says of itself, to be compared by telephone. */
export interface Found {
  readonly url: string;
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

/**
 * Looks who is at an address, and takes nobody in.
 *
 * @throws {Refusal} `address-invalid`, `not-a-point`, `node-unreachable`; what is wrong with its
 *   entity statement
 */
export async function lookAt(deps: TakeInDeps, address: string): Promise<Found> {
  return told(async () => {
    const { entityId, jwk, kid, metadata, issuedAt } = await meet(deps, address);
    if (metadata.role !== 'point') throw new Refusal('not-a-point');
    const peer = await findPeer(deps.db, entityId);
    const { name, municipalities, population = null } = metadata;
    return {
      ...{ url: entityId, name, municipalities: [...municipalities], population },
      fingerprint: fingerprint(jwk),
      known: peer ? (isKeyOf(peer, kid) ? 'same-key' : 'other-key') : 'no',
      clockSeconds: secondsAhead(issuedAt, deps.clock.now()),
    };
  });
}

/**
 * Admits the point at an address, exactly as `nabij admit` does; the fingerprint is that which was
 * shown and read aloud, so another node that answers meanwhile is not taken.
 *
 * @throws {Refusal} as `lookAt`; `fingerprint-differs`, `key-changed`
 */
export async function takeIn(
  deps: TakeInDeps,
  address: string,
  options: MembershipOptions & { fingerprint: string; accountId: string },
): Promise<{ name: string }> {
  return told(() => admit(deps, address, options));
}

/** The same refusals as every page has, instead of a sentence for a terminal. */
async function told<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof MembershipError) throw new Refusal(PROBLEMS[error.code]);
    if (error instanceof OutgoingError) throw new Refusal('node-unreachable');
    throw error;
  }
}
