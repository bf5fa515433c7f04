import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  broughtOnto,
  type FormSettings,
  fieldsOf,
  mistakesIn,
  settingsIn,
} from './settings-form.ts';

const SETTINGS: FormSettings = {
  name: 'Meldpunt Berkenoord',
  town: 'Berkenoord',
  municipality: '44021',
  population: 30_000,
  phone: null,
  address: 'Marktplein 1',
  hours: null,
  helpline: null,
  country: 'BE',
  region: 'VLG',
  places: ['Berkenhof', 'Oost'],
  postcodes: [
    [9000, 9000],
    [9030, 9052],
  ],
  languages: ['nl', 'fr'],
};

describe('the settings in fields', () => {
  it('are the same when nothing was changed', () => {
    const count = fc.option(fc.integer({ min: 1, max: 50_000_000 }));
    const range = fc
      .tuple(fc.integer({ min: 1000, max: 99_999 }), fc.integer({ min: 1000, max: 99_999 }))
      .map(([one, other]): [number, number] => (one < other ? [one, other] : [other, one]));
    fc.assert(
      fc.property(count, fc.array(range, { maxLength: 5 }), (population, postcodes) => {
        const settings = { ...SETTINGS, population, postcodes };
        const fields = fieldsOf(settings);
        expect([mistakesIn(fields), settingsIn(fields)]).toEqual([{}, settings]);
      }),
    );
  });

  it('take numbers and ranges as people write them', () => {
    const fields = { ...fieldsOf(SETTINGS), population: '30 000', postcodes: '9000 – 9010 ,9020' };
    expect(settingsIn({ ...fields, population: '30.500' }).population).toBe(30_500);
    expect(settingsIn(fields)).toMatchObject({
      population: 30_000,
      postcodes: [
        [9000, 9010],
        [9020, 9020],
      ],
    });
  });

  it('take the code of a town as people write it', () => {
    const fields = { ...fieldsOf(SETTINGS), country: 'NL', municipality: ' gm 0141' } as const;
    expect([mistakesIn(fields), settingsIn(fields).municipality]).toEqual([{}, 'GM0141']);
  });

  it('keep what one typed, and take the rest from a colleague who was first', () => {
    const before = fieldsOf(SETTINGS);
    const mine = { ...before, phone: '0800 1', languages: ['nl'] };
    const theirs = { ...before, phone: '0800 2', hours: 'altijd', languages: ['nl', 'fr', 'en'] };
    expect(broughtOnto(mine, before, theirs)).toEqual({ ...mine, hours: 'altijd' });
    expect(broughtOnto(before, before, theirs)).toEqual(theirs);
  });

  it('forget a region that the country does not have', () => {
    expect(settingsIn({ ...fieldsOf(SETTINGS), country: 'NL' }).region).toBeNull();
  });

  it.each([
    ['name', { name: '  ' }, 'missing'],
    ['town', { town: '' }, 'missing'],
    ['hours', { hours: 'x'.repeat(201) }, 'tooLong'],
    ['municipality', { municipality: 'GM0141' }, 'codeBE'],
    ['municipality', { municipality: '44021', country: 'NL' as const }, 'codeNL'],
    ['municipality', { municipality: 'GM014', country: 'NL' as const }, 'codeNL'],
    ['population', { population: 'veel' }, 'number'],
    ['population', { population: '0' }, 'number'],
    ['postcodes', { postcodes: '9000, abc' }, 'postcodes'],
    ['postcodes', { postcodes: '9100-9000' }, 'postcodes'],
    ['languages', { languages: [] }, 'languages'],
  ])('say what is wrong with %s', (name, change, mistake) => {
    expect(mistakesIn({ ...fieldsOf(SETTINGS), ...change })).toEqual({ [name]: mistake });
  });
});
