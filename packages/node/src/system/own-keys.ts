import type { OkpJwk, SigningKey } from '@nabij/protocol';

/** What is derived from a node's first key and stays when the key changes. */
export type KeptSecret = 'notices' | 'chance';

/** The key with which a node signs, and what it has of those before. */
export interface NodeKey extends SigningKey {
  /** Public halves of earlier keys: what this node stated with them still holds here. */
  readonly earlier?: readonly OkpJwk[];
  readonly kept?: Readonly<Record<KeptSecret, Uint8Array>>;
}

/** Every key that this node ever signed with, the present one first. */
export function ownKeys({
  publicJwk,
  earlier = [],
}: Pick<NodeKey, 'publicJwk' | 'earlier'>): OkpJwk[] {
  return [publicJwk, ...earlier];
}
