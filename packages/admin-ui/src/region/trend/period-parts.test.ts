import { expect, it } from 'vitest';
import { periodParts, yearEarlier } from './period-parts.ts';

it.each([
  ['2026-07', { span: 'month', year: '2026', month: '07' }, '2025-07'],
  ['2026-Q3', { span: 'quarter', year: '2026', quarter: '3' }, '2025-Q3'],
  ['2025-Q4..2026-Q3', { span: 'year', year: '2026', quarter: '3' }, '2024-Q4..2025-Q3'],
  ['soon', undefined, 'soon'],
])('reads %s', (period, parts, before) => {
  expect(periodParts(period)).toEqual(parts);
  expect(yearEarlier(period)).toBe(before);
});
