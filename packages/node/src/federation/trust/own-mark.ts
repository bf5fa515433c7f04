import type { FederationDeps } from '../dependencies.ts';
import { keyOf } from '../directory/pinned-key.ts';
import type { Peer } from '../peers.ts';
import { type JudgedMark, judgeMark } from './judge-mark.ts';
import { keptMemberMarks } from './store.ts';

type OwnMarkDeps = Pick<FederationDeps, 'db' | 'clock' | 'entityId'>;

/** The mark of membership that this node has to show: its superior's, or what is there instead. */
export async function ownMark(
  { db, clock, entityId }: OwnMarkDeps,
  superior: Peer,
): Promise<JudgedMark> {
  const rows = await keptMemberMarks(db);
  const kept = rows.find(({ issuer }) => issuer === superior.entityId) ?? rows[0];
  return judgeMark(kept?.mark, {
    ...{ subject: entityId, issuers: [superior.entityId] },
    ...{ findKey: keyOf(superior), now: clock.now() },
  });
}
