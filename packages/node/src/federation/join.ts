import { fingerprint, isFingerprintOf } from '@nabij/protocol';
import { audit } from '../access/audit/audit.ts';
import type { FederationDeps } from './dependencies.ts';
import { type EntityConfiguration, fetchEntityConfiguration } from './entity-configuration.ts';
import { addPeer, findSuperior } from './peers.ts';
import type { PeerRelation } from './tables.ts';

export interface MembershipOptions {
  /** What the other administrator read aloud; spaces and dashes are free. */
  fingerprint?: string;
  /** Whether a node that is known may come with another key. */
  replace?: boolean;
  /** Who of the region does it in its pages; without, somebody at the terminal. */
  accountId?: string;
}

/** A node that is now known, and what to read aloud to be sure that it is the right one. */
export interface Acquaintance {
  entityId: string;
  name: string;
  fingerprint: string;
}

export type MembershipProblem =
  | 'address-invalid'
  | 'role-wrong'
  | 'fingerprint-differs'
  | 'key-changed'
  | 'joined-elsewhere';

/** The other node was reached and is genuine, but may not be taken in as asked. */
export class MembershipError extends Error {
  override readonly name = 'MembershipError';
  readonly code: MembershipProblem;

  constructor(code: MembershipProblem) {
    super(SENTENCES[code]);
    this.code = code;
  }
}

const SENTENCES: Readonly<Record<MembershipProblem, string>> = {
  'address-invalid': 'Give the address as the other node gives it: https://name, nothing after it.',
  'role-wrong': 'The node at this address does not have the role that is needed.',
  'fingerprint-differs': 'The fingerprint is not that of the node at this address. Do not go on.',
  'key-changed': 'The node has another key than before. Ask why, then say so with --replace.',
  'joined-elsewhere': 'This point already reports to another coordinator.',
};

type MembershipDeps = Pick<FederationDeps, 'db' | 'clock' | 'outgoing' | 'entityId'>;

/**
 * At a point: takes the coordinator at this address as the one to report to.
 *
 * @throws {MembershipError}, {Refusal} `entity-statement-invalid`, {OutgoingError}
 */
export async function join(
  deps: MembershipDeps,
  coordinatorUrl: string,
  options: MembershipOptions = {},
): Promise<Acquaintance> {
  const found = await meet(deps, coordinatorUrl, options);
  if (found.metadata.role !== 'coordinator') throw new MembershipError('role-wrong');
  const superior = await findSuperior(deps.db);
  if (superior && superior.entityId !== found.entityId) {
    throw new MembershipError('joined-elsewhere');
  }
  return remember(deps, found, { relation: 'superior', options });
}

/**
 * At a coordinator: admits the point at this address as a member, for the first time or anew.
 *
 * @throws {MembershipError}, {Refusal} `entity-statement-invalid`, {OutgoingError}
 */
export async function admit(
  deps: MembershipDeps,
  townUrl: string,
  options: MembershipOptions = {},
): Promise<Acquaintance> {
  const found = await meet(deps, townUrl, options);
  if (found.metadata.role !== 'point') throw new MembershipError('role-wrong');
  return remember(deps, found, { relation: 'member', options });
}

/**
 * Asks the node at this address who it is; it becomes known by that to nobody.
 *
 * @throws {MembershipError} `address-invalid`, `fingerprint-differs`; {Refusal}, {OutgoingError}
 */
export async function meet(
  deps: MembershipDeps,
  address: string,
  options: MembershipOptions = {},
): Promise<EntityConfiguration> {
  const entityId = address.trim().replace(/\/$/, '');
  const isOrigin = URL.canParse(entityId) && new URL(entityId).origin === entityId;
  if (!isOrigin || entityId === deps.entityId) throw new MembershipError('address-invalid');
  const found = await fetchEntityConfiguration(deps, entityId);
  if (options.fingerprint !== undefined && !isFingerprintOf(options.fingerprint, found.jwk)) {
    throw new MembershipError('fingerprint-differs');
  }
  return found;
}

async function remember(
  deps: MembershipDeps,
  { entityId, jwk, kid, metadata }: EntityConfiguration,
  as: { relation: PeerRelation; options: MembershipOptions },
): Promise<Acquaintance> {
  const { role, name, municipalities, population, inbox } = metadata;
  const peer = {
    entityId,
    relation: as.relation,
    role,
    name,
    municipalities: [...municipalities],
    population: population ?? null,
    kid,
    publicKey: jwk,
    inbox,
  };
  const now = deps.clock.now();
  const { accountId: id, replace: replaceKey = false } = as.options;
  const actor =
    id === undefined ? ({ kind: 'operator' } as const) : ({ kind: 'account', id } as const);
  await deps.db.transaction(async (tx) => {
    const stored = await addPeer(tx, peer, { now, replaceKey });
    if (!stored) throw new MembershipError('key-changed');
    const act = as.relation === 'member' ? 'member-admitted' : 'region-joined';
    await audit(tx, { at: now, actor, act, subject: entityId });
  });
  return { entityId, name, fingerprint: fingerprint(jwk) };
}
