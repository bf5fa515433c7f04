import { describe, expect, it } from 'vitest';
import type { RegionCell, Trend } from '../../api/region.ts';
import { codesBySight, findingOf } from './finding.ts';

const cell = (visible: number, hiddenTowns = 0, silentTowns = 0): RegionCell => ({
  visible,
  hiddenTowns,
  silentTowns,
});

function trendOf(region: Trend['region'], table: Trend['table'] = 'total'): Trend {
  const periods = Object.keys(region).sort();
  const codes = Object.keys(region[periods[0] ?? ''] ?? {});
  return { measure: 'received', table, periods, codes, towns: [], region };
}

describe('findingOf', () => {
  it('has none without a quarter', () => {
    expect(findingOf(trendOf({}))).toBeUndefined();
  });

  it('compares a total with the same quarter a year earlier', () => {
    const trend = trendOf({
      '2025-Q3': { total: cell(30) },
      '2026-Q2': { total: cell(50) },
      '2026-Q3': { total: cell(34) },
    });
    expect(findingOf(trend)).toMatchObject({
      period: '2026-Q3',
      count: 34,
      isExact: true,
      comparison: { period: '2025-Q3', difference: 4 },
    });
  });

  it.each([
    [cell(30, 1), cell(34)],
    [cell(30), cell(34, 0, 1)],
    [cell(30), cell(34, 2)],
  ])('tells no difference when something is hidden or silent', (then, now) => {
    const trend = trendOf({ '2025-Q3': { total: then }, '2026-Q3': { total: now } });
    expect(findingOf(trend)?.comparison).toEqual({ period: '2025-Q3', difference: undefined });
  });

  it('compares nothing without that quarter', () => {
    const trend = trendOf({ '2026-Q2': { total: cell(3) }, '2026-Q3': { total: cell(4) } });
    expect(findingOf(trend)?.comparison).toBeUndefined();
  });

  it('names every code that stands at the top', () => {
    const trend = trendOf({ '2026-Q3': { A: cell(9), B: cell(12), C: cell(12, 1) } }, 'ground');
    expect(findingOf(trend)).toMatchObject({ codes: ['B', 'C'], count: 12 });
  });
});

describe('codesBySight', () => {
  it('never calls a hidden count quiet', () => {
    const trend = trendOf(
      {
        '2026-Q2': { A: cell(0), B: cell(0), C: cell(0, 0, 2), D: cell(7) },
        '2026-Q3': { A: cell(0), B: cell(0, 1), C: cell(0, 0, 2), D: cell(0, 1) },
      },
      'ground',
    );
    expect(codesBySight(trend)).toEqual({ visible: ['D'], onlyHidden: ['B'], quiet: ['A', 'C'] });
  });
});
