import type { Range } from '../../api/region.ts';
import type { Shown } from './ask.ts';
import type { Figure } from './figure.ts';

/** What is drawn for one period: a number, with what is missing from it, or no number at all. */
export interface Mark {
  readonly period: string;
  /** undefined: there is no number to draw. */
  readonly low: number | undefined;
  /** How far what is hidden could lift it; null: nothing bounds it. Same as `low` if all shows. */
  readonly high: number | null;
  readonly interval: Range | undefined;
  /** Hidden and silent are drawn in their own way and said in words; never as zero. */
  readonly hidden: boolean;
  readonly silent: boolean;
  /** Not to be set beside the period before: drawn apart. */
  readonly apart: boolean;
  /** Written above the bar. */
  readonly label: string;
}

/** @param write - how a number is written in the reader's language */
export function markOf(
  figure: Figure,
  show: Shown,
  write: (value: number) => string,
): Mark | undefined {
  const { period, kind, hiddenTowns, silentTowns } = figure;
  if (kind === 'not-member') return undefined;
  const none = { period, low: undefined, high: null, interval: undefined, apart: false, label: '' };
  if (kind === 'silent') return { ...none, hidden: false, silent: true };
  const gaps = { hidden: hiddenTowns > 0, silent: silentTowns > 0 };
  return show === 'rate' ? rateMark(figure, gaps, write) : countMark(figure, gaps, write);
}

interface Gaps {
  readonly hidden: boolean;
  readonly silent: boolean;
}

function countMark({ period, kind, visible }: Figure, gaps: Gaps, write: (n: number) => string) {
  if (kind === 'hidden') {
    const none = { low: undefined, high: null, interval: undefined, apart: false, label: '' };
    return { period, ...none, ...gaps };
  }
  const label = `${write(visible)}${gaps.hidden ? '+' : ''}`;
  return { period, low: visible, high: visible, interval: undefined, apart: false, label, ...gaps };
}

function rateMark(
  { period, rate, kind, bounds, notComparable }: Figure,
  gaps: Gaps,
  write: (n: number) => string,
) {
  const apart = notComparable.length > 0;
  // without a bound or without inhabitants, a hidden number has no height that could be drawn
  if (rate === null || (kind === 'hidden' && bounds?.high === null)) {
    return { period, low: undefined, high: null, interval: undefined, apart, label: '', ...gaps };
  }
  const label = kind === 'hidden' ? '' : `${write(rate.rate.low)}${gaps.hidden ? '+' : ''}`;
  const { low, high } = rate.rate;
  return { period, low, high, interval: rate.interval, apart, label, ...gaps };
}

/** The highest that is drawn, more than 0, so that panels share one scale. */
export function topOf(panels: readonly (readonly Mark[])[]): number {
  const tops = panels
    .flat()
    .map(({ low = 0, high, interval }) => Math.max(low, high ?? 0, interval?.high ?? 0));
  const top = Math.max(0, ...tops);
  return top > 0 ? top : 1;
}
