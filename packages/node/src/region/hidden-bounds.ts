import type { TableForm } from './declared-form.ts';
import type { Said } from './said.ts';

/**
 * The most that a hidden cell can be, as it follows simply: no more than the broader code, or the
 * total; and where each case is in one cell only, what the shown cells beside it leave. Null where
 * nothing bounds it. The audit of a point knows more.
 * @param divides - whether each case is in one cell only
 */
export function mostOf(
  { form, counts, total }: Said,
  divides: boolean,
): (place: number) => number | null {
  const shown = divides && counts ? shownUnder(form, counts) : undefined;
  const most = (place: number): number | null => {
    const known = counts?.[place] ?? null;
    if (known !== null) return known;
    const parent = form.parents[place];
    const whole = parent === undefined ? total : most(parent);
    return whole === null ? null : Math.max(0, whole - (shown?.get(parent) ?? 0));
  };
  return most;
}

/** How many are shown under each broader code; undefined: among the broadest. */
function shownUnder(
  { parents }: TableForm,
  counts: readonly (number | null)[],
): Map<number | undefined, number> {
  const sums = new Map<number | undefined, number>();
  for (const [place, count] of counts.entries()) {
    const parent = parents[place];
    sums.set(parent, (sums.get(parent) ?? 0) + (count ?? 0));
  }
  return sums;
}
