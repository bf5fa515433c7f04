import type { CountRelation, LinkedCounts } from './relations.ts';

/** Between which numbers, both included, a count must be. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A relation is looked at so often at most: ranges that creep stay wider than they could be. */
const MOST_LOOKS = 64;

type Bounds = { readonly low: number[]; readonly high: number[] };
type Limit = Pick<CountRelation, 'terms' | 'bound'>;

/**
 * The ranges that follow from the shown numbers, one relation after another. The truth is never
 * outside; that nothing narrower can be inferred is for the audit to prove.
 * @param known - per address the number, or null where it is hidden
 * @param most - no count is more
 * @returns undefined when the shown numbers cannot be true together
 */
export function rangesOf(
  { relations }: LinkedCounts,
  known: readonly (number | null)[],
  most: number,
): Range[] | undefined {
  const bounds = { low: known.map((it) => it ?? 0), high: known.map((it) => it ?? most) };
  const limits = relations.flatMap(limitsOf);
  const about: number[][] = known.map(() => []);
  for (const [i, { terms }] of limits.entries()) for (const [cell] of terms) about[cell]?.push(i);
  const looks = limits.map(() => 0);
  const waiting = new Set(limits.keys());
  for (const next of waiting) {
    waiting.delete(next);
    const limit = limits[next];
    looks[next] = (looks[next] ?? 0) + 1;
    if (limit === undefined || looks[next] > MOST_LOOKS) continue;
    const changed = narrow(limit, bounds);
    if (changed === undefined) return undefined;
    for (const cell of changed) for (const i of about[cell] ?? []) waiting.add(i);
  }
  return bounds.low.map((low, i) => ({ low, high: bounds.high[i] ?? most }));
}

function limitsOf({ terms, sense, bound }: CountRelation): Limit[] {
  const turned = terms.map(([cell, coefficient]) => [cell, -coefficient] as const);
  return sense === '='
    ? [
        { terms, bound },
        { terms: turned, bound: -bound },
      ]
    : [{ terms, bound }];
}

/** Narrows the cells of one limit; which ones changed, or undefined when none can satisfy it. */
function narrow({ terms, bound }: Limit, bounds: Bounds): number[] | undefined {
  const { low, high } = bounds;
  let room = bound;
  for (const term of terms) room -= least(term, bounds);
  if (room < 0) return undefined;
  const changed: number[] = [];
  for (const term of terms) {
    const [cell, coefficient] = term;
    const at = (least(term, bounds) + room) / coefficient;
    if (coefficient > 0 && Math.floor(at) < (high[cell] ?? 0)) high[cell] = Math.floor(at);
    else if (coefficient < 0 && Math.ceil(at) > (low[cell] ?? 0)) low[cell] = Math.ceil(at);
    else continue;
    changed.push(cell);
  }
  return changed;
}

/** The least that a term can add. */
function least([cell, coefficient]: Limit['terms'][number], { low, high }: Bounds): number {
  return coefficient * ((coefficient > 0 ? low[cell] : high[cell]) ?? 0);
}
