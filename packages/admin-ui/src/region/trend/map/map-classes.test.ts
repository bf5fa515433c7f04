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
  expect(areaKind(figure({}))).toBe('rate');
  expect(areaKind(figure({ visible: 19 }))).toBe('small');
  expect(areaKind(figure({ visible: 0 }))).toBe('small');
  expect(areaKind(figure({ rate: null }))).toBe('no-rate');
  expect(areaKind(figure({ kind: 'hidden' }))).toBe('hidden');
  expect(areaKind(figure({ kind: 'silent' }))).toBe('silent');
  expect(areaKind(figure({ kind: 'not-member' }))).toBe('not-member');
  expect(areaKind(undefined)).toBe('not-member');
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
