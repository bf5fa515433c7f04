import type { Highs, Model as HighsModel, IndexSelection } from 'highs';

/** HiGHS, compiled to WebAssembly: blocks its thread, so that it belongs in a worker. */
export type Solver = Highs;

/** Loads the solver (some tens of milliseconds and megabytes), only where it is needed. */
export async function loadSolver(): Promise<Solver> {
  const { default: load } = await import('highs');
  // Its types describe the CommonJS build, whose default stands one deeper than in the ES module.
  return (load as unknown as typeof load.default)();
}

/** A row of a programme: low <= sum of coefficient * column <= high. */
export interface Row {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** Columns with bounds, costs (0 without) and rows. */
export interface Shape {
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly cost?: ArrayLike<number>;
  readonly rows: readonly Row[];
  /** All columns whole. */
  readonly whole?: boolean;
  /** Whole programmes: how far from the best an answer may be, as a share; 0 without. */
  readonly gap?: number;
}

/** An optimum. */
export interface Solved {
  readonly ending: 'optimal';
  readonly value: number;
  readonly columns: Float64Array;
  /** Linear programmes: price of each row. */
  readonly rowDuals: Float64Array;
}

/** How a solve ended; `limit`: neither solved nor refuted in time. */
export type Outcome = Solved | { readonly ending: 'impossible' | 'limit' };

/** A programme kept in the solver's memory, so that the next solve starts where the last ended. */
export interface Programme {
  setBounds(columns: readonly number[], low: readonly number[], high: readonly number[]): void;
  setCosts(columns: readonly number[], costs: readonly number[]): void;
  addRow(row: Row): void;
  /** Minimises, in at most so many seconds. */
  solve(seconds: number): Outcome;
  /** Whole programmes: what no solution can be below, as far as the last solve came. */
  atLeast(): number;
  /** Whole programmes: a solution to start from. */
  suggest(columns: Float64Array): void;
  /** Linear programmes: remembers where it stands, and goes back there. */
  mark(): void;
  reset(): void;
  dispose(): void;
}

/** Opens a programme; the caller disposes it. */
export function openProgramme(solver: Solver, shape: Shape): Programme {
  const model = solver.createModel({
    numCols: shape.low.length,
    numRows: shape.rows.length,
    colCost: shape.cost ? Float64Array.from(shape.cost) : new Float64Array(shape.low.length),
    colLower: Float64Array.from(shape.low),
    colUpper: Float64Array.from(shape.high),
    rowLower: Float64Array.from(shape.rows, (row) => row.low),
    rowUpper: Float64Array.from(shape.rows, (row) => row.high),
    matrix: matrixOf(shape),
    ...(shape.whole && { integrality: new Int32Array(shape.low.length).fill(1) }),
  });
  // A linear programme keeps its basis only when the solver does not reduce it first.
  model.options.set({
    output_flag: false,
    random_seed: 1,
    ...(shape.whole ? { mip_rel_gap: shape.gap ?? 0, mip_abs_gap: 1e-6 } : { presolve: 'off' }),
  });
  return { ...changesOf(model), ...answersOf(model, solver), ...marksOf(model) };
}

function matrixOf(shape: Shape) {
  const starts = new Int32Array(shape.rows.length + 1);
  shape.rows.forEach((row, index) => {
    starts[index + 1] = (starts[index] ?? 0) + row.columns.length;
  });
  return {
    format: 'csr' as const,
    numRows: shape.rows.length,
    numCols: shape.low.length,
    starts,
    indices: Int32Array.from(shape.rows.flatMap((row) => row.columns)),
    values: Float64Array.from(shape.rows.flatMap((row) => row.coefficients)),
  };
}

function changesOf(model: HighsModel) {
  return {
    setBounds(columns: readonly number[], low: readonly number[], high: readonly number[]): void {
      if (columns.length > 0) model.changeColsBounds(set(columns), low, high);
    },
    setCosts(columns: readonly number[], costs: readonly number[]): void {
      if (columns.length > 0) model.changeColsCost(set(columns), costs);
    },
    addRow(row: Row): void {
      model.addRow(row.low, row.high, { indices: row.columns, values: row.coefficients });
    },
    dispose: () => model.dispose(),
  };
}

/** Without columns there is nothing to solve, and the solver has no solution to give. */
const NOTHING: Solved = {
  ending: 'optimal',
  value: 0,
  columns: new Float64Array(0),
  rowDuals: new Float64Array(0),
};

function answersOf(model: HighsModel, { constants }: Solver) {
  const { optimal, infeasible, unboundedOrInfeasible, empty } = constants.modelStatus;
  return {
    solve(seconds: number): Outcome {
      // The limit counts all solves of a model together unless its clocks are set back.
      model.zeroAllClocks();
      model.options.set('time_limit', Math.max(seconds, 0));
      const { modelStatus } = model.run();
      if (modelStatus === empty) return NOTHING;
      if (modelStatus === optimal) {
        const { colValue: columns, rowDual: rowDuals } = model.getSolution();
        return { ending: 'optimal', value: model.getObjectiveValue(), columns, rowDuals };
      }
      const refuted = modelStatus === infeasible || modelStatus === unboundedOrInfeasible;
      return { ending: refuted ? 'impossible' : 'limit' };
    },
    atLeast: () => Number(model.info.get('mip_dual_bound')),
    suggest(columns: Float64Array): void {
      if (columns.length > 0) model.setSolution({ colValue: columns });
    },
  };
}

function marksOf(model: HighsModel) {
  let marked: ReturnType<typeof model.getBasis> | undefined;
  return {
    mark(): void {
      marked = model.getBasis();
    },
    reset(): void {
      if (marked !== undefined) model.setBasis(marked);
    },
  };
}

/** The solver wants indices in rising order. */
function set(columns: readonly number[]): IndexSelection {
  return { kind: 'set', indices: columns };
}
