import { type Cell, isSmall } from '../../packages/node/src/disclosure/model.ts';
import { protect } from '../../packages/node/src/disclosure/protect.ts';
import type { Solver } from '../../packages/node/src/disclosure/solver.ts';
import { crossTable } from '../../packages/node/src/disclosure/testing/tiny-model.ts';
import { chance } from './protect-town.ts';

const THRESHOLD = 5;
const SMALL_TABLES = 50;

/** Small tables: the best there is, beside hiding cell by cell and hiding small numbers alone. */
export function smallTables(solver: Solver): object {
  const next = chance(1);
  const sums = { tables: SMALL_TABLES, exact: 0, lost: 0, lostByFallback: 0, lostByThreshold: 0 };
  for (let table = 0; table < SMALL_TABLES; table++) {
    const inner = Array.from({ length: 4 }, () =>
      Array.from({ length: 5 }, () => Math.floor(next() ** 3 * 40)),
    );
    const model = crossTable(inner, THRESHOLD);
    const best = protect(solver, model, { seconds: 60 });
    sums.exact += best.how === 'exact' ? 1 : 0;
    sums.lost += best.lost;
    sums.lostByFallback += protect(solver, model, { seconds: 0 }).lost;
    sums.lostByThreshold += lossOf(model.cells.filter((cell) => isSmall(cell, THRESHOLD)));
  }
  return sums;
}

/** What hiding these loses when every number counts alike. */
export function lossOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { value }) => sum + 1 + (value ?? 0), 0);
}
