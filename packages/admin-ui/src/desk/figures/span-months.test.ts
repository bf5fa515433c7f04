import { spanMonths as declared, type Period, SPAN_NAMES, spanPeriod } from '@nabij/protocol';
import { expect, it } from 'vitest';
import { spanMonths } from './span-months.ts';

const quarters: Period[] = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];

it.each(quarters)('has the months of each span of %s', (quarter) => {
  for (const span of SPAN_NAMES) {
    expect(spanMonths(quarter, span)).toEqual(declared(spanPeriod(quarter, span)));
  }
});

it('knows nothing of what is no quarter', () => {
  expect(spanMonths('soon', 'quarter')).toBeUndefined();
});
