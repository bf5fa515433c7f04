import { openProgramme, type Row, type Solver } from '../solver.ts';
import type { Cut } from './cuts.ts';
import type { Pattern } from './known-tables.ts';
import type { System } from './system.ts';

/** Answer of the master programme. */
export interface Choice {
  /** The best pattern for the cuts so far; undefined when time was over before. */
  readonly pattern: Pattern | undefined;
  /** No pattern that fulfils all cuts loses less. */
  readonly atLeast: number;
}

/** Chooses what to hide by all cuts so far: least loss, one yes-or-no column per free cell. */
export interface Master {
  learn(cuts: readonly Cut[]): void;
  /** Undefined: not even hiding everything fulfils the cuts. `known`: a pattern to start from. */
  choose(seconds: number, known: Pattern): Choice | undefined;
  dispose(): void;
}

/** Opens the master programme (Fischetti & Salazar 2001, section 3). */
export function openMaster(solver: Solver, system: System): Master {
  const programme = openProgramme(solver, {
    low: system.must.map(Number),
    high: system.free.map(Number),
    cost: system.loss.map((loss, column) => (system.free[column] ? loss : 0)),
    rows: [],
    whole: true,
  });
  return {
    learn(cuts) {
      for (const cut of cuts) programme.addRow(rowOf(system, cut));
    },
    choose(seconds, known) {
      programme.suggest(Float64Array.from(known, Number));
      const solved = programme.solve(seconds);
      if (solved.ending === 'impossible') return undefined;
      const atLeast = Math.max(0, programme.atLeast());
      if (solved.ending !== 'optimal') return { pattern: undefined, atLeast };
      return { pattern: Array.from(solved.columns, (value) => value > 0.5), atLeast };
    },
    dispose: () => programme.dispose(),
  };
}

/** A cell that is only perhaps hidden asks for nothing while it is shown. */
function rowOf(system: System, { column, terms }: Cut): Row {
  const perhaps = system.free[column] && !system.must[column];
  return {
    columns: [...(perhaps ? [column] : []), ...terms.keys()],
    coefficients: [...(perhaps ? [-1] : []), ...terms.values()],
    low: perhaps ? 0 : 1,
    high: Number.POSITIVE_INFINITY,
  };
}

/** Sum of the losses of what a pattern hides. */
export function lossOf(system: System, pattern: Pattern): number {
  return system.loss.reduce(
    (sum, loss, column) => (system.free[column] && pattern[column] ? sum + loss : sum),
    0,
  );
}
