import type { KeyProblem } from '@nabij/protocol';
import { Refusal } from '../../system/problem.ts';
import type { ReadDirectory } from '../directory/stored.ts';
import type { KnownPeers } from '../known-peers.ts';
import type { Peer } from '../peers.ts';
import { isTrusted, resolvePoint, type TrustDeps } from './resolve-point.ts';

/** What is needed to know who sends. */
export interface IssuerDeps extends TrustDeps {
  readonly knownPeers: KnownPeers;
  /** Which points the coordinator names: who is in it is no stranger. */
  readDirectory: ReadDirectory;
  /** Whether anything is taken from other points here; without, nobody is asked about them. */
  readonly takesFromSiblings: boolean;
}

/**
 * The peer that a message names as its sender, if it is one now. Nothing is signed yet: so a
 * point that is not known is looked for within bounds only.
 *
 * @throws {Refusal} `too-many`, `unavailable`: another time may give another answer
 */
export async function findIssuer(deps: IssuerDeps, iss: string): Promise<Peer | KeyProblem> {
  const known = await deps.knownPeers.find(iss, deps.clock.now());
  if (known && known.relation !== 'sibling') return known.removedAt ? 'issuer-removed' : known;
  if (!deps.takesFromSiblings || iss === deps.entityId) return 'issuer-unknown';
  if (known && isTrusted(known, deps.clock.now())) return known;
  const isListed = known !== undefined || (await isInDirectory(deps, iss));
  const outcome = await resolvePoint(deps, iss, isListed ? 'listed' : 'stranger');
  if (outcome.trusted) return outcome.peer;
  if (outcome.problem === 'too-many') throw new Refusal('too-many');
  if (outcome.problem === 'node-unreachable') throw new Refusal('unavailable');
  return outcome.problem === 'issuer-removed' && known ? 'issuer-removed' : 'issuer-unknown';
}

async function isInDirectory({ readDirectory }: IssuerDeps, iss: string): Promise<boolean> {
  const directory = await readDirectory();
  return directory?.entries.some((entry) => entry.entity_id === iss) ?? false;
}
