import { ModelError } from '../model.ts';
import { openProgramme, type Solver } from '../solver.ts';
import { madeWhole } from './make-whole.ts';
import { CONTRADICTION, type Frame, type System } from './system.ts';

/**
 * Completes what is known with whole numbers for cells that were hidden earlier and are known to
 * nobody any more: any table that agrees with everything is as good as the true one.
 * @throws ModelError when the new numbers contradict what was published
 */
export function completed(solver: Solver, frame: Frame, left: () => number): System {
  const low = frame.low.map((value, column) => frame.known[column] ?? value);
  const high = frame.high.map((value, column) => frame.known[column] ?? value);
  for (const whole of [false, true]) {
    const programme = openProgramme(solver, { low, high, rows: frame.rows, whole });
    try {
      const solved = programme.solve(left());
      if (solved.ending !== 'optimal') continue;
      const given = { solution: solved.columns, seconds: left() };
      const truth = madeWhole(solver, { ...frame, low, high }, given);
      if (truth && fulfils(frame, truth)) return { ...frame, truth };
    } finally {
      programme.dispose();
    }
  }
  throw new ModelError(CONTRADICTION);
}

/** Whether whole numbers lie within the bounds and fulfil every row, without tolerance. */
function fulfils(frame: Pick<System, 'low' | 'high' | 'rows'>, table: Float64Array): boolean {
  const inside = table.every(
    (value, column) => value >= (frame.low[column] ?? 0) && value <= (frame.high[column] ?? 0),
  );
  return (
    inside &&
    frame.rows.every((row) => {
      const sum = row.columns.reduce(
        (total, column, k) => total + (row.coefficients[k] ?? 0) * (table[column] ?? 0),
        0,
      );
      return sum >= row.low && sum <= row.high;
    })
  );
}
