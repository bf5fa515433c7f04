import type { CaseHandover, Chosen, Handover, HandoverConsent } from '../../../api/handovers.ts';

/** What goes along where nobody chose: enough to go on with, and no more. */
const USUAL = ['STORY', 'CONTACT', 'CODING'];

/** The latest consent for exactly this point and these parts. */
export function matching(
  consents: readonly HandoverConsent[],
  { to, parts }: Chosen,
): HandoverConsent | undefined {
  const wanted = parts.toSorted().join();
  return latestFirst(consents).find(
    (consent) => consent.to.entityId === to && consent.parts.toSorted().join() === wanted,
  );
}

/**
 * With what the page begins: what was asked last, so that one goes on where one was.
 * @param giveBackTo how it came, to begin with that point and the parts that it sent
 */
export function beginWith(consents: readonly HandoverConsent[], giveBackTo?: Handover): Chosen {
  const to = giveBackTo?.peer.entityId;
  const last = latestFirst(consents).find((it) => to === undefined || it.to.entityId === to);
  if (last !== undefined) return { to: last.to.entityId, parts: last.parts };
  return { to: to ?? '', parts: giveBackTo?.parts ?? USUAL };
}

/** The last handover by which the case came here; undefined for one that was filed here. */
export function cameFrom({ current, earlier }: CaseHandover): Handover | undefined {
  const all = current === null ? earlier : [current, ...earlier];
  return all
    .filter(({ side, state }) => side === 'receiver' && state === 'arrived')
    .toSorted((one, other) => other.changedAt.localeCompare(one.changedAt))[0];
}

function latestFirst(consents: readonly HandoverConsent[]): HandoverConsent[] {
  return consents.toSorted((one, other) => other.at.localeCompare(one.at));
}
