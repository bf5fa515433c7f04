import type { Range } from '../../api/region.ts';
import { type Figure, isWhole } from './figure.ts';
import { yearEarlier } from './period-parts.ts';

/** The figures of one code, period by period, the newest last. */
export interface Line {
  readonly code: string;
  readonly figures: readonly Figure[];
}

/** The one thing that a chart shows first. */
export interface Finding {
  readonly period: string;
  /** Those that stand at the top together. */
  readonly codes: readonly string[];
  readonly figure: Figure;
  /** Nothing of it is hidden or missing. */
  readonly isExact: boolean;
  readonly comparison: Comparison | undefined;
}

/** The same period a year earlier. No difference is told when one of the two is incomplete. */
export interface Comparison {
  readonly period: string;
  readonly before: Figure;
  readonly difference: number | undefined;
  /** Whether rates differ by more than chance; undefined where that cannot be told. */
  readonly rates: 'higher' | 'lower' | 'not-apart' | undefined;
}

/** What stands out in the newest period; undefined while there is no period. */
export function findingOf(lines: readonly Line[]): Finding | undefined {
  const newest = lines.flatMap((line) => {
    const figure = line.figures.at(-1);
    return figure ? [{ line, figure }] : [];
  });
  const most = Math.max(...newest.map(({ figure }) => figure.visible));
  const tops = newest.filter(({ figure }) => figure.visible === most);
  const [top] = tops;
  if (top === undefined) return undefined;
  const [only] = lines;
  return {
    period: top.figure.period,
    codes: tops.map(({ line }) => line.code),
    figure: top.figure,
    isExact: isWhole(top.figure),
    comparison: lines.length === 1 && only ? compare(only.figures, top.figure) : undefined,
  };
}

function compare(figures: readonly Figure[], now: Figure): Comparison | undefined {
  const period = yearEarlier(now.period);
  const before = figures.find((figure) => figure.period === period);
  if (before === undefined || before.kind === 'not-member') return undefined;
  const isComplete = isWhole(now) && isWhole(before);
  const difference = isComplete ? now.visible - before.visible : undefined;
  return { period, before, difference, rates: ratesApart(before, now) };
}

/**
 * Two rates differ when their intervals do not touch: stricter than a test of the two, so that it
 * is said less often than it could be, never more. What is hidden is in the intervals already.
 */
function ratesApart(before: Figure, now: Figure): Comparison['rates'] {
  if (before.rate === null || now.rate === null) return undefined;
  if (before.silentTowns > 0 || now.silentTowns > 0) return undefined;
  if (isBelow(before.rate.interval, now.rate.interval)) return 'higher';
  return isBelow(now.rate.interval, before.rate.interval) ? 'lower' : 'not-apart';
}

function isBelow(one: Range, other: Range): boolean {
  return one.high !== null && one.high < other.low;
}

/** Which lines have something to draw; the others are named in a sentence instead. */
export interface LinesBySight {
  readonly visible: readonly Line[];
  /** Counts exist, and every one of them is hidden (or zero). */
  readonly onlyHidden: readonly Line[];
  /** Nothing was counted and nothing is hidden. */
  readonly quiet: readonly Line[];
}

export function linesBySight(lines: readonly Line[]): LinesBySight {
  const has = ({ figures }: Line, test: (figure: Figure) => boolean) => figures.some(test);
  const visible = lines.filter((line) => has(line, (figure) => figure.visible > 0));
  const rest = lines.filter((line) => !visible.includes(line));
  const onlyHidden = rest.filter((line) => has(line, (figure) => figure.hiddenTowns > 0));
  return { visible, onlyHidden, quiet: rest.filter((line) => !onlyHidden.includes(line)) };
}
