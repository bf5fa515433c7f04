/** A number that is published or hidden. Its index in the array is its name in relations. */
export interface Cell {
  /** For people and tests, e.g. `received/2026-Q3/ground/AGE`. */
  readonly id: string;
  /** The exact count; null where whoever looks does not know it. Never null for a free cell. */
  readonly value: number | null;
  /** `free`: to be decided now; `shown`: was published as `value`; `hidden`: was published as hidden. */
  readonly state: 'free' | 'shown' | 'hidden';
  /** How many different people stand behind it; without: as many as `value`. Only for free cells. */
  readonly people?: number;
  /** What was promised of it when it left, where that is not the threshold of the model. */
  readonly threshold?: number;
  /** How much is lost when it is hidden (>= 0); without: 1 + `value`. */
  readonly loss?: number;
}

/**
 * Sum of coefficient * cell, compared with a bound. Everybody knows these: they follow from the
 * declaration of the tables. All numbers are whole.
 */
export interface Relation {
  readonly terms: readonly (readonly [cell: number, coefficient: number])[];
  readonly sense: '=' | '<=';
  readonly bound: number;
}

/** All that was and will be published of one node, as one system. */
export interface Model {
  readonly cells: readonly Cell[];
  readonly relations: readonly Relation[];
  /** A hidden cell must be able to be this much, and to differ by this much, or by its own. */
  readonly threshold: number;
  /** No count can be more: the inhabitants, or 1,000,000. */
  readonly most: number;
}

/** What a model's numbers cannot be: the caller's mistake, never a visitor's. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
}

/** The number of a cell that is known to everybody once `hidden` is published; null: hidden. */
export function shownValue(model: Model, hidden: readonly boolean[], index: number): number | null {
  const cell = model.cells[index];
  if (cell === undefined) throw new ModelError(`no cell ${index}`);
  if (cell.state === 'hidden' || (cell.state === 'free' && hidden[index] === true)) return null;
  if (cell.value === null) throw new ModelError(`${cell.id} is shown and has no value`);
  return cell.value;
}

/** How much each cell must be able to be and to differ by, once it is hidden. */
export function thresholdsOf({ cells, threshold }: Model): Float64Array {
  return Float64Array.from(cells, (cell) => cell.threshold ?? threshold);
}

/**
 * Whether a count is too small to be shown: from 1 to threshold - 1, or of fewer people than the
 * threshold (threshold rule: Hundepool et al., Statistical Disclosure Control, 2012, ch. 4.2).
 */
export function isSmall(cell: Cell, threshold: number): boolean {
  const value = cell.value ?? 0;
  return value > 0 && Math.min(value, cell.people ?? value) < threshold;
}
