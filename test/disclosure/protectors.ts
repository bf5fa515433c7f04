import type { Highs } from 'highs';
import { attack } from './attacker.ts';
import { type Cell, type Protector, stateByMargins } from './publish.ts';

/** Whether a number may not be shown for itself alone: it stands for few cases or few people. */
export function isSmall({ value, people }: Cell, threshold: number): boolean {
  return value !== null && value > 0 && Math.min(value, people ?? value) < threshold;
}

/** Hides small numbers and nothing else: what many publications do. */
export const thresholdOnly: Protector = ({ cells, threshold }) =>
  cells.map(
    (cell) => cell.state === 'hidden' || (cell.state === 'free' && isSmall(cell, threshold)),
  );

/**
 * Hides whatever the attacker needs, smallest first, until he finds nothing: slow, wasteful, and
 * made of the attack alone. What a better protector hides can be held against it.
 */
export function hideUntilSafe(solver: Highs): Protector {
  return (model) => {
    const hidden = [...thresholdOnly(model)];
    const bySize = model.cells
      .map((cell, index) => ({ ...cell, index }))
      .filter(({ state }) => state === 'free')
      .sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
    const isSafe = () =>
      attack(solver, stateByMargins(model, hidden), model.threshold).length === 0;
    const left = bySize.filter(({ index }) => !hidden[index]);
    while (!isSafe()) {
      const next = left.shift();
      if (next === undefined) throw new Error('Nothing is left to hide.');
      hidden[next.index] = true;
    }
    return hidden;
  };
}
