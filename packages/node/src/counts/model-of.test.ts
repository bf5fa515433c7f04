import { addressesOf, CODE_VERSION, releaseOf } from '@nabij/protocol';
import { expect, it } from 'vitest';
import { modelOf } from './model-of.ts';

const SECRET = new Uint8Array(32);

it('what left is hidden by its own promise in the one system of all that left', () => {
  const period = '2026-Q2';
  const [hidden, shown] = ['received/2026-Q2/total', 'closed/2026-Q2/total'];
  const left = addressesOf({ period, year: false }).map(
    (at) => [at, at === shown ? 40 : null] as const,
  );
  const head = { period, codes: CODE_VERSION, threshold: 3, previous: null } as const;
  const quarter = { period: '2026-Q3', year: false } as const;
  const model = modelOf({
    earlier: [releaseOf(new Map(left), head)],
    quarter,
    exact: new Map(addressesOf(quarter).map((at) => [at, { value: 0, people: 0 }])),
    ...{ threshold: 5, most: 30_000, secret: SECRET },
  });
  const cell = (id: string) => model.cells[model.addresses.indexOf(id)];
  expect(model.threshold).toBe(5);
  expect(cell(hidden)).toEqual({ id: hidden, value: null, state: 'hidden', threshold: 3 });
  expect(cell(shown)).toEqual({ id: shown, value: 40, state: 'shown' });
  expect(cell('received/2026-Q3/total')).not.toHaveProperty('threshold');
});
