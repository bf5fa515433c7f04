import type { RegionCell, Trend } from '../../api/region.ts';
import { yearBefore } from '../../format/period.ts';

/** The one thing that a chart shows first; `isExact` when nothing of it is hidden or missing. */
export interface Finding {
  period: string;
  codes: string[];
  count: number;
  isExact: boolean;
  silentTowns: number;
  comparison: Comparison | undefined;
}

/** The same quarter a year earlier; no difference is told when one of the two is incomplete. */
export interface Comparison {
  period: string;
  difference: number | undefined;
}

/** What stands out in the newest quarter; undefined while there is no quarter. */
export function findingOf(trend: Trend): Finding | undefined {
  const period = trend.periods.at(-1);
  if (period === undefined) return undefined;
  const cells = trend.region[period] ?? {};
  const count = Math.max(0, ...trend.codes.map((code) => cells[code]?.visible ?? 0));
  const codes = trend.codes.filter((code) => (cells[code]?.visible ?? 0) === count);
  const top = cells[codes[0] ?? ''];
  return {
    period,
    codes,
    count,
    isExact: isComplete(top),
    silentTowns: top?.silentTowns ?? 0,
    comparison: trend.table === 'total' ? compare(trend, period) : undefined,
  };
}

function compare(trend: Trend, period: string): Comparison | undefined {
  const before = yearBefore(period);
  const code = trend.codes[0];
  if (before === undefined || code === undefined || !trend.periods.includes(before)) {
    return undefined;
  }
  const now = trend.region[period]?.[code];
  const then = trend.region[before]?.[code];
  if (now === undefined || then === undefined) return { period: before, difference: undefined };
  const comparable = isComplete(now) && isComplete(then);
  return { period: before, difference: comparable ? now.visible - then.visible : undefined };
}

function isComplete(cell: RegionCell | undefined): boolean {
  return cell !== undefined && cell.hiddenTowns === 0 && cell.silentTowns === 0;
}

/** Which codes have something to draw; the others are named in a sentence instead. */
export interface CodesBySight {
  visible: string[];
  /** Counts exist, and every one of them is hidden (or zero). */
  onlyHidden: string[];
  /** Nothing was counted and nothing is hidden. */
  quiet: string[];
}

export function codesBySight(trend: Trend): CodesBySight {
  const sight: CodesBySight = { visible: [], onlyHidden: [], quiet: [] };
  for (const code of trend.codes) {
    const cells = trend.periods.flatMap((period) => trend.region[period]?.[code] ?? []);
    if (cells.some((cell) => cell.visible > 0)) sight.visible.push(code);
    else if (cells.some((cell) => cell.hiddenTowns > 0)) sight.onlyHidden.push(code);
    else sight.quiet.push(code);
  }
  return sight;
}
