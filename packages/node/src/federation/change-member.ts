import { type AuditActor, audit } from '../access/audit/audit.ts';
import type { Db } from '../system/database.ts';
import { Refusal } from '../system/problem.ts';
import { findPeer, removePeer, setSuspended } from './peers.ts';

/** Who changes which member, and when. */
export interface MemberChange {
  readonly entityId: string;
  readonly actor: AuditActor;
  readonly now: Date;
}

/** What can be done with a member, in the order of how grave it is. */
export const MEMBER_CHANGES = ['resume', 'suspend', 'remove'] as const;
export type MemberChangeName = (typeof MEMBER_CHANGES)[number];

const ACTS = {
  resume: 'member-resumed',
  suspend: 'member-suspended',
  remove: 'member-removed',
} as const;

/**
 * At a coordinator: takes nothing from a member for a while, takes again, or lets it go. What it
 * sent stays in each case: it is what the region knows.
 *
 * @throws {Refusal} `not-found` for a stranger; `changed-meanwhile` when it is so already
 */
export async function changeMember(
  db: Db,
  change: MemberChangeName,
  { entityId, actor, now }: MemberChange,
): Promise<void> {
  await db.transaction(async (tx) => {
    const peer = await findPeer(tx, entityId);
    if (peer?.relation !== 'member') throw new Refusal('not-found');
    const isChanged =
      change === 'remove'
        ? await removePeer(tx, entityId, now)
        : await setSuspended(tx, entityId, change === 'suspend' ? now : null);
    if (!isChanged) throw new Refusal('changed-meanwhile');
    await audit(tx, { at: now, actor, act: ACTS[change], subject: entityId });
  });
}
