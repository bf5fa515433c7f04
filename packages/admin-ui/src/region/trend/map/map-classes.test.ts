import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Figure } from '../figure.ts';
import { areaKind, classOf, rateClasses } from './map-classes.ts';

const figure = (it: Partial<Figure>): Figure => ({
  ...{ period: '2026-Q3', kind: 'number', visible: 25, bounds: null },
  ...{ hiddenTowns: 0, silentTowns: 0, notComparable: [] },
  rate: { rate: { low: 2, high: 2 }, interval: { low: 1, high: 3 } },
  ...it,
});

it('never gives what is hidden, silent or too small the colour of a number', () => {
  expect(areaKind(figure({}), 20)).toBe('rate');
  expect(areaKind(figure({ visible: 19 }), 20)).toBe('small');
  expect(areaKind(figure({ visible: 0 }), 20)).toBe('small');
  expect(areaKind(figure({ rate: null }), 20)).toBe('no-rate');
  expect(areaKind(figure({ kind: 'hidden' }), 20)).toBe('hidden');
  expect(areaKind(figure({ kind: 'silent' }), 20)).toBe('silent');
  expect(areaKind(figure({ kind: 'not-member' }), 20)).toBe('not-member');
  expect(areaKind(undefined, 20)).toBe('not-member');
});

it('puts every rate into a class that holds it, of at most six', () => {
  expect(rateClasses([])).toEqual([]);
  expect(rateClasses([3.2]).map(({ to }) => to)).toEqual([1, 2, 3, 4]);
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.001, max: 1e4, noNaN: true }), { minLength: 1 }),
      (rates) => {
        const classes = rateClasses(rates);
        expect(classes.length).toBeLessThan(7);
        for (const rate of rates) {
          const found = classes[classOf(rate, classes)];
          expect(rate).toBeGreaterThanOrEqual(found?.from ?? Number.NaN);
          expect(rate).toBeLessThanOrEqual((found?.to ?? Number.NaN) * (1 + 1e-9));
        }
      },
    ),
  );
});
