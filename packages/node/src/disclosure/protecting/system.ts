import { isSmall, type Model, ModelError, type Relation, thresholdsOf } from '../model.ts';
import type { Row } from '../solver.ts';
import { joined } from './alike.ts';
import { type RowsOf, rowsOf } from './near.ts';

/** The columns of a model that the choice of what to hide can touch. */
export interface System {
  /** How much each column must be able to be, and to differ by, once it is hidden. */
  readonly thresholds: Float64Array;
  /** Indices in the model of the cells that each column stands for: they are equal. */
  readonly cells: readonly (readonly number[])[];
  /** Whether it is to be decided now; otherwise it was published as hidden. */
  readonly free: readonly boolean[];
  /** Too small to be shown. */
  readonly must: readonly boolean[];
  readonly loss: Float64Array;
  /** What everybody can infer even when everything free is hidden. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly rows: readonly Row[];
  /** The rows in which each column stands, by index. */
  readonly rowsOf: RowsOf;
  /** Numbers that fulfil everything: the exact ones where they are known. */
  readonly truth: Float64Array;
}

/** All but the truth, which takes a solver where earlier hidden cells are not known. */
export type Frame = Omit<System, 'truth'> & { readonly known: readonly (number | null)[] };

/** Of a model whose new numbers cannot be. */
export const CONTRADICTION = 'the new numbers do not agree with what was published';
/** Sweeps over all rows before what remains is left to the solver. */
const SWEEPS = 20;

/**
 * The cells that hang together with a free one through cells that are or may be hidden, and those
 * of which too much follows even when everything free is hidden: no pattern can help them.
 */
export function frameOf(model: Model): Frame {
  const rows = model.relations.flatMap((relation) => unknownRow(model, relation));
  const low = new Float64Array(model.cells.length);
  const high = new Float64Array(model.cells.length).fill(model.most);
  for (let sweep = 0; sweep < SWEEPS && sweepOver(rows, low, high); sweep++);
  const isSameState = (one: number, other: number) =>
    cellAt(model, one).state === cellAt(model, other).state;
  const { rows: binding, first } = joined(
    rows.filter((row) => !isImplied(row, low, high)),
    low.length,
    isSameState,
  );
  first.forEach((it, index) => {
    low[it] = Math.max(low[it] ?? 0, low[index] ?? 0);
    high[it] = Math.min(high[it] ?? 0, high[index] ?? 0);
  });
  const thresholds = thresholdsOf(model);
  const isNarrow = (index: number) =>
    Math.min(high[index] ?? 0, (high[index] ?? 0) - (low[index] ?? 0)) < (thresholds[index] ?? 0);
  const begin = model.cells.flatMap(({ state }, index) =>
    state === 'free' || (state === 'hidden' && isNarrow(index)) ? [first[index] ?? index] : [],
  );
  const firsts = touched(begin, binding, low.length);
  const place = new Map(firsts.map((cell, column) => [cell, column]));
  const cells = firsts.map((): number[] => []);
  first.forEach((it, index) => {
    cells[place.get(it) ?? -1]?.push(index);
  });
  const bound = binding
    .filter((row) => place.has(row.columns[0] ?? -1))
    .map((row) => lighter(row, low, high))
    .map((row) => ({ ...row, columns: row.columns.map((index) => place.get(index) ?? 0) }));
  return {
    ...columnsOf(model, cells),
    low: Float64Array.from(firsts, (index) => low[index] ?? 0),
    high: Float64Array.from(firsts, (index) => high[index] ?? 0),
    rows: bound,
    rowsOf: rowsOf(cells.length, bound),
  };
}

/** What each column is, after the cells that it stands for. */
function columnsOf(model: Model, cells: readonly (readonly number[])[]) {
  const thresholds = thresholdsOf(model);
  const of = <T>(get: (its: Model['cells'][number][]) => T): T[] =>
    cells.map((indices) => get(indices.map((index) => cellAt(model, index))));
  const isFree = ({ state }: Model['cells'][number]) => state === 'free';
  return {
    cells,
    thresholds: Float64Array.from(cells, (its) =>
      Math.max(...its.map((index) => thresholds[index] ?? 0)),
    ),
    free: of((its) => its.every(isFree)),
    must: of((its) => its.some((cell) => isFree(cell) && isSmall(cell, model.threshold))),
    loss: Float64Array.from(
      of((its) => its.reduce((sum, cell) => sum + (cell.loss ?? 1 + (cell.value ?? 0)), 0)),
    ),
    known: of(knownOf),
  };
}

