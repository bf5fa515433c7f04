import { type OkpJwk, type SigningKey, thumbprint } from '@nabij/protocol';

/** What is derived from a node's first key and stays when the key changes. */
export type KeptSecret = 'notices' | 'chance';

/** The key with which a node signs, and what it has of those before. */
export interface NodeKey extends SigningKey {
  /** Public halves of earlier keys: what this node stated with them still holds here. */
  readonly earlier?: readonly OkpJwk[];
  /**
   * Public halves of keys that came into other hands. They still read what lies in our own database
   * and proves something to us alone; nothing that is brought to us is believed for them.
   */
  readonly lost?: readonly OkpJwk[];
  /** Since when this key signs, where the one before was stolen: no other key vouched for it. */
  readonly newSinceTheft?: Date;
  readonly kept?: Readonly<Record<KeptSecret, Uint8Array>>;
}

/**
 * Every key that this node ever signed with and that is nobody else's, the present one first: for
 * what it states now, and what somebody brings that it is said to have stated.
 */
export function ownKeys({
  publicJwk,
  earlier = [],
}: Pick<NodeKey, 'publicJwk' | 'earlier'>): OkpJwk[] {
  return [publicJwk, ...earlier];
}

/**
 * Those and the stolen ones, for records whose loss would be worse than what a thief could add:
 * the audit log, whose chain shows what was put in, and proofs of what has to stay erased.
 */
export function everyOwnKey(key: Pick<NodeKey, 'publicJwk' | 'earlier' | 'lost'>): OkpJwk[] {
  return [...ownKeys(key), ...(key.lost ?? [])];
}

/** Whether the key of this name came into other hands. */
export function isLost({ lost = [] }: Pick<NodeKey, 'lost'>, kid: string): boolean {
  return lost.some((key) => thumbprint(key) === kid);
}
