import { describe, expect, it } from 'vitest';
import { type Dhis2Mapping, dhis2DataValues } from './dhis2.ts';
import type { Observation } from './observation.ts';
import { dhis2Period, frequency, sdmxPeriod, timed } from './period.ts';

const base: Observation = {
  town: 'GM0141',
  townName: 'Almelo',
  measure: 'received',
  period: '2026-Q3',
  table: 'ground',
  codes: { ground: 'AGE' },
  count: 12,
  status: 'reported',
};
const mapping: Dhis2Mapping = {
  span: 'quarter',
  orgUnits: { GM0141: 'DiszpKrYNg8' },
  values: [
    {
      ...{ measure: 'received', table: 'ground', codes: { ground: 'AGE' } },
      ...{ dataElement: 'f7n9E0hX8qk', categoryOptionCombo: 'bRowv6yZOF2' },
    },
    { measure: 'received', table: 'total', codes: {}, dataElement: 'Ix2HsbDMLea' },
  ],
};
const exported = (...observations: Observation[]) =>
  dhis2DataValues({ dimensions: ['ground'], observations }, mapping);

describe('dhis2DataValues', () => {
  it('are texts with the ids of the mapping; a zero is one of them', () => {
    const total = { ...base, table: 'total', codes: {}, count: 0 };
    const { dataValueSet, leftOut } = exported(base, total);
    expect(leftOut).toEqual([]);
    expect(dataValueSet).toEqual({
      dataValues: [
        {
          ...{ dataElement: 'f7n9E0hX8qk', categoryOptionCombo: 'bRowv6yZOF2' },
          ...{ period: '2026Q3', orgUnit: 'DiszpKrYNg8', value: '12' },
        },
        { dataElement: 'Ix2HsbDMLea', period: '2026Q3', orgUnit: 'DiszpKrYNg8', value: '0' },
      ],
    });
  });

  it.each<[string, Partial<Observation>]>([
    ['hidden', { count: null, status: 'hidden' }],
    ['silent', { count: null, status: 'silent' }],
    ['not-member', { count: null, status: 'not-member' }],
    ['other-span', { period: '2026-07' }],
    ['other-span', { period: '2025-Q4..2026-Q3' }],
    ['no-org-unit', { town: 'toString' }],
    ['no-data-element', { codes: { ground: 'SEX' } }],
    ['no-data-element', { table: 'people', codes: {} }],
    ['no-data-element', { measure: 'closed' }],
  ])('leave out and name what is %s', (why, change) => {
    const observation = { ...base, ...change };
    expect(exported(observation)).toEqual({
      dataValueSet: { dataValues: [] },
      leftOut: [{ observation, why }],
    });
  });

  it('refuse a mapping whose ids are none', () => {
    const wrong = { ...mapping, orgUnits: { GM0141: 'Almelo' } };
    const data = { dimensions: ['ground'], observations: [base] };
    expect(() => dhis2DataValues(data, wrong)).toThrow(RangeError);
  });
});

describe('a period', () => {
  it.each([
    ['2026-07', ['M', '2026-07', '202607']],
    ['2026-Q3', ['Q', '2026-Q3', '2026Q3']],
    ['2026', ['A', '2026', '2026']],
    ['2026-Q1..2026-Q4', ['A', '2026', '2026']],
    ['2025-Q4..2026-Q3', ['A', '2025-10-01/P1Y', null]],
    ['2025-Q2..2026-Q1', ['A', '2025-04-01/P1Y', null]],
  ])('%s is written as %j', (period, written) => {
    expect([frequency(period), sdmxPeriod(period), dhis2Period(period)]).toEqual(written);
  });

  it.each(['2026-13', '2026-Q5', '2026-Q1..2026-Q3', '26-Q1', '2026-Q1 ', '2026-07-01', ''])(
    'is not %j',
    (period) => {
      expect(() => timed(period)).toThrow(RangeError);
    },
  );
});
