import { DECLARED, type DeclaredTable, MEASURE_NAMES, type SpanName } from '@nabij/protocol';
import { expect, it } from 'vitest';
import { KEPT, MEASURES, SPANS } from './declared.ts';

const FIRST: Record<(typeof SPANS)[number], SpanName> = {
  month: 'month-1',
  quarter: 'quarter',
  year: 'year',
};

it('knows the measures and spans of every declared table', () => {
  const declared = Object.entries(DECLARED).map(([name, it]: [string, DeclaredTable]) => [
    name,
    { measures: it.measures, spans: SPANS.filter((span) => it.spans.includes(FIRST[span])) },
  ]);
  expect(KEPT).toEqual(Object.fromEntries(declared));
  expect(MEASURES).toEqual(MEASURE_NAMES);
});
