import { describe, expect, it } from 'vitest';
import { checkMapping } from './dhis2-mapping.ts';

const known = {
  towns: new Set(['GM0001']),
  cells: ({ table }: { table: string }) =>
    new Set(table === 'total' ? ['total'] : table === 'ground' ? ['AGE', 'SEX'] : []),
};
const total = { measure: 'received', table: 'total', codes: {}, dataElement: 'Ix2HsbDMLea' };
const age = {
  ...{ measure: 'received', table: 'ground', codes: { ground: 'AGE' } },
  ...{ dataElement: 'f7n9E0hX8qk', categoryOptionCombo: 'bRowv6yZOF2' },
};
const good = { span: 'quarter', orgUnits: { GM0001: 'DiszpKrYNg8' }, values: [total, age] };

describe('a mapping to DHIS2', () => {
  it('that holds is taken as it is', () => {
    expect(checkMapping(good, known)).toEqual({ mapping: good });
  });

  it.each([
    [null, '.', 'form'],
    [{ ...good, span: 'week' }, 'span', 'form'],
    [{ ...good, more: 1 }, '.', 'form'],
    [{ ...good, values: [{ ...total, codes: [] }] }, 'values[0].codes', 'form'],
    [{ ...good, orgUnits: { GM0001: 'Oostdorp' } }, 'orgUnits.GM0001', 'uid'],
    [{ ...good, orgUnits: { GM0002: 'DiszpKrYNg8' } }, 'orgUnits.GM0002', 'town-unknown'],
    [{ ...good, values: [{ ...total, dataElement: '1' }] }, 'values[0].dataElement', 'uid'],
    [
      { ...good, values: [{ ...age, categoryOptionCombo: 'x' }] },
      'values[0].categoryOptionCombo',
      'uid',
    ],
    [{ ...good, values: [{ ...age, codes: {} }] }, 'values[0]', 'cell-unknown'],
    [{ ...good, values: [{ ...age, codes: { domain: 'AGE' } }] }, 'values[0]', 'cell-unknown'],
    [{ ...good, values: [{ ...total, table: '__proto__' }] }, 'values[0]', 'cell-unknown'],
    [{ ...good, values: [total, total] }, 'values[1]', 'twice'],
    [{ ...good, values: [age, { ...age, codes: { ground: 'SEX' } }] }, 'values[1]', 'twice'],
  ])('is refused where it is wrong: %j', (sent, at, why) => {
    expect(checkMapping(sent, known).faults).toEqual([{ at, why }]);
  });
});