/** The number of new cells that are equal; null where nobody knows it any more. */
function knownOf([first, ...others]: readonly Model['cells'][number][]): number | null {
  if (first?.state !== 'free') return null;
  if (others.some(({ value }) => value !== first.value)) throw new ModelError(CONTRADICTION);
  return first.value;
}

function cellAt(model: Model, index: number): Model['cells'][number] {
  const cell = model.cells[index];
  if (cell === undefined) throw new ModelError(`no cell ${index}`);
  if (cell.value === null && cell.state !== 'hidden')
    throw new ModelError(`${cell.id} has no value`);
  return cell;
}

/** The relation with what was shown put in; none when nothing is left. */
function unknownRow(model: Model, relation: Relation): Row[] {
  const terms = new Map<number, number>();
  let rest = relation.bound;
  for (const [index, coefficient] of relation.terms) {
    const cell = cellAt(model, index);
    if (cell.state === 'shown') rest -= coefficient * (cell.value ?? 0);
    else terms.set(index, (terms.get(index) ?? 0) + coefficient);
  }
  const left = [...terms].filter(([, coefficient]) => coefficient !== 0);
  if (left.length === 0) return [];
  return [
    {
      columns: left.map(([index]) => index),
      coefficients: left.map(([, coefficient]) => coefficient),
      low: relation.sense === '=' ? rest : Number.NEGATIVE_INFINITY,
      high: rest,
    },
  ];
}

/** Narrows bounds by every row once; whether one moved. */
function sweepOver(rows: readonly Row[], low: Float64Array, high: Float64Array): boolean {
  let moved = false;
  for (const row of rows) {
    const [least, most] = spanOf(row, low, high);
    row.columns.forEach((index, k) => {
      const c = row.coefficients[k] ?? 0;
      const [from, to] = [low[index] ?? 0, high[index] ?? 0];
      // Room that the other columns leave to coefficient * column.
      const atMost = row.high - least + Math.min(c * from, c * to);
      const atLeast = row.low - most + Math.max(c * from, c * to);
      const [down, up] = c > 0 ? [atLeast / c, atMost / c] : [atMost / c, atLeast / c];
      low[index] = Math.max(from, Math.ceil(down));
      high[index] = Math.min(to, Math.floor(up));
      moved ||= low[index] !== from || high[index] !== to;
    });
  }
  return moved;
}

function spanOf(row: Row, low: Float64Array, high: Float64Array): [least: number, most: number] {
  let [least, most] = [0, 0];
  row.columns.forEach((index, k) => {
    const c = row.coefficients[k] ?? 0;
    least += c * ((c > 0 ? low[index] : high[index]) ?? 0);
    most += c * ((c > 0 ? high[index] : low[index]) ?? 0);
  });
  return [least, most];
}

function isImplied(row: Row, low: Float64Array, high: Float64Array): boolean {
  const [least, most] = spanOf(row, low, high);
  return least >= row.low && most <= row.high;
}

/**
 * A coefficient that only says "somebody or nobody" is made as small as the bounds allow: whole
 * numbers fulfil the row as before, and fewer fractions do.
 */
function lighter(row: Row, low: Float64Array, high: Float64Array): Row {
  if (row.low === row.high) return row;
  const excess = spanOf(row, low, high)[1] - row.high;
  const coefficients = row.coefficients.map((c, k) =>
    low[row.columns[k] ?? -1] === 0 ? Math.max(c, -excess) : c,
  );
  return { ...row, coefficients };
}

/** These cells, and every one that a chain of rows ties to them. */
function touched(begin: readonly number[], rows: readonly Row[], size: number): number[] {
  const lists = rowsOf(size, rows);
  const seen = new Set(begin);
  for (const index of seen) {
    for (const row of lists[index] ?? [])
      for (const other of rows[row]?.columns ?? []) seen.add(other);
  }
  return [...seen].sort((a, b) => a - b);
}
