import { describe, expect, it } from 'vitest';
import { countHidden } from './hidden-count.ts';

describe('countHidden', () => {
  it('counts every cell, totals too, and never takes zero for hidden', () => {
    const measure = {
      total: 12,
      tables: { subject: { A: 7, B: null, C: null }, ground: { X: 0 }, domain: { Y: 12 } },
    };
    const release = {
      period: '2026-Q3',
      measures: { received: measure, closed: { ...measure, total: null } },
    };
    expect(countHidden(release)).toEqual({ cells: 12, hidden: 5 });
  });
});
