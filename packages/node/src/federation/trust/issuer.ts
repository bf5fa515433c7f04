import type { KeyProblem, OkpJwk } from '@nabij/protocol';
import { Refusal } from '../../system/problem.ts';
import type { ReadDirectory } from '../directory/stored.ts';
import type { KnownPeers } from '../known-peers.ts';
import { isKeyOf, keyNamed, type Peer } from '../peers.ts';
import { oldKeyOf } from './old-keys.ts';
import { isFresh, isTrusted, resolvePoint, type TrustDeps } from './resolve-point.ts';

/** What is needed to know who sends. */
export interface IssuerDeps extends TrustDeps {
  readonly knownPeers: KnownPeers;
  /** Which points the coordinator names: who is in it is no stranger. */
  readDirectory: ReadDirectory;
  /** Whether anything is taken from other points here; without, nobody is asked about them. */
  readonly takesFromSiblings: boolean;
}

/** What a message says of its sender, before anything is verified. */
export interface Claimed {
  readonly iss: string;
  readonly kid: string;
  /** When it was issued. */
  readonly at: Date;
}

/**
 * The peer that a message names as its sender, if it is one now, and the key that it had when the
 * message was issued. Nothing is signed yet: so others are asked within bounds only.
 *
 * @throws {Refusal} `too-many`, `unavailable`: another time may give another answer
 */
export async function findIssuer(
  deps: IssuerDeps,
  { iss, kid, at }: Claimed,
): Promise<{ peer: Peer; jwk: OkpJwk } | KeyProblem> {
  const peer = await peerOf(deps, iss, kid);
  if (typeof peer === 'string') return peer;
  const jwk = keyNamed(peer, kid);
  if (jwk) return { peer, jwk };
  const old = await oldKeyOf(deps, peer, { kid, at });
  return typeof old === 'string' ? old : { peer, jwk: old };
}

async function peerOf(deps: IssuerDeps, iss: string, kid: string): Promise<Peer | KeyProblem> {
  const known = await deps.knownPeers.find(iss, { kid, now: deps.clock.now() });
  if (known && known.relation !== 'sibling') return known.removedAt ? 'issuer-removed' : known;
  if (!deps.takesFromSiblings || iss === deps.entityId) return 'issuer-unknown';
  const now = deps.clock.now();
  if (known && isTrusted(known, now)) {
    // a key that is not known may be a new one: then its superior knows
    if (isKeyOf(known, kid) || isFresh(known, now)) return known;
  }
  const isListed = known === undefined && (await isInDirectory(deps, iss));
  const asker = known ? 'known' : isListed ? 'listed' : 'stranger';
  const outcome = await resolvePoint(deps, iss, asker);
  if (outcome.trusted) return outcome.peer;
  if (outcome.problem === 'too-many') throw new Refusal('too-many');
  if (outcome.problem === 'node-unreachable') throw new Refusal('unavailable');
  return outcome.problem === 'issuer-removed' && known ? 'issuer-removed' : 'issuer-unknown';
}

async function isInDirectory({ readDirectory }: IssuerDeps, iss: string): Promise<boolean> {
  const directory = await readDirectory();
  return directory?.entries.some((entry) => entry.entity_id === iss) ?? false;
}
