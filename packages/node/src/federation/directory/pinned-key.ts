import { type FindKey, importVerifyKey, thumbprint } from '@nabij/protocol';
import { keysOf, type Peer } from '../peers.ts';

/** Finds a key with which this node signs now, and nobody else's. */
export function keyOf(peer: Pick<Peer, 'entityId' | 'publicKey' | 'otherKeys'>): FindKey {
  return async (iss, kid) => {
    if (iss !== peer.entityId) return 'issuer-unknown';
    const jwk = keysOf(peer).find((key) => thumbprint(key) === kid);
    return jwk ? importVerifyKey(jwk) : 'key-unknown';
  };
}
