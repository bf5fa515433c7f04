import { type FindKey, importVerifyKey } from '@nabij/protocol';
import { keyNamed, type Peer } from '../peers.ts';

/** Finds a key with which this node signs now, and nobody else's. */
export function keyOf(
  peer: Pick<Peer, 'entityId' | 'publicKey' | 'otherKeys' | 'oldKeys'>,
): FindKey {
  return async (iss, kid) => {
    if (iss !== peer.entityId) return 'issuer-unknown';
    const jwk = keyNamed(peer, kid);
    return jwk ? importVerifyKey(jwk) : 'key-unknown';
  };
}
