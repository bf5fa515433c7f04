import type { System } from './system.ts';

/** Which free columns are hidden; others' entries say nothing. */
export type Pattern = readonly boolean[];

/** What stands in a column in the tables that agree with a pattern. */
export interface Spread {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Complete tables that an attacker could take for the true one, kept from pattern to pattern. */
export interface KnownTables {
  /**
   * Takes the true table with other values in some columns, if it is then whole and fulfils
   * everything exactly; adds what it shows to `spread`.
   */
  take(columns: readonly number[], values: ArrayLike<number>, spread: Spread): boolean;
  /** What the tables that agree with all that a pattern shows let stand in each column. */
  spread(pattern: Pattern): Spread;
}

/** Where a table differs from the true one. */
type Change = readonly (readonly [column: number, value: number])[];

/** What the solver's tolerance can make of a whole number. */
const NOISE = 1e-6;
/** Rounded; or up, because a fraction of a person is somebody. */
const ROUNDINGS = [Math.round, (value: number) => Math.ceil(value - NOISE)];

/** The true table alone. */
export function knownTables(system: System): KnownTables {
  const { truth, free } = system;
  const changes: Change[] = [];
  return {
    take(columns, values, spread) {
      const change = ROUNDINGS.map((round) =>
        columns
          .map((column, at) => [column, round(values[at] ?? 0)] as const)
          .filter(([column, value]) => value !== truth[column]),
      ).find((it) => agrees(system, it));
      if (change === undefined) return false;
      changes.push(change);
      widen(spread, change);
      return true;
    },
    spread(pattern) {
      const spread = { low: truth.slice(), high: truth.slice() };
      for (const change of changes) {
        if (change.every(([at]) => !free[at] || pattern[at])) widen(spread, change);
      }
      return spread;
    },
  };
}

/** Whether the changed table fulfils everything: only rows with a change can have become wrong. */
function agrees({ low, high, rows, rowsOf, truth }: System, change: Change): boolean {
  const values = new Map(change);
  const inside = change.every(([at, value]) => value >= (low[at] ?? 0) && value <= (high[at] ?? 0));
  if (!inside) return false;
  const touched = new Set(change.flatMap(([at]) => rowsOf[at] ?? []));
  return [...touched].every((index) => {
    const row = rows[index];
    let sum = 0;
    row?.columns.forEach((at, k) => {
      sum += (row.coefficients[k] ?? 0) * (values.get(at) ?? truth[at] ?? 0);
    });
    return row !== undefined && sum >= row.low && sum <= row.high;
  });
}

function widen({ low, high }: Spread, change: Change): void {
  for (const [at, value] of change) {
    low[at] = Math.min(low[at] ?? value, value);
    high[at] = Math.max(high[at] ?? value, value);
  }
}

/** Whether a column may be anything in a wide enough range. */
export function isWide(system: System, { low, high }: Spread, column: number): boolean {
  const [top = 0, threshold = 0] = [high[column], system.thresholds[column]];
  return top >= threshold && top - (low[column] ?? 0) >= threshold;
}

/** The columns that a pattern hides, earlier ones too, and that are not yet seen to be wide. */
export function openColumns(system: System, pattern: Pattern, spread: Spread): number[] {
  return system.cells.flatMap((_, column) =>
    (!system.free[column] || pattern[column]) && !isWide(system, spread, column) ? [column] : [],
  );
}
