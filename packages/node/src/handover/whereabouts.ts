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
  if (side === 'receiver') return { at: 'came', point, since: since ?? changedAt };
  return { at: 'there', point, since: since ?? undefined };
};

function isTaken({ side, state }: HandoverRow): boolean {
  return state.at === 'arrived' || (side === 'sender' && state.at === 'moved');
}

function pointOf({ peer, peerFacts }: HandoverRow): OtherPoint {
  return { entityId: peer, ...peerFacts };
}
