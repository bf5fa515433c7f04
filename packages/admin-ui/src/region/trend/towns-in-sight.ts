import type { TrendTown } from '../../api/region.ts';
import type { Row } from './figures-csv.ts';

/** In order of name as the reader's language has it. */
export function townsByName(towns: readonly TrendTown[], language: string): TrendTown[] {
  return towns.toSorted((a, b) => a.name.localeCompare(b.name, language));
}

/** How many towns are members in the newest period, and what is to be seen of them. */
export function townsInSight(rows: readonly Row[]) {
  const kinds = rows.map(({ figures }) => figures.at(-1)?.kind);
  const count = (wanted: (typeof kinds)[number]) => kinds.filter((kind) => kind === wanted).length;
  const [shown, hidden, silent] = [count('number'), count('hidden'), count('silent')];
  return { shown, hidden, silent, members: shown + hidden + silent };
}
