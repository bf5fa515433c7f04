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

const WAYS = [1, -1] as const;

/** How far a column goes up (1) or down (-1) from the truth. */
interface Move {
  readonly column: number;
  readonly way: 1 | -1;
}

/** A programme whose columns are moves. */
interface Changes {
  readonly programme: Programme;
  readonly moves: readonly Move[];
  /** Where the moves of each column stand. */
  readonly at: ReadonlyMap<number, readonly number[]>;
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
  { solver, system, left }: Scene,
  pattern: readonly boolean[],
  columns: readonly number[],
): Changes {
  const { truth, rows, loss, free } = system;
  // Most numbers are zeros, which cannot go down.
  const moves = columns.flatMap((column) =>
    WAYS.filter((way) => roomOf(system, { column, way }) > 0).map((way) => ({ column, way })),
  );
  const at = placesOf(moves);
  const programme = openProgramme(solver, {
    low: new Float64Array(moves.length),
    high: moves.map((move) => roomOf(system, move)),
    cost: moves.map(({ column: it }) =>
      !free[it] || pattern[it] ? HIDDEN_COST : 1 + (loss[it] ?? 0),
    ),
    rows: rows
      .map((row) => change(row, truth, { moves, at }))
      .filter((row) => row.columns.length > 0),
  });
  if (moves.length > 0 && programme.solve(left()).ending === 'optimal') programme.mark();
  return { programme, moves, at };
}

function roomOf({ truth, low, high }: System, { column, way }: Move): number {
  const now = truth[column] ?? 0;
  return way === 1 ? (high[column] ?? 0) - now : now - (low[column] ?? 0);
}

function placesOf(moves: readonly Move[]): Map<number, number[]> {
  const at = new Map<number, number[]>();
  moves.forEach(({ column }, place) => {
    const places = at.get(column);
    if (places === undefined) at.set(column, [place]);
    else places.push(place);
  });
  return at;
}

/** A row in changes: what does not change drops out. */
function change(row: Row, truth: Float64Array, { moves, at }: Pick<Changes, 'moves' | 'at'>): Row {
  let sum = 0;
  const columns: number[] = [];
  const coefficients: number[] = [];
  row.columns.forEach((it, k) => {
    const coefficient = row.coefficients[k] ?? 0;
    sum += coefficient * (truth[it] ?? 0);
    for (const place of at.get(it) ?? []) {
      columns.push(place);
      coefficients.push(coefficient * (moves[place]?.way ?? 0));
    }
  });
  return { columns, coefficients, low: row.low - sum, high: row.high - sum };
}

/** Changing what is hidden costs next to nothing. */
function forget({ programme, at }: Changes, columns: readonly number[]): void {
  const places = columns.flatMap((column) => at.get(column) ?? []).sort((a, b) => a - b);
  programme.setCosts(
    places,
    places.map(() => HIDDEN_COST),
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
  const { programme, moves, at } = changes;
  const { system, left } = scene;
  const [now = 0, least = 0, most = 0] = [system.truth, system.low, system.high].map(
    (it) => it[column],
  );
  const places = at.get(column) ?? [];
  if (places.length === 0 || target < least || target > most) return undefined;
  const needs = places.map((place) => Math.max(0, (target - now) * (moves[place]?.way ?? 0)));
  const rooms = places.map((place) => (moves[place]?.way === 1 ? most - now : now - least));
  programme.setBounds(places, needs, needs);
  // From where nothing changes it is a short way to few changes, shorter than from other changes.
  programme.reset();
  const solved = programme.solve(left());
  programme.setBounds(
    places,
    places.map(() => 0),
    rooms,
  );
  if (solved.ending !== 'optimal') return undefined;
  const table = system.truth.slice();
  moves.forEach((move, place) => {
    const moved = move.way * (solved.columns[place] ?? 0);
    table[move.column] = (table[move.column] ?? 0) + moved;
  });
  return table;
}
