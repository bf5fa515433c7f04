import type { Model, Relation } from '../model.ts';

/** Lowest and highest value of a cell over all tables; undefined: no table agrees. */
export type Ranges = ReadonlyMap<number, readonly [low: number, high: number]>;

/**
 * An attacker who tries every table: all whole numbers for what is hidden that agree with what is
 * shown. Only for models of some cells; knows nothing of linear programming.
 */
export function rangesOf({ cells, relations, most }: Model, hidden: readonly boolean[]): Ranges {
  const values = cells.map((cell, index) => (isHidden(cell, hidden[index]) ? null : cell.value));
  const unknown = values.flatMap((value, index) => (value === null ? [index] : []));
  const ranges = new Map<number, [number, number]>();
  const last = lastUnknown(relations, values, unknown);
  const visit = (depth: number): void => {
    if (!(last.get(depth - 1) ?? []).every((relation) => holds(relation, values))) return;
    const index = unknown[depth];
    if (index === undefined) {
      for (const at of unknown) widen(ranges, at, values[at] ?? 0);
      return;
    }
    for (let value = 0; value <= most; value++) {
      values[index] = value;
      visit(depth + 1);
    }
    values[index] = null;
  };
  visit(0);
  return ranges;
}

/** Whether the promise holds for every hidden cell and no shown new one is small. */
export function isSafe(model: Model, hidden: readonly boolean[]): boolean {
  const { cells, threshold } = model;
  const shownSmall = cells.some((cell, index) => {
    if (cell.state !== 'free' || hidden[index]) return false;
    const value = cell.value ?? 0;
    return value > 0 && (value < threshold || (cell.people ?? value) < threshold);
  });
  if (shownSmall) return false;
  const ranges = rangesOf(model, hidden);
  return cells.every((cell, index) => {
    if (!isHidden(cell, hidden[index])) return true;
    const [low, high] = ranges.get(index) ?? [0, 0];
    const needed = cell.threshold ?? threshold;
    return high >= needed && high - low >= needed;
  });
}

/** Least loss over all ways to hide; undefined when none is safe. */
export function leastLoss(model: Model): number | undefined {
  const free = model.cells.flatMap((cell, index) => (cell.state === 'free' ? [index] : []));
  let best: number | undefined;
  for (let choice = 0; choice < 2 ** free.length; choice++) {
    const chosen = new Set(free.filter((_, bit) => ((choice >> bit) & 1) === 1));
    const lost = [...chosen].reduce((sum, index) => {
      const cell = model.cells[index];
      return sum + (cell?.loss ?? 1 + (cell?.value ?? 0));
    }, 0);
    if (best !== undefined && lost >= best) continue;
    const hidden = model.cells.map((_, index) => chosen.has(index));
    if (isSafe(model, hidden)) best = lost;
  }
  return best;
}

function isHidden(cell: Model['cells'][number], hidden: boolean | undefined): boolean {
  return cell.state === 'hidden' || (cell.state === 'free' && hidden === true);
}

/** Every relation at the depth at which its last unknown is filled in; -1: nothing unknown. */
function lastUnknown(
  relations: readonly Relation[],
  values: readonly (number | null)[],
  unknown: readonly number[],
): Map<number, Relation[]> {
  const at = new Map<number, Relation[]>();
  for (const relation of relations) {
    const depths = relation.terms.map(([cell]) =>
      values[cell] === null ? unknown.indexOf(cell) : -1,
    );
    const depth = Math.max(-1, ...depths);
    at.set(depth, [...(at.get(depth) ?? []), relation]);
  }
  return at;
}

function holds({ terms, sense, bound }: Relation, values: readonly (number | null)[]): boolean {
  const sum = terms.reduce(
    (total, [cell, coefficient]) => total + coefficient * (values[cell] ?? 0),
    0,
  );
  return sense === '=' ? sum === bound : sum <= bound;
}

function widen(ranges: Map<number, [number, number]>, index: number, value: number): void {
  const [low, high] = ranges.get(index) ?? [value, value];
  ranges.set(index, [Math.min(low, value), Math.max(high, value)]);
}
