import type { CaseRow } from './store.ts';

/**
 * Gives a case to somebody, or to nobody. Another person than before counts as a hand-on, so that
 * a team can tell how often one worker stayed from intake to close; for nobody in particular.
 */
export function newOwner(
  { ownerId: before, handOns }: Pick<CaseRow, 'ownerId' | 'handOns'>,
  ownerId: string | null,
): Pick<CaseRow, 'ownerId' | 'handOns'> {
  const changed = before !== null && before !== ownerId;
  return { ownerId, handOns: changed ? handOns + 1 : handOns };
}
