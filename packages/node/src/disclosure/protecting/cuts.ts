import type { System } from './system.ts';

/** How far a column can move from its true value, as the attacker's programme proves it. */
export interface Reach {
  /** Even when nothing else is hidden. */
  readonly fixed: number;
  /** What hiding each free column adds at most. */
  readonly added: ReadonlyMap<number, number>;
}

/** If `column` is hidden, then the sum of coefficient * hidden must be 1 at least. */
export interface Cut {
  readonly column: number;
  readonly terms: ReadonlyMap<number, number>;
}

const NOISE = 1e-9;
const SLACK = 1e-6;

/**
 * Reads from the prices of the rows how far a column can go (sign 1: down, -1: up), for every
 * pattern at once: by weak duality any prices of the right sign give a true bound, so that
 * rounding them cannot make it wrong (Fischetti & Salazar 2001, section 3, capacity constraints).
 */
export function reachOf(
  system: System,
  prices: ReadonlyMap<number, number>,
  aim: { column: number; sign: 1 | -1 },
): Reach {
  const reduced = new Map<number, number>([[aim.column, aim.sign]]);
  let fixed = 0;
  for (const [index, dual] of prices) {
    const row = system.rows[index];
    const price = tidy(dual);
    const side = (price > 0 ? row?.low : row?.high) ?? 0;
    if (row === undefined || price === 0 || !Number.isFinite(side)) continue;
    let activity = 0;
    row.columns.forEach((column, k) => {
      const coefficient = row.coefficients[k] ?? 0;
      activity += coefficient * (system.truth[column] ?? 0);
      reduced.set(column, (reduced.get(column) ?? 0) - price * coefficient);
    });
    fixed -= price * (side - activity);
  }
  const added = new Map<number, number>();
  for (const [column, cost] of reduced) {
    if (Math.abs(cost) < NOISE) continue;
    const truth = system.truth[column] ?? 0;
    const room = cost > 0 ? truth - (system.low[column] ?? 0) : (system.high[column] ?? 0) - truth;
    const gain = Math.abs(cost) * room;
    if (!system.free[column]) fixed += gain;
    else if (gain > 0) added.set(column, gain);
  }
  return { fixed, added };
}

/** Prices of such systems are simple fractions; the solver's are that but for noise. */
function tidy(price: number): number {
  const simple = Math.round(price * 120) / 120;
  return Math.abs(simple - price) < 1e-6 ? simple : price;
}

/**
 * The cut that says: what the reaches add up to must be `needed` if the column is hidden. No
 * coefficient counts for more than is needed (the strengthening of Fischetti & Salazar 2001).
 * @returns undefined when it is never short
 */
export function cutOf(
  system: System,
  { column, needed }: { column: number; needed: number },
  reaches: readonly Reach[],
): Cut | undefined {
  const sums = new Map<number, number>();
  let short = needed - SLACK;
  for (const { fixed, added } of reaches) {
    short -= fixed;
    for (const [at, gain] of added) sums.set(at, (sums.get(at) ?? 0) + gain);
  }
  // The cut only speaks of patterns that hide the column, and some columns are always hidden.
  for (const [at, gain] of sums) {
    if (at !== column && !system.must[at]) continue;
    short -= gain;
    sums.delete(at);
  }
  if (short <= 0) return undefined;
  const terms = new Map([...sums].map(([at, gain]) => [at, Math.min(1, gain / short)] as const));
  return { column, terms };
}
