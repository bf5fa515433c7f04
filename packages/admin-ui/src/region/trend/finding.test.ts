import { describe, expect, it } from 'vitest';
import type { Figure } from './figure.ts';
import { findingOf, type Line, linesBySight } from './finding.ts';

function figure(period: string, visible: number, it: Partial<Figure> = {}): Figure {
  const bounds = { low: visible, high: visible };
  const gaps = { hiddenTowns: 0, silentTowns: 0, rate: null, notComparable: [] };
  return { period, kind: 'number', visible, bounds, ...gaps, ...it };
}
const line = (code: string, ...figures: Figure[]): Line => ({ code, figures });
const rate = (low: number, high: number): Figure['rate'] => ({
  rate: { low: (low + high) / 2, high: (low + high) / 2 },
  interval: { low, high },
});

describe('findingOf', () => {
  it('has none without a period', () => {
    expect(findingOf([])).toBeUndefined();
    expect(findingOf([line('total')])).toBeUndefined();
  });

  it('compares one line with the same period a year earlier', () => {
    const found = findingOf([
      line('total', figure('2025-Q3', 30), figure('2026-Q2', 50), figure('2026-Q3', 34)),
    ]);
    expect(found).toMatchObject({
      ...{ period: '2026-Q3', isExact: true, codes: ['total'] },
      comparison: { period: '2025-Q3', difference: 4 },
    });
  });

  it.each([
    [{ hiddenTowns: 1 }, {}],
    [{}, { silentTowns: 1 }],
    [{}, { hiddenTowns: 2 }],
    [{}, { kind: 'silent' as const }],
  ])('tells no difference when something is hidden or silent', (then, now) => {
    const found = findingOf([
      line('total', figure('2025-Q3', 30, then), figure('2026-Q3', 34, now)),
    ]);
    expect(found?.comparison).toMatchObject({ period: '2025-Q3', difference: undefined });
  });

  it('compares nothing with a period that is not there, or in which it was no member', () => {
    const alone = [figure('2026-Q2', 3), figure('2026-Q3', 4)];
    expect(findingOf([line('total', ...alone)])?.comparison).toBeUndefined();
    const then = figure('2025-Q3', 0, { kind: 'not-member' });
    expect(findingOf([line('total', then, ...alone)])?.comparison).toBeUndefined();
  });

  it('calls rates apart only when their intervals do not touch and nobody is silent', () => {
    const rates = (then: Partial<Figure>, now: Partial<Figure>) =>
      findingOf([line('total', figure('2025-07', 1, then), figure('2026-07', 1, now))])?.comparison
        ?.rates;
    expect(rates({ rate: rate(1, 3) }, { rate: rate(4, 6) })).toBe('higher');
    expect(rates({ rate: rate(4, 6) }, { rate: rate(1, 3) })).toBe('lower');
    expect(rates({ rate: rate(1, 4) }, { rate: rate(4, 6) })).toBe('not-apart');
    expect(rates({ rate: rate(1, 3) }, { rate: rate(4, 6), silentTowns: 1 })).toBeUndefined();
    expect(rates({}, { rate: rate(4, 6) })).toBeUndefined();
  });

  it('names every code that stands at the top', () => {
    const lines = [
      line('A', figure('2026-Q3', 9)),
      line('B', figure('2026-Q3', 12)),
      line('C', figure('2026-Q3', 12, { hiddenTowns: 1 })),
    ];
    const found = findingOf(lines);
    expect(found).toMatchObject({ codes: ['B', 'C'], comparison: undefined });
    expect(found?.figure.visible).toBe(12);
  });
});

describe('linesBySight', () => {
  it('never calls a hidden count quiet', () => {
    const zero = (code: string) => line(code, figure('2026-Q2', 0), figure('2026-Q3', 0));
    const hidden = figure('2026-Q3', 0, { kind: 'hidden', hiddenTowns: 1 });
    const silent = figure('2026-Q3', 0, { silentTowns: 2 });
    const lines = [
      zero('A'),
      line('B', hidden),
      line('C', silent),
      line('D', figure('x', 7), hidden),
    ];
    const { visible, onlyHidden, quiet } = linesBySight(lines);
    const codes = (of: readonly Line[]) => of.map(({ code }) => code);
    expect([codes(visible), codes(onlyHidden), codes(quiet)]).toEqual([['D'], ['B'], ['A', 'C']]);
  });
});
