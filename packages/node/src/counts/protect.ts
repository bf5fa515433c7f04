import { type Cells, COUNT_TABLES, type ReleaseMeasure, type TableName } from '@nabij/protocol';
import type { RawMeasure, RawTable } from './count.ts';

/**
 * Makes exact counts safe to leave: pure, deterministic, the only place where it is decided.
 *
 * A cell from 1 to `threshold` - 1 is hidden (null), and so is what would give it away by
 * subtraction from the total: of every hidden cell, all that can be worked out from what is shown
 * is a range at least `threshold` wide that reaches `threshold`. Both kinds of hiding look the
 * same. Zero is shown as zero, except in a table that is hidden whole. (Threshold rule and
 * complementary suppression: Hundepool et al., Statistical Disclosure Control, ch. 4.)
 */
export function protect(raw: RawMeasure, threshold: number): ReleaseMeasure {
  const small = raw.total > 0 && raw.total < threshold;
  const table = (name: TableName): Cells => {
    if (small) return hideAll(raw.tables[name]);
    return COUNT_TABLES[name].multi
      ? protectParts(raw.tables[name], threshold)
      : protectSum(raw.tables[name], threshold);
  };
  return {
    total: small ? null : raw.total,
    tables: { subject: table('subject'), ground: table('ground'), domain: table('domain') },
  };
}

/**
 * Cells that add up to a total that is shown. With n hidden cells that together make s, each is
 * somewhere from 1 to s - (n - 1): wide enough when n ≥ 2 and s ≥ n + threshold.
 */
function protectSum({ cells }: RawTable, threshold: number): Cells {
  const hidden = smallCells(cells, threshold);
  if (hidden.size === 0) return { ...cells };
  const sum = () => [...hidden].reduce((total, code) => total + (cells[code] ?? 0), 0);
  while (hidden.size < 2 || sum() < hidden.size + threshold) {
    const more = nextToHide(cells, hidden, hidden.size + 1 + threshold - sum());
    if (more === undefined) return hideAll({ cells });
    hidden.add(more);
  }
  return hide(cells, hidden);
}

/**
 * Cells of which one case may fill several, out of `base` cases: a hidden cell is at most `base`,
 * and a single hidden one is at least what the others leave uncovered.
 */
function protectParts({ base, cells }: RawTable, threshold: number): Cells {
  const hidden = smallCells(cells, threshold);
  if (hidden.size === 0) return { ...cells };
  for (;;) {
    const shown = Object.entries(cells).reduce(
      (sum, [code, n]) => sum + (hidden.has(code) ? 0 : n),
      0,
    );
    const least = hidden.size === 1 ? Math.max(1, base - shown) : 1;
    if (base - least >= threshold) return hide(cells, hidden);
    const more = nextToHide(cells, hidden, 1);
    if (more === undefined) return hideAll({ cells });
    hidden.add(more);
  }
}

function smallCells(cells: Record<string, number>, threshold: number): Set<string> {
  const small = Object.entries(cells).filter(([, n]) => n > 0 && n < threshold);
  return new Set(small.map(([code]) => code));
}

/** The smallest cell that alone brings `missing`, so that little is lost; else the largest left. */
function nextToHide(
  cells: Record<string, number>,
  hidden: Set<string>,
  missing: number,
): string | undefined {
  const left = Object.entries(cells)
    .filter(([code, n]) => n > 0 && !hidden.has(code))
    .sort(([a, n], [b, m]) => n - m || (a < b ? -1 : 1));
  return (left.find(([, n]) => n >= missing) ?? left.at(-1))?.[0];
}

function hide(cells: Record<string, number>, hidden: Set<string>): Cells {
  return Object.fromEntries(
    Object.entries(cells).map(([code, n]) => [code, hidden.has(code) ? null : n]),
  );
}

function hideAll({ cells }: { cells: Record<string, number> }): Cells {
  return Object.fromEntries(Object.keys(cells).map((code) => [code, null]));
}
