import { openProgramme, type Programme, type Row } from '../solver.ts';
import type { Scene } from './scene.ts';
import type { System } from './system.ts';

/** Tables that give a column what it needs, and what must be hidden for them to agree. */
export interface Find {
  readonly tables: readonly Float64Array[];
  readonly hides: readonly number[];
  readonly cost: number;
}

/**
 * Finds the tables that differ at a column and change least of what is shown: one linear programme
 * each, where a change costs by what would have to be hidden for it (Kelly, Golden & Assad 1992,
 * "Cell suppression: disclosure protection for sensitive tabular data", Networks 22).
 */
export interface Cheapest {
  /** The cheapest of some ways; a way is one or more values that the column takes in turn. */
  find(column: number, ways: readonly (readonly number[])[]): Find | undefined;
  /** Adds columns to the pattern: changing them costs nothing from now on. */
  hide(columns: readonly number[]): void;
  dispose(): void;
}

/** Far above the solver's tolerance, far below one person. */
const NOISE = 1e-6;
/** Never nothing, so that what need not change does not. */
const HIDDEN_COST = 1e-3;

/** Opens the programme for a pattern, which `hide` changes. */
export function openCheapest(scene: Scene, pattern: boolean[]): Cheapest {
  const near = openChanges(scene, pattern, nearColumns(scene.system, pattern));
  let all: Changes | undefined;
  const findIn = (changes: Changes, column: number, ways: readonly (readonly number[])[]) =>
    ways
      .map((way) => findWay({ scene, changes, pattern }, column, way))
      .filter((find) => find !== undefined)
      .reduce<Find | undefined>((a, b) => (a && a.cost <= b.cost ? a : b), undefined);
  return {
    find(column, ways) {
      const found = findIn(near, column, ways);
      if (found !== undefined) return found;
      all ??= openChanges(
        scene,
        pattern,
        scene.system.cells.map((_, at) => at),
      );
      return findIn(all, column, ways);
    },
    hide(columns) {
      for (const column of columns) pattern[column] = true;
      for (const changes of [near, all]) if (changes) forget(changes, columns);
    },
    dispose() {
      near.programme.dispose();
      all?.programme.dispose();
    },
  };
}

/** Columns: how far each goes up, then how far each goes down, from the truth. */
interface Changes {
  readonly programme: Programme;
  readonly columns: readonly number[];
  readonly at: ReadonlyMap<number, number>;
}

/**
 * What is worth changing: what is hidden, and free cells, but not the zeros of a row that is all
 * zeros; of earlier releases only what shares a row with these.
 */
function nearColumns({ cells, free, rows, truth }: System, pattern: readonly boolean[]): number[] {
  const empty = new Set<number>();
  const beside = new Set<number>();
  for (const { columns } of rows) {
    const isEmpty = columns.every((at) => truth[at] === 0 && free[at] && !pattern[at]);
    if (isEmpty) for (const at of columns) empty.add(at);
    if (columns.some((at) => free[at])) for (const at of columns) beside.add(at);
  }
  return cells.flatMap((_, at) => ((free[at] ? !empty.has(at) : beside.has(at)) ? [at] : []));
}

function openChanges(
  { solver, system }: Scene,
  pattern: readonly boolean[],
  columns: readonly number[],
): Changes {
  const { truth, low, high, rows, loss, free } = system;
  const at = new Map(columns.map((column, index) => [column, index]));
  const cost = columns.map((it) => (!free[it] || pattern[it] ? HIDDEN_COST : 1 + (loss[it] ?? 0)));
  const up = columns.map((it) => (high[it] ?? 0) - (truth[it] ?? 0));
  const down = columns.map((it) => (truth[it] ?? 0) - (low[it] ?? 0));
  const programme = openProgramme(solver, {
    low: new Float64Array(2 * columns.length),
    high: [...up, ...down],
    cost: [...cost, ...cost],
    rows: rows
      .filter((row) => row.columns.some((it) => at.has(it)))
      .map((row) => change(row, truth, at)),
  });
  return { programme, columns, at };
}

/** A row in changes: what does not change drops out. */
function change(row: Row, truth: Float64Array, at: ReadonlyMap<number, number>): Row {
  const sum = row.columns.reduce(
    (s, it, k) => s + (row.coefficients[k] ?? 0) * (truth[it] ?? 0),
    0,
  );
  const entries = row.columns.flatMap((it, k) => {
    const place = at.get(it);
    return place === undefined ? [] : [[place, row.coefficients[k] ?? 0] as const];
  });
  return {
    columns: [...entries.map(([place]) => place), ...entries.map(([place]) => place + at.size)],
    coefficients: [...entries.map(([, c]) => c), ...entries.map(([, c]) => -c)],
    low: row.low - sum,
    high: row.high - sum,
  };
}

/** Changing what is hidden costs next to nothing. */
function forget({ programme, at }: Changes, columns: readonly number[]): void {
  const places = columns.flatMap((column) => at.get(column) ?? []).sort((a, b) => a - b);
  const both = [...places, ...places.map((place) => place + at.size)];
  programme.setCosts(
    both,
    both.map(() => HIDDEN_COST),
  );
}

interface Finding {
  readonly scene: Scene;
  readonly changes: Changes;
  readonly pattern: readonly boolean[];
}

function findWay(finding: Finding, column: number, way: readonly number[]): Find | undefined {
  const { system } = finding.scene;
  const tables: Float64Array[] = [];
  const hides = new Set<number>();
  for (const target of way) {
    const table = tableWith(finding, column, target);
    if (table === undefined) return undefined;
    tables.push(table);
    table.forEach((value, at) => {
      const moved = Math.abs(value - (system.truth[at] ?? 0)) > NOISE;
      if (moved && system.free[at] && !finding.pattern[at]) hides.add(at);
    });
  }
  const cost = [...hides].reduce((sum, at) => sum + (system.loss[at] ?? 0), 0);
  return { tables, hides: [...hides], cost };
}

function tableWith(
  { scene, changes }: Finding,
  column: number,
  target: number,
): Float64Array | undefined {
  const { programme, columns, at } = changes;
  const { truth, low, high } = scene.system;
  const [now = 0, least = 0, most = 0] = [truth, low, high].map((it) => it[column]);
  const place = at.get(column);
  if (place === undefined || target < least || target > most) return undefined;
  const both = [place, place + at.size];
  const moves = [Math.max(0, target - now), Math.max(0, now - target)];
  programme.setBounds(both, moves, moves);
  const solved = programme.solve(scene.left());
  programme.setBounds(both, [0, 0], [most - now, now - least]);
  if (solved.ending !== 'optimal') return undefined;
  const table = truth.slice();
  columns.forEach((it, index) => {
    const change = (solved.columns[index] ?? 0) - (solved.columns[index + at.size] ?? 0);
    table[it] = (table[it] ?? 0) + change;
  });
  return table;
}
