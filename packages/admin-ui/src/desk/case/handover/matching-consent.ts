import type { Chosen, HandoverConsent } from '../../../api/handovers.ts';

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

/** With what the page begins: what was asked last, so that one goes on where one was. */
export function beginWith(consents: readonly HandoverConsent[]): Chosen {
  const [last] = latestFirst(consents);
  return last === undefined
    ? { to: '', parts: USUAL }
    : { to: last.to.entityId, parts: last.parts };
}

function latestFirst(consents: readonly HandoverConsent[]): HandoverConsent[] {
  return consents.toSorted((one, other) => other.at.localeCompare(one.at));
}
