import { type FindKey, importVerifyKey } from '@nabij/protocol';
import type { Peer } from '../peers.ts';

/** Finds the one key that was pinned for a node, and no other. */
export function keyOf(peer: Pick<Peer, 'entityId' | 'kid' | 'publicKey'>): FindKey {
  return async (iss, kid) => {
    if (iss !== peer.entityId) return 'issuer-unknown';
    return kid === peer.kid ? importVerifyKey(peer.publicKey) : 'key-unknown';
  };
}
