import type { Highs } from 'highs';
import { attack } from './attacker.ts';
import { isSmall } from './protectors.ts';
import type { Range } from './publication.ts';
import type { Published, Town } from './publish.ts';
import { type Seen, stateByKinds } from './statement.ts';

/** What somebody learns from all that was published, and was promised not to. */
export interface Broken {
  /** Hidden numbers that can be inferred more narrowly than promised. */
  readonly narrow: readonly Range[];
  /** Numbers that are shown and stand for too few. */
  readonly small: readonly string[];
}

export const NOTHING: Broken = { narrow: [], small: [] };

/** Attacks all that was published, by what places mean and not by rules about margins. */
export function breaks(solver: Highs, town: Town, { seen, steps }: Published): Broken {
  return {
    narrow: inferred(solver, town, seen),
    small: steps.flatMap(({ model, hidden }) =>
      model.cells
        .filter(
          (cell, index) => cell.state === 'free' && !hidden[index] && isSmall(cell, town.threshold),
        )
        .map(({ id }) => id),
    ),
  };
}

export function inferred(solver: Highs, town: Town, seen: readonly Seen[]): Range[] {
  return attack(solver, stateByKinds(town.survey, seen, town.most), town.threshold);
}

/**
 * The same publication with one number shown that was hidden for the sake of others, as a fault
 * would do it: each of the last release, one after the other.
 */
export function unhideEach(town: Town, { seen, steps }: Published): Seen[][] {
  const last = steps.at(-1);
  if (last === undefined) return [];
  return last.model.cells.flatMap((cell, index) =>
    cell.state === 'free' && last.hidden[index] && !isSmall(cell, town.threshold)
      ? [seen.toSpliced(index, 1, cell.value)]
      : [],
  );
}
