import { openProgramme } from '../solver.ts';
import type { Cut } from './cuts.ts';
import { isWide } from './known-tables.ts';
import type { Place, Scene } from './scene.ts';

/**
 * Where a column is wide enough in fractions but no whole table was met: looks among whole tables
 * only. If they are too few, one of the shown cells around must be hidden, whichever (a cover cut:
 * hiding less than this pattern around the column cannot make it wider).
 * @returns no cut when a table was found, or when time is over
 */
export function pushWhole(scene: Scene, { around, spread }: Place, column: number): Cut[] {
  const { system, tables, solver } = scene;
  const programme = openProgramme(solver, { ...around, whole: true });
  try {
    const at = around.at.get(column) ?? 0;
    for (const sign of [-1, 1]) {
      programme.setCosts([at], [sign]);
      const solved = programme.solve(scene.left());
      if (solved.ending !== 'optimal') return [];
      if (!tables.take(around.columns, solved.columns, spread)) return [];
      if (isWide(system, spread, column)) return [];
    }
  } finally {
    programme.dispose();
  }
  return [{ column, terms: new Map(around.border.map((other) => [other, 1])) }];
}
