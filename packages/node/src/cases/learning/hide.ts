/** Numbers by code; null where a number is not shown. */
export type Shown = Record<string, number | null>;
type Counted = Readonly<Record<string, number>>;

/** The smallest number that is shown, other than none at all. */
export const SMALLEST = 5;

/** A total as it may be shown: none, or large enough to stand for no one person. */
export function shownTotal(total: number): number | null {
  return total > 0 && total < SMALLEST ? null : total;
}

/**
 * Numbers that add up to a total which is shown beside them. What is too small is hidden, and so
 * is as much more as keeps anybody from working it out: the hidden ones could each still be
 * `SMALLEST` apart. Both kinds of hiding look the same. (Threshold rule and complementary
 * suppression: Hundepool et al., Statistical Disclosure Control, ch. 4.)
 */
export function hideInSum(cells: Counted): Shown {
  if (shownTotal(sumOf(cells)) === null) return hideAll(cells);
  const hidden = tooSmall(cells);
  if (hidden.size === 0) return { ...cells };
  const together = () => [...hidden].reduce((sum, code) => sum + (cells[code] ?? 0), 0);
  while (hidden.size < 2 || together() < hidden.size + SMALLEST) {
    const missing = hidden.size + 1 + SMALLEST - together();
    const more = nextToHide(cells, hidden, missing);
    if (more === undefined) return hideAll(cells);
    hidden.add(more);
  }
  return hide(cells, hidden);
}

/**
 * Numbers of which one thing can be in several: every one of `base` is in one at least, and none
 * is counted more than `base` times. What `base` is, is shown beside them.
 */
export function hideInParts(cells: Counted, base: number): Shown {
  if (shownTotal(base) === null) return hideAll(cells);
  const hidden = tooSmall(cells);
  if (hidden.size === 0) return { ...cells };
  for (;;) {
    const shown = sumOf(cells) - [...hidden].reduce((sum, code) => sum + (cells[code] ?? 0), 0);
    const least = hidden.size === 1 ? Math.max(1, base - shown) : 1;
    if (base - least >= SMALLEST) return hide(cells, hidden);
    const more = nextToHide(cells, hidden, 1);
    if (more === undefined) return hideAll(cells);
    hidden.add(more);
  }
}

/** Whether nothing of a table is left to see. */
export function isHidden(shown: Shown): boolean {
  return Object.values(shown).every((count) => count === null);
}

/** How much of what was counted can be seen. */
export function seenIn(shown: Shown): number {
  return Object.values(shown).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

function tooSmall(cells: Counted): Set<string> {
  const small = Object.entries(cells).filter(([, count]) => count > 0 && count < SMALLEST);
  return new Set(small.map(([code]) => code));
}

/** The smallest that alone brings what is missing, so that little is lost; else the largest left. */
function nextToHide(cells: Counted, hidden: Set<string>, missing: number): string | undefined {
  const left = Object.entries(cells)
    .filter(([code, count]) => count > 0 && !hidden.has(code))
    .sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  return (left.find(([, count]) => count >= missing) ?? left.at(-1))?.[0];
}

function hide(cells: Counted, hidden: ReadonlySet<string>): Shown {
  return mapped(cells, (code, count) => (hidden.has(code) ? null : count));
}

function hideAll(cells: Counted): Shown {
  return mapped(cells, () => null);
}

function mapped(cells: Counted, to: (code: string, count: number) => number | null): Shown {
  return Object.fromEntries(Object.entries(cells).map(([code, count]) => [code, to(code, count)]));
}

function sumOf(cells: Counted): number {
  return Object.values(cells).reduce((sum, count) => sum + count, 0);
}
