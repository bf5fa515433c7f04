import type { FindWhereabouts, OtherPoint } from '../intake/follow/handover/whereabouts.ts';
import { type HandoverRow, handoversOf } from './store.ts';

/** Where a report is, for its reporter: the last point that took it decides. */
export const findWhereabouts: FindWhereabouts = async (db, caseId) => {
  const rows = await handoversOf(db, caseId);
  const offered = rows.find(({ side, state }) => side === 'sender' && state.at === 'offered');
  if (offered?.offer) {
    return { at: 'offered', point: pointOf(offered), until: new Date(offered.offer.until * 1_000) };
  }
  const taken = rows.find(isTaken);
  if (taken === undefined) return undefined;
  const { side, since, changedAt } = taken;
  const point = pointOf(taken);
  if (isGivenUp(side, taken.state)) return { at: 'there', point, since: changedAt };
  if (side === 'receiver') return { at: 'came', point, since: since ?? changedAt };
  return { at: 'there', point, since: since ?? undefined };
};

function isTaken({ side, state }: HandoverRow): boolean {
  return (
    state.at === 'arrived' || (side === 'sender' && state.at === 'moved') || isGivenUp(side, state)
  );
}

/** It came, and whoever sent it took it back: only then does a case belong to what is closed. */
function isGivenUp(side: HandoverRow['side'], state: HandoverRow['state']): boolean {
  return side === 'receiver' && state.at === 'closed';
}

function pointOf({ peer, peerFacts }: HandoverRow): OtherPoint {
  return { entityId: peer, ...peerFacts };
}
