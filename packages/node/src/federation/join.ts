import { fingerprint, isFingerprintOf } from '@nabij/protocol';
import { audit } from '../access/audit/audit.ts';
import type { FederationDeps } from './dependencies.ts';
import { type EntityConfiguration, fetchEntityConfiguration } from './entity-configuration.ts';
import { addPeer, findPeer, findSuperior } from './peers.ts';
import type { PeerRelation } from './tables.ts';

export interface MembershipOptions {
  /** What the other administrator read aloud; spaces and dashes are free. */
  fingerprint?: string;
  /** Whether a node that is known may come with another key. */
  replace?: boolean;
  /** At a coordinator: which kind of node it admits. Default: a point. */
  role?: 'point' | 'coordinator';
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
  | 'joined-elsewhere'
  | 'known-otherwise';

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
  'joined-elsewhere': 'This node already stands below another coordinator.',
  'known-otherwise': 'This node is known here as something else: what stands above is not below.',
};

type MembershipDeps = Pick<FederationDeps, 'db' | 'clock' | 'outgoing' | 'entityId'>;

/**
 * Takes the coordinator at this address as the one above: at a point, to report to; at a
 * coordinator, so that its points and those of other regions can trust one another.
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
 * At a coordinator: admits the node at this address as a member, for the first time or anew.
 *
 * @throws {MembershipError}, {Refusal} `entity-statement-invalid`, {OutgoingError}
 */
export async function admit(
  deps: MembershipDeps,
  townUrl: string,
  options: MembershipOptions = {},
): Promise<Acquaintance> {
  const found = await meet(deps, townUrl, options);
  if (found.metadata.role !== (options.role ?? 'point')) throw new MembershipError('role-wrong');
  return remember(deps, found, { relation: 'member', options });
}

/**
 * At a point: trusts what the coordinator at this address states, and all below it. It is the one
 * above our own coordinator, so that points of other regions can be reached; nobody reports to it.
 *
 * @throws {MembershipError}, {Refusal} `entity-statement-invalid`, {OutgoingError}
 */
export async function trustAbove(
  deps: MembershipDeps,
  coordinatorUrl: string,
  options: MembershipOptions = {},
): Promise<Acquaintance> {
  const found = await meet(deps, coordinatorUrl, options);
  if (found.metadata.role !== 'coordinator') throw new MembershipError('role-wrong');
  return remember(deps, found, { relation: 'anchor', options });
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

/** What is done when two people compared a fingerprint. */
type Pinned = Exclude<PeerRelation, 'sibling'>;

const ACTS = {
  superior: 'region-joined',
  member: 'member-admitted',
  anchor: 'network-trusted',
} as const satisfies Record<Pinned, string>;

/** As what a known node can be taken in: nobody stands above and below at once. */
const MAY_BECOME: Readonly<Record<PeerRelation, readonly Pinned[]>> = {
  superior: ['superior'],
  anchor: ['anchor', 'superior'],
  member: ['member'],
  sibling: ['superior', 'member', 'anchor'],
};

async function remember(
  deps: MembershipDeps,
  { entityId, jwk, kid, metadata, endpoints }: EntityConfiguration,
  as: { relation: Pinned; options: MembershipOptions },
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
    oldKeysAt: endpoints.historicalKeys ?? null,
  };
  const now = deps.clock.now();
  const { accountId: id, replace: replaceKey = false } = as.options;
  const actor =
    id === undefined ? ({ kind: 'operator' } as const) : ({ kind: 'account', id } as const);
  await deps.db.transaction(async (tx) => {
    const known = await findPeer(tx, entityId);
    if (known && !known.removedAt && !MAY_BECOME[known.relation].includes(as.relation)) {
      throw new MembershipError('known-otherwise');
    }
    const stored = await addPeer(tx, peer, { now, replaceKey });
    if (!stored) throw new MembershipError('key-changed');
    await audit(tx, { at: now, actor, act: ACTS[as.relation], subject: entityId });
  });
  return { entityId, name, fingerprint: fingerprint(jwk) };
}
