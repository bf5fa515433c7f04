import type { Model } from './model.ts';
import { attack } from './protecting/attack.ts';
import { hideMore } from './protecting/hide-more.ts';
import { knownTables, type Pattern } from './protecting/known-tables.ts';
import { lossOf, type Master, openMaster } from './protecting/master.ts';
import type { Scene } from './protecting/scene.ts';
import { frameOf, type System } from './protecting/system.ts';
import { completed } from './protecting/truth.ts';
import type { Solver } from './solver.ts';

/** What is hidden, and how good that is. */
export interface Protected {
  /** Per cell of the model: true = hidden. */
  readonly hidden: readonly boolean[];
  /** Sum of `loss` of the hidden free cells. */
  readonly lost: number;
  /**
   * `exact`: nothing that is safe loses less. `limit`: the best found in time. `fallback`: hidden
   * cell by cell without comparing, or everything free.
   */
  readonly how: 'exact' | 'limit' | 'fallback';
  /** Proven: nothing that is safe loses less than this. */
  readonly atLeast: number;
}

/** Limits of a choice. */
export interface ProtectOptions {
  /** For comparing patterns; the first safe one may take as long again, and a little more. */
  readonly seconds: number;
  /** Milliseconds, for tests. */
  readonly clock?: () => number;
}

/** Seconds that the first safe pattern gets at least, and one more for so many cells. */
const FIRST = 180;
const CELLS_A_SECOND = 80;
/** Rounds of the search after which the master's choice is made safe, to compare with. */
const REPAIR_EACH = 3;
/** Of the solver's sums of losses. */
const ROUNDING = 1e-6;

/**
 * Chooses what to hide, in all tables of all periods at once, so that every hidden cell, earlier
 * or new, keeps a range of its threshold that reaches it, and the least is lost. Equal
 * models give equal answers as long as the limit is not reached. (Complementary suppression by
 * cuts: Fischetti & Salazar 2001, Management Science 47(7); here for every hidden cell and not
 * only for small ones, because from outside both must look the same.)
 * @throws ModelError when the numbers contradict one another or what was published
 */
export function protect(
  solver: Solver,
  model: Model,
  { seconds, clock = () => performance.now() }: ProtectOptions,
): Protected {
  const start = clock();
  const until = (limit: number) => () => limit - (clock() - start) / 1000;
  const first = until(Math.max(2 * seconds, FIRST, model.cells.length / CELLS_A_SECOND));
  const system = completed(solver, frameOf(model), first);
  const scene = { solver, system, tables: knownTables(system), left: first };
  const safe = hideMore(scene, system.must);
  const found = compare({ ...scene, left: until(seconds) }, safe);
  return answerOf(model, system, found);
}

/** A pattern with how it came about. */
interface Found {
  readonly pattern: Pattern;
  readonly how: Protected['how'];
  readonly atLeast: number;
}

/** Asks the master for the best pattern and the attacker what is wrong with it, in turn. */
function compare(scene: Scene, safe: Pattern | undefined): Found {
  const { system, solver, left } = scene;
  const atLeast = lossOf(system, system.must);
  if (left() <= 0) return { pattern: safe ?? system.free, how: 'fallback', atLeast };
  const master = openMaster(solver, system);
  try {
    return search(scene, master, safe);
  } finally {
    master.dispose();
  }
}

function search(scene: Scene, master: Master, first: Pattern | undefined): Found {
  const { system, left } = scene;
  let safe = first;
  let atLeast = lossOf(system, system.must);
  for (let round = 1; left() > 0; round++) {
    const choice = master.choose(left(), safe ?? system.free);
    if (choice === undefined) return { pattern: system.free, how: 'fallback', atLeast };
    atLeast = Math.max(atLeast, choice.atLeast);
    if (safe && atLeast >= lossOf(system, safe) - ROUNDING) {
      return { pattern: safe, how: 'exact', atLeast };
    }
    if (choice.pattern === undefined) break;
    const { cuts, open } = attack(scene, choice.pattern);
    if (open.length === 0) return { pattern: choice.pattern, how: 'exact', atLeast };
    // Without a cut the master would only repeat itself: time is over, or wholeness undecided.
    if (cuts.length === 0) break;
    master.learn(cuts);
    // What the master chose is nearly safe after some rounds, and little more makes it so.
    if (round % REPAIR_EACH === 0) safe = better(system, safe, hideMore(scene, choice.pattern));
  }
  return { pattern: safe ?? system.free, how: safe ? 'limit' : 'fallback', atLeast };
}

function better(system: System, one: Pattern | undefined, other: Pattern | undefined) {
  if (one === undefined || other === undefined) return one ?? other;
  return lossOf(system, other) < lossOf(system, one) ? other : one;
}

function answerOf(model: Model, system: System, { pattern, how, atLeast }: Found): Protected {
  const hidden = model.cells.map(() => false);
  system.cells.forEach((cells, column) => {
    if (!system.free[column] || !pattern[column]) return;
    for (const cell of cells) hidden[cell] = true;
  });
  return { hidden, lost: lossOf(system, pattern), how, atLeast };
}
