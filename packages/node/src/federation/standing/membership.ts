/**
 * How a point stands with the coordinator that it joined. Only the coordinator knows for sure; a
 * point goes by the newer of two things: the signed directory, and what was answered last.
 */
export type Membership = 'waiting' | 'member' | 'suspended' | 'removed';

/** What a point has seen since it joined; null for what it has not. */
export interface Seen {
  /** When the directory that is kept was issued, and whether this point stands in it. */
  readonly directory: { readonly issuedAt: Date; readonly listed: boolean } | null;
  readonly deliveredAt: Date | null;
  /** The last message that was refused for good. */
  readonly refused: { readonly at: Date; readonly refusal: string } | null;
  /** Whether something waits because the coordinator takes nothing for now. */
  readonly waitsSuspended: boolean;
}

export function membershipOf({ directory, deliveredAt, refused, ...seen }: Seen): Membership {
  if (seen.waitsSuspended) return 'suspended';
  const since = Math.max(directory?.issuedAt.getTime() ?? 0, deliveredAt?.getTime() ?? 0);
  if (refused && refused.at.getTime() > since) {
    if (refused.refusal === 'issuer-removed') return 'removed';
    if (refused.refusal === 'issuer-unknown') return 'waiting';
  }
  if (directory?.listed) return 'member';
  if (deliveredAt === null) return 'waiting';
  // what took a message and no longer names the point has let it go
  return directory && directory.issuedAt > deliveredAt ? 'removed' : 'member';
}
