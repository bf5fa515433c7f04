import { glance } from './attack.ts';
import { type Cheapest, openCheapest } from './cheapest.ts';
import { isWide, type Pattern, type Spread } from './known-tables.ts';
import { neighbourhood } from './neighbourhood.ts';
import { pushWhole } from './push-whole.ts';
import type { Scene } from './scene.ts';
import type { System } from './system.ts';

/** Far above the solver's tolerance, far below one person. */
const NOISE = 1e-6;

/**
 * Hides more than `start`, column by column, until every hidden one is seen to be wide by whole
 * tables.
 * @returns undefined when a column cannot be made wide this way, or time is over
 */
export function hideMore(scene: Scene, start: Pattern): Pattern | undefined {
  const { system, tables } = scene;
  const pattern = [...start];
  let open = glance(scene, pattern);
  if (open.length === 0) return pattern;
  const cheapest = openCheapest(scene, pattern);
  try {
    while (open.length > 0) {
      const widening = { scene, pattern, cheapest, spread: tables.spread(pattern) };
      for (const column of open) {
        if (scene.left() <= 0) return undefined;
        if (isWide(system, widening.spread, column)) continue;
        if (!widen(widening, column)) return undefined;
      }
      open = glance(scene, pattern);
    }
    return pattern;
  } finally {
    cheapest.dispose();
  }
}

interface Widening {
  readonly scene: Scene;
  readonly pattern: boolean[];
  readonly cheapest: Cheapest;
  readonly spread: Spread;
}

/** Makes one column wide by the cheapest way there is; false: there is none. */
function widen({ scene, pattern, cheapest, spread }: Widening, column: number): boolean {
  const { system, tables } = scene;
  const far = farTargets(system, spread, column).map((target) => [target]);
  const best = cheapest.find(column, far) ?? cheapest.find(column, nearTargets(system, column));
  if (best === undefined) return false;
  cheapest.hide(best.hides);
  const columns = system.cells.map((_, at) => at);
  for (const table of best.tables) tables.take(columns, table, spread);
  const from = columns.filter((at) => best.tables.some((table) => isChanged(system, table, at)));
  while (!isWide(system, spread, column)) {
    const around = neighbourhood(system, pattern, column);
    pushWhole(scene, { around, spread }, { column, from });
    if (isWide(system, spread, column)) return true;
    if (around.border.length === 0 || scene.left() <= 0) return false;
    cheapest.hide([leastOf(system, around.border)]);
  }
  return true;
}

function isChanged({ truth }: System, table: Float64Array, at: number): boolean {
  return Math.abs((table[at] ?? 0) - (truth[at] ?? 0)) > NOISE;
}

function leastOf({ loss }: System, columns: readonly number[]): number {
  return columns.reduce((a, b) => ((loss[b] ?? 0) < (loss[a] ?? 0) ? b : a));
}

/** One value that is far enough from what was seen already: above, or below. */
function farTargets(system: System, { low, high }: Spread, column: number): number[] {
  const threshold = system.thresholds[column] ?? 0;
  const [from, to] = [low[column] ?? 0, high[column] ?? 0];
  return to < threshold ? [from + threshold] : [from + threshold, to - threshold];
}

/** Two values that are far enough from one another, on both sides of the truth. */
function nearTargets({ thresholds, truth }: System, column: number): [number, number][] {
  const threshold = thresholds[column] ?? 0;
  const now = truth[column] ?? 0;
  const above = Math.max(0, threshold - now);
  return Array.from({ length: Math.max(0, threshold - above) }, (_, step) => [
    now + above + step,
    now + above + step - threshold,
  ]);
}
