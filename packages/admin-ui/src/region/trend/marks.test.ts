import { describe, expect, it } from 'vitest';
import type { Meaning, RegionCell } from '../../api/region.ts';
import { regionFigure, townFigure } from './figure.ts';
import { markOf, topOf } from './marks.ts';

const write = String;
const rate: Meaning['rate'] = { rate: { low: 2, high: 5 }, interval: { low: 1, high: 9 } };
const cell = (it: Partial<RegionCell> = {}): RegionCell => ({
  ...{ visible: 12, toldTowns: 3, hiddenTowns: 0, silentTowns: 0 },
  ...{ bounds: { low: 12, high: 12 }, rate, notComparable: [] },
  ...it,
});

function town(cells: Record<string, number | null> | null | undefined, meaning?: Meaning) {
  return {
    ...{ id: 'https://a.example', name: 'A', population: 1, municipalities: [] },
    cells: cells === undefined ? {} : { '2026-Q3': cells },
    ...(meaning && { meaning: { '2026-Q3': { A: meaning } } }),
  };
}

describe('a town', () => {
  const figure = (cells: Parameters<typeof town>[0]) => townFigure('2026-Q3', town(cells), 'A');

  it('tells zero, hidden, silent and not a member apart', () => {
    expect(markOf(figure({ A: 0 }), 'count', write)).toMatchObject({ low: 0, label: '0' });
    expect(markOf(figure({ A: null }), 'count', write)).toMatchObject({
      ...{ low: undefined, hidden: true, silent: false, label: '' },
    });
    expect(markOf(figure(null), 'count', write)).toMatchObject({ low: undefined, silent: true });
    expect(figure(undefined).kind).toBe('not-member');
    expect(markOf(figure(undefined), 'count', write)).toBeUndefined();
  });

  it('draws a hidden rate as the range that it can be, or not at all', () => {
    const meaning: Meaning = {
      bounds: { low: 0, high: 4 },
      rate,
      notComparable: ['small-numbers'],
    };
    const known = townFigure('2026-Q3', town({ A: null }, meaning), 'A');
    expect(markOf(known, 'rate', write)).toMatchObject({ low: 2, high: 5, label: '', apart: true });
    const unbound = { ...meaning, bounds: { low: 0, high: null } };
    const unknown = townFigure('2026-Q3', town({ A: null }, unbound), 'A');
    expect(markOf(unknown, 'rate', write)).toMatchObject({ low: undefined, hidden: true });
  });
});

describe('the region', () => {
  const mark = (it: Partial<RegionCell>, show: 'count' | 'rate' = 'count') =>
    markOf(regionFigure('2026-Q3', cell(it)), show, write);

  it('writes a plus where something is hidden on top', () => {
    expect(mark({ hiddenTowns: 1 })).toMatchObject({ low: 12, label: '12+' });
    expect(mark({ hiddenTowns: 1 }, 'rate')).toMatchObject({
      ...{ low: 2, high: 5, label: '2+', interval: { low: 1, high: 9 } },
    });
  });

  it('writes zero only when all who told showed zero', () => {
    expect(mark({ visible: 0, silentTowns: 1 })).toMatchObject({ label: '0', silent: true });
    expect(mark({ visible: 0, hiddenTowns: 1 })).toMatchObject({ low: undefined, label: '' });
  });

  it('has no number when nobody told one, nor a rate without inhabitants', () => {
    expect(mark({ visible: 0, toldTowns: 0, silentTowns: 3 })).toMatchObject({
      ...{ low: undefined, silent: true, hidden: false },
    });
    expect(mark({ rate: null }, 'rate')).toMatchObject({ low: undefined, label: '' });
  });

  it('draws apart what cannot be set beside the period before', () => {
    expect(mark({ notComparable: ['silent'] }, 'rate')?.apart).toBe(true);
    expect(mark({ notComparable: ['silent'] })?.apart).toBe(false);
  });
});

describe('topOf', () => {
  it('holds every bar with its interval, and is never nothing', () => {
    expect(topOf([])).toBe(1);
    const mark = markOf(regionFigure('x', cell()), 'rate', write);
    expect(topOf([mark ? [mark] : []])).toBe(9);
  });
});
