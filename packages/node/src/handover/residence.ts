/** How the axes of residence and incident looked from the point that sent a case. */
export interface Seen {
  /** A code of `residence`, as the sender had it; without, it did not tell. */
  readonly residence: string | undefined;
  /** Where it happened: a municipality, as far as that is known. */
  readonly municipality: string | undefined;
  /** Why the sender offered it. */
  readonly reason: string;
}

/**
 * The code of `residence` as seen from here. Who lives there does not live here; who does not may
 * live anywhere, unless the sender says that it is here.
 */
export function residenceHere(
  { residence, municipality, reason }: Seen,
  here: string,
): 'RES_HERE' | 'RES_ELSEWHERE' | 'NONRES_HERE' | 'UNKNOWN' {
  const livesThere = residence === 'RES_HERE' || residence === 'RES_ELSEWHERE';
  const livesHere = reason === 'LIVES_THERE';
  const isThere = residence === 'RES_HERE' || residence === 'NONRES_HERE';
  const isHere = municipality === here || reason === 'HAPPENED_THERE';
  if (isHere) return livesHere ? 'RES_HERE' : livesThere ? 'NONRES_HERE' : 'UNKNOWN';
  const isElsewhere = isThere || isKnown(municipality);
  return livesHere && isElsewhere ? 'RES_ELSEWHERE' : 'UNKNOWN';
}

function isKnown(municipality: string | undefined): boolean {
  return municipality !== undefined && municipality !== 'UNKNOWN' && municipality !== 'ELSEWHERE';
}
