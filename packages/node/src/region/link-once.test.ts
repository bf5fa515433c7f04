import { linkedCounts } from '@nabij/protocol';
import { expect, it } from 'vitest';
import { linkOnce } from './link-once.ts';

it('keeps the relations of a point that began apart from those of one that was there', () => {
  const link = linkOnce();
  const quarter = { period: '2026-Q3', year: false } as const;
  const [began, was] = [[{ ...quarter, first: true }], [{ ...quarter, first: false }]];
  expect(link(began)).toBe(link(began));
  expect(link(began)).toEqual(linkedCounts(began));
  expect(link(was)).toEqual(linkedCounts(was));
  expect(link(was).relations).not.toHaveLength(link(began).relations.length);
});
