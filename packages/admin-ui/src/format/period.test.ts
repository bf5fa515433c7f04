import { describe, expect, it } from 'vitest';
import { endOf, quarterOf, yearBefore } from './period.ts';

describe('quarterOf', () => {
  it('splits a quarter', () => {
    expect(quarterOf('2026-Q3')).toEqual({ year: '2026', quarter: '3' });
  });

  it.each(['2026-Q5', '2026Q1', '', 'x2026-Q1', '2026-Q1 '])('refuses %j', (text) => {
    expect(quarterOf(text)).toBeUndefined();
  });
});

describe('yearBefore', () => {
  it('keeps the quarter', () => {
    expect(yearBefore('2026-Q1')).toBe('2025-Q1');
    expect(yearBefore('now')).toBeUndefined();
  });
});

describe('endOf', () => {
  it('is the first instant after the quarter', () => {
    expect(endOf('2026-Q3')?.toISOString()).toBe('2026-10-01T00:00:00.000Z');
    expect(endOf('2026-Q4')?.toISOString()).toBe('2027-01-01T00:00:00.000Z');
    expect(endOf('soon')).toBeUndefined();
  });
});
