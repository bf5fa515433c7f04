import { type Limits, limitsOf } from './limits.ts';
import type { LinkedCounts } from './relations.ts';

/**
 * Between which numbers, both included, a count must be.
 * @example const width = ({ low, high }: Range) => high - low;
 */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A relation is looked at so often at most: ranges that creep stay wider than they could be. */
const MOST_LOOKS = 64;

/** Between which numbers each cell must be, so far. */
interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * The ranges that follow from the shown numbers, one relation after another. The truth is never
 * outside; that nothing narrower can be inferred is for the audit to prove.
 * @param known - per address the number, or null where it is hidden
 * @param most - no count is more
 * @returns undefined when the shown numbers cannot be true together
 * @example rangesOf(linkedCounts(countedQuarters(['2026-Q3'])), shown, MOST_COUNT);
 */
export function rangesOf(
  linked: LinkedCounts,
  known: readonly (number | null)[],
  most: number,
): Range[] | undefined {
  const limits = limitsOf(linked);
  const bounds = {
    low: Float64Array.from(known, (it) => it ?? 0),
    high: Float64Array.from(known, (it) => it ?? most),
  };
  if (!narrowAll(limits, bounds)) return undefined;
  return Array.from(bounds.low, (low, i) => ({ low, high: bounds.high[i] ?? most }));
}

/** Looks at every limit, and again at those about what changed; false when one cannot hold. */
function narrowAll(limits: Limits, bounds: Bounds): boolean {
  const { aboutStarts, about } = limits;
  const count = limits.bounds.length;
  const looks = new Uint8Array(count);
  const waits = new Uint8Array(count).fill(1);
  const waiting = Array.from(waits, (_, i) => i);
  // grows while it is gone through
  for (const next of waiting) {
    waits[next] = 0;
    if ((looks[next] ?? 0) >= MOST_LOOKS) continue;
    looks[next] = (looks[next] ?? 0) + 1;
    const changed = narrow(limits, next, bounds);
    if (changed === undefined) return false;
    for (const cell of changed) {
      for (let i = aboutStarts[cell] ?? 0; i < (aboutStarts[cell + 1] ?? 0); i += 1) {
        const other = about[i] ?? 0;
        if (waits[other] === 1) continue;
        waits[other] = 1;
        waiting.push(other);
      }
    }
  }
  return true;
}

const NOTHING: readonly number[] = [];

/** Narrows the cells of one limit; which ones changed, or undefined when none can satisfy it. */
function narrow(limits: Limits, at: number, { low, high }: Bounds): readonly number[] | undefined {
  const { starts, cells, coefficients } = limits;
  const [from, to] = [starts[at] ?? 0, starts[at + 1] ?? 0];
  // the least that a term can add
  const least = (cell: number, coefficient: number) =>
    coefficient * ((coefficient > 0 ? low[cell] : high[cell]) ?? 0);
  let room = limits.bounds[at] ?? 0;
  for (let i = from; i < to; i += 1) room -= least(cells[i] ?? 0, coefficients[i] ?? 0);
  if (room < 0) return undefined;
  let changed: number[] | undefined;
  for (let i = from; i < to; i += 1) {
    const [cell, coefficient] = [cells[i] ?? 0, coefficients[i] ?? 0];
    const end = (least(cell, coefficient) + room) / coefficient;
    if (coefficient > 0 && Math.floor(end) < (high[cell] ?? 0)) high[cell] = Math.floor(end);
    else if (coefficient < 0 && Math.ceil(end) > (low[cell] ?? 0)) low[cell] = Math.ceil(end);
    else continue;
    changed ??= [];
    changed.push(cell);
  }
  return changed ?? NOTHING;
}
