import fc from 'fast-check';
import { expect, it } from 'vitest';
import { periodsWithRoom, ticksTo } from './panel-scale.ts';

it.each([
  [1, true, [0, 1]],
  [7, true, [0, 2, 4, 6]],
  [100, true, [0, 25, 50, 75, 100]],
  [1, false, [0, 0.25, 0.5, 0.75, 1]],
  [0.3, false, [0, 0.1, 0.2, 0.3]],
  [3.9, false, [0, 1, 2, 3]],
] as const)('writes round numbers up to %d', (top, isWhole, ticks) => {
  expect(ticksTo(top, isWhole)).toEqual(ticks);
});

it('writes few of them, none above the top', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-3, max: 1e7, noNaN: true }), fc.boolean(), (top, isWhole) => {
      const ticks = ticksTo(top, isWhole);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThan(7);
      expect(ticks.at(-1)).toBeLessThanOrEqual(top * (1 + 1e-9));
    }),
  );
});

it('leaves words out where there is no room, never those of the newest', () => {
  const words = new Map(['a', 'b', 'c', 'd', 'e'].map((it) => [it, `K1\n202${it}`]));
  expect(periodsWithRoom(words, { width: 500, fontSize: 12 })).toHaveLength(5);
  expect(periodsWithRoom(words, { width: 150, fontSize: 12 })).toEqual(['a', 'c', 'e']);
  expect(periodsWithRoom(words, { width: 10, fontSize: 12 })).toEqual(['e']);
});
