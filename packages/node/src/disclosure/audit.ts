import { partsOf } from './auditing/parts.ts';
import { presolve } from './auditing/presolve.ts';
import { settle, type Verdict } from './auditing/settle.ts';
import { isSmall, type Model, thresholdsOf } from './model.ts';
import type { Solver } from './solver.ts';

/** What can be inferred of a cell, in whole numbers; low = high where it is plain to see. */
export interface Range {
  readonly cell: number;
  readonly low: number;
  readonly high: number;
}

/** Whether tables may leave. */
export interface Finding {
  readonly ok: boolean;
  /** Cells of which too much can be inferred: nothing outside low to high is possible. */
  readonly tooNarrow: readonly Range[];
  /** Cells that were not settled in time, or all hidden ones when no numbers agree. */
  readonly unsettled: readonly number[];
}

/** What is about to be shown of a model, and how long proving may take. */
export interface AuditOptions {
  /** Per cell of the model; says something of free cells only. */
  readonly hidden: readonly boolean[];
  readonly seconds: number;
  /** Milliseconds, for tests. */
  readonly clock?: () => number;
}

/**
 * Proves for every hidden cell, earlier or new, that what is shown leaves it a range at least as
 * wide as the threshold under which it left, or is to leave, and that reaches it: by two complete tables of whole numbers that agree
 * with everything shown and differ enough at the cell, each checked exactly. What is not proven
 * does not pass. (Audit by linear programming: Hundepool et al., Statistical Disclosure Control,
 * 2012, ch. 4.5; the width that must remain: "sliding protection", Fischetti & Salazar 2001.)
 * @throws ModelError when a shown cell has no value
 */
export function audit(
  solver: Solver,
  model: Model,
  { hidden, seconds, clock = () => performance.now() }: AuditOptions,
): Finding {
  const end = clock() + seconds * 1000;
  const question = { thresholds: thresholdsOf(model), left: () => (end - clock()) / 1000 };
  const tooNarrow = shownTooSmall(model, hidden);
  const unknowns = presolve(model, hidden);
  if (unknowns === undefined)
    return { ok: false, tooNarrow, unsettled: hiddenCells(model, hidden) };
  const unsettled: number[] = [];
  for (const part of partsOf(unknowns)) {
    settle(solver, part, question).forEach((verdict, column) => {
      const cell = part.cells[column] ?? 0;
      if (verdict.verdict === 'narrow') tooNarrow.push(rangeOf(cell, verdict));
      if (verdict.verdict === 'unsettled') unsettled.push(cell);
    });
  }
  const byCell = (a: Range, b: Range) => a.cell - b.cell;
  return {
    ok: tooNarrow.length === 0 && unsettled.length === 0,
    tooNarrow: tooNarrow.toSorted(byCell),
    unsettled: unsettled.toSorted((a, b) => a - b),
  };
}

function rangeOf(cell: number, { low, high }: Verdict & { verdict: 'narrow' }): Range {
  return { cell, low, high };
}

function hiddenCells({ cells }: Model, hidden: readonly boolean[]): number[] {
  return cells.flatMap((cell, index) =>
    cell.state === 'hidden' || (cell.state === 'free' && hidden[index] === true) ? [index] : [],
  );
}

/** New cells that are shown although they are small, or stand for fewer people than allowed. */
function shownTooSmall({ cells, threshold }: Model, hidden: readonly boolean[]): Range[] {
  return cells.flatMap((cell, index) =>
    cell.state === 'free' && hidden[index] !== true && isSmall(cell, threshold)
      ? [{ cell: index, low: cell.value ?? 0, high: cell.value ?? 0 }]
      : [],
  );
}
