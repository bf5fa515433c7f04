import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, readEntry } from '../services.ts';
import { edited, type ServiceForm } from './edit.ts';

const ENTRY: Entry = {
  id: 'x',
  name: 'Huurteam',
  status: 'active',
  organization: { id: 'o', name: 'Stichting', description: 'Wij helpen.', website: 'https://s.nl' },
  phones: [{ id: 'p', number: '0999 1', type: 'voice' }],
  schedules: [{ id: 's', byday: 'TU', description: 'dinsdag' }],
  attributes: [
    {
      id: 'a',
      taxonomy_term: {
        id: 't',
        name: 'x',
        description: 'x',
        taxonomy: 'domain',
        code: 'HOUSING',
      },
    },
    { id: 'b', value: 'theirs' },
  ],
  translations: { tr: { name: 'Kira' } },
  cost_options: [{ id: 'c', amount: 0 }],
};
const FORM: ServiceForm = {
  name: 'Huurteam',
  status: 'active',
  description: '',
  organization: 'Stichting',
  email: '',
  url: '',
  phones: ['0999 1'],
  hours: 'dinsdag',
  languages: [],
  fits: ['domain/HOUSING'],
  translations: {},
};
const ids = () => {
  let next = 0;
  return () => `new-${++next}`;
};

describe('a service that is filled in', () => {
  it('keeps everything that the form has no field for', () => {
    expect(edited(ENTRY, FORM, ids())).toEqual({ ...ENTRY, languages: [] });
  });

  it('gets what is new, with ids, and loses what was taken away', () => {
    const after = edited(
      ENTRY,
      {
        ...FORM,
        phones: ['0999 2', '0999 1'],
        fits: ['ground/AGE'],
        hours: 'vrijdag',
        organization: '',
        translations: { tr: { name: '', description: '', schedule: '' } },
      },
      ids(),
    );
    expect(after.phones).toEqual([
      { id: expect.stringMatching('new'), number: '0999 2' },
      { id: 'p', number: '0999 1', type: 'voice' },
    ]);
    expect(after.schedules).toEqual([{ id: expect.any(String), description: 'vrijdag' }]);
    expect(after).not.toHaveProperty('organization');
    expect(after).not.toHaveProperty('translations');
    expect(after.attributes).toMatchObject([
      { value: 'theirs' },
      { taxonomy_term: { taxonomy: 'ground', code: 'AGE' } },
    ]);
  });

  it('is HSDS 3 again, whatever was filled in', () => {
    const line = fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9})?$/);
    const form: fc.Arbitrary<ServiceForm> = fc.record({
      name: line,
      status: fc.constantFrom('active', 'inactive', 'defunct', 'temporarily closed'),
      description: fc.oneof(line, fc.constant('')),
      organization: fc.oneof(line, fc.constant('')),
      email: fc.constantFrom('', 'a@b.nl'),
      url: fc.constantFrom('', 'https://b.nl/'),
      phones: fc.uniqueArray(line, { maxLength: 3 }),
      hours: fc.oneof(line, fc.constant('')),
      languages: fc.uniqueArray(fc.constantFrom('nl', 'tr', 'ar'), { maxLength: 3 }),
      fits: fc.uniqueArray(fc.constantFrom('ground/AGE', 'domain/WORK', 'subject/CARE')),
      translations: fc.dictionary(
        fc.constantFrom('en', 'ar'),
        fc.record({ name: line, description: line, schedule: fc.constant('') }),
      ),
    });
    fc.assert(
      fc.property(form, fc.constantFrom<Entry>(ENTRY, { id: 'y' }), (filled, entry) => {
        const read = readEntry(edited(entry, filled, ids()));
        expect(read).toMatchObject({ body: { name: filled.name, status: filled.status } });
        if (!Array.isArray(read)) expect(read.fits).toEqual([...filled.fits].sort());
      }),
    );
  });
});
