import { type Model, type Relation, shownValue } from '../model.ts';
import type { Row } from '../solver.ts';

/** What somebody outside does not know: unknown whole numbers within bounds, and what binds them. */
export interface Unknowns {
  /** Index in the model of each unknown. */
  readonly cells: readonly number[];
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Only rows that bind two unknowns or more and that the bounds do not imply. */
  readonly rows: readonly Row[];
}

/** How often a row may narrow bounds before what remains is left to the solver. */
const VISITS = 30;

/**
 * Puts in what is shown, follows what each row says about its columns (interval propagation), and
 * drops what then says nothing new. No solution in whole numbers is lost or added.
 * @returns undefined when no numbers agree with what is shown
 */
export function presolve(model: Model, hidden: readonly boolean[]): Unknowns | undefined {
  const column = new Int32Array(model.cells.length).fill(-1);
  const cells: number[] = [];
  model.cells.forEach((_, index) => {
    if (shownValue(model, hidden, index) !== null) return;
    column[index] = cells.length;
    cells.push(index);
  });
  const known = (index: number) => shownValue(model, hidden, index);
  const rows: Row[] = [];
  for (const relation of model.relations) {
    const row = rowOf(relation, column, known);
    if (row.columns.length > 0) rows.push(row);
    else if (row.low > 0 || row.high < 0) return undefined;
  }
  const low = new Float64Array(cells.length);
  const high = new Float64Array(cells.length).fill(model.most);
  if (!propagate(rows, low, high)) return undefined;
  return { cells, low, high, rows: rows.flatMap((row) => remaining(row, low, high)) };
}

function rowOf(
  relation: Relation,
  column: Int32Array,
  known: (index: number) => number | null,
): Row {
  const sums = new Map<number, number>();
  let rest = relation.bound;
  for (const [cell, coefficient] of relation.terms) {
    const value = known(cell);
    const at = column[cell] ?? -1;
    if (value !== null) rest -= coefficient * value;
    else sums.set(at, (sums.get(at) ?? 0) + coefficient);
  }
  const entries = [...sums].filter(([, coefficient]) => coefficient !== 0);
  return {
    columns: entries.map(([at]) => at),
    coefficients: entries.map(([, coefficient]) => coefficient),
    low: relation.sense === '=' ? rest : Number.NEGATIVE_INFINITY,
    high: rest,
  };
}

/** Narrows the bounds until nothing moves. False: some unknown has no value left. */
function propagate(rows: readonly Row[], low: Float64Array, high: Float64Array): boolean {
  const rowsOf = Array.from(low, (): number[] => []);
  rows.forEach((row, index) => {
    for (const at of row.columns) rowsOf[at]?.push(index);
  });
  const visits = new Int32Array(rows.length);
  const queued = new Uint8Array(rows.length).fill(1);
  const queue = rows.map((_, index) => index);
  for (let next = 0; next < queue.length; next++) {
    const index = queue[next] ?? 0;
    queued[index] = 0;
    const row = rows[index];
    if (row === undefined) continue;
    const moved = narrow(row, low, high);
    if (moved === undefined) return false;
    for (const other of moved.flatMap((at) => rowsOf[at] ?? [])) {
      if (queued[other] === 1 || (visits[other] ?? 0) >= VISITS) continue;
      visits[other] = (visits[other] ?? 0) + 1;
      queued[other] = 1;
      queue.push(other);
    }
  }
  return true;
}

/** Smallest and greatest sum of a row within the bounds. */
function reachOf(row: Row, low: Float64Array, high: Float64Array): [least: number, most: number] {
  let least = 0;
  let most = 0;
  row.columns.forEach((at, k) => {
    const coefficient = row.coefficients[k] ?? 0;
    const ends = [coefficient * (low[at] ?? 0), coefficient * (high[at] ?? 0)] as const;
    least += Math.min(...ends);
    most += Math.max(...ends);
  });
  return [least, most];
}

/** The columns whose bounds became narrower; undefined: no value is left. */
function narrow(row: Row, low: Float64Array, high: Float64Array): number[] | undefined {
  const [least, most] = reachOf(row, low, high);
  if (least > row.high || most < row.low) return undefined;
  if (least >= row.low && most <= row.high) return [];
  const moved: number[] = [];
  for (const [k, at] of row.columns.entries()) {
    const coefficient = row.coefficients[k] ?? 0;
    const [from, to] = [low[at] ?? 0, high[at] ?? 0];
    const [own, ownMost] = coefficient > 0 ? [from, to] : [to, from];
    // The others make at least least - own and at most most - ownMost; the column must fit.
    const upper = (row.high - (least - coefficient * own)) / coefficient;
    const lower = (row.low - (most - coefficient * ownMost)) / coefficient;
    const newLow = Math.max(from, Math.ceil(coefficient > 0 ? lower : upper));
    const newHigh = Math.min(to, Math.floor(coefficient > 0 ? upper : lower));
    if (newLow > newHigh) return undefined;
    if (newLow > from || newHigh < to) moved.push(at);
    low[at] = newLow;
    high[at] = newHigh;
  }
  return moved;
}

/** The row without the columns that have one value only; none when the bounds imply it. */
function remaining(row: Row, low: Float64Array, high: Float64Array): Row[] {
  const [least, most] = reachOf(row, low, high);
  if (least >= row.low && most <= row.high) return [];
  let settled = 0;
  const columns: number[] = [];
  const coefficients: number[] = [];
  row.columns.forEach((at, k) => {
    const coefficient = row.coefficients[k] ?? 0;
    if (low[at] === high[at]) {
      settled += coefficient * (low[at] ?? 0);
      return;
    }
    columns.push(at);
    coefficients.push(coefficient);
  });
  const left = { columns, coefficients, low: row.low - settled, high: row.high - settled };
  return [row.low === row.high ? left : tightened(left, low, high)];
}

/**
 * "None of these people without a case" has a coefficient as great as any count, and fractions of
 * a person fulfil it. Where one person is enough, the coefficient need only be that great.
 */
function tightened(row: Row, low: Float64Array, high: Float64Array): Row {
  const [, most] = reachOf(row, low, high);
  const coefficients = row.columns.map((at, k) => {
    const coefficient = row.coefficients[k] ?? 0;
    const enough = most - row.high;
    return low[at] === 0 && -coefficient > enough ? -enough : coefficient;
  });
  return { ...row, coefficients };
}
