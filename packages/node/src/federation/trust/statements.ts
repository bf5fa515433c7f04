import { type Constraints, type Metadata, signSubordinateStatement } from '@nabij/protocol';
import type { FederationDeps } from '../dependencies.ts';
import { keysOf, type Peer } from '../peers.ts';

/** A point vouches for nobody; a coordinator for the points and coordinators below it. */
const CONSTRAINTS: Readonly<Record<Peer['role'], Constraints>> = {
  point: { max_path_length: 0, allowed_entity_types: ['nabij_node'] },
  coordinator: { allowed_entity_types: ['nabij_node'] },
};

/**
 * Signs what this coordinator states of a member, for one day: its keys, and what people looked at
 * when they admitted it, so that a member makes itself nothing else.
 */
export function stateMember(
  { key, entityId, clock }: Pick<FederationDeps, 'key' | 'entityId' | 'clock'>,
  member: Peer,
): Promise<string> {
  return signSubordinateStatement({
    key,
    issuer: entityId,
    subject: member.entityId,
    keys: keysOf(member),
    now: clock.now(),
    constraints: CONSTRAINTS[member.role],
    metadata: { nabij_node: admittedAs(member) },
  });
}

function admittedAs({ role, name, municipalities }: Peer): NonNullable<Metadata['nabij_node']> {
  return { role, name, municipalities };
}
