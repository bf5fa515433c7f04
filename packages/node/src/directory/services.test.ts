import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServicesError } from './mistake.ts';
import { readServices } from './services.ts';

const term = (taxonomy: string, code: string) => ({
  id: `${taxonomy}-${code}`,
  taxonomy_term: { id: code, name: code, description: code, taxonomy, code },
});
/** A service with everything that a full one of HSDS 3 may have besides. */
const HELP = {
  id: 'ac148810-d857-441c-9679-408f346de14b',
  organization: { id: 'o', name: 'Stichting Voorbeeld', description: 'x' },
  name: 'Huurteam',
  alternate_name: null,
  description: 'Hulp bij ruzie met de verhuurder.',
  url: 'https://huurteam.example/',
  email: 'hallo@huurteam.example',
  status: 'active',
  phones: [{ id: 'p', number: '0999 00 00 01', type: 'voice', extension: null }],
  languages: [{ id: 'l', name: null, code: 'nl' }],
  schedules: [{ id: 's', freq: 'WEEKLY', byday: 'TU', opens_at: '10:00', description: 'dinsdag' }],
  attributes: [
    term('domain', 'HOUSING'),
    term('http://example.org/terms', 'X'),
    { id: 'v', value: 'y' },
  ],
  translations: { en: { name: 'Rent team' } },
  cost_options: [{ id: 'c', amount: 0 }],
};
const text = (...all: unknown[]) => JSON.stringify(all);

describe('a file of services', () => {
  it('is read as Open Referral writes it; what we do not show is kept', () => {
    const { services, inactive } = readServices(
      text(HELP, { ...HELP, id: '2', status: 'defunct' }),
    );
    expect([services.length, inactive]).toEqual([2, 1]);
    expect(services[0]?.fits).toEqual(['domain/HOUSING']);
    expect(services[0]?.body).toMatchObject({ name: 'Huurteam', url: 'https://huurteam.example/' });
    expect(services[0]?.body).not.toHaveProperty('cost_options');
    expect(services[0]?.entry).toMatchObject({ cost_options: [{ id: 'c', amount: 0 }] });
    expect(services[0]?.entry).not.toHaveProperty('alternate_name');
  });

  it('may be one page of an interface', () => {
    const page = JSON.stringify({ total_items: 1, contents: [HELP] });
    expect(readServices(page).services).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'x', 'not JSON'],
    ['JSON that ends early', text(HELP).slice(0, -9), 'not JSON'],
    ['JSON that is deeper than any file', `${'['.repeat(200_000)}`, 'not JSON'],
    ['no list', '{"services": 3}', 'no list'],
    ['no name', text({ ...HELP, name: ' ' }), '"ac148810-d857-441c-9679-408f346de14b": name'],
    ['no id', text({ name: 'x' }), 'service 1: id is missing'],
    ['no entry at all', text(null), 'service 1 must be of type object'],
    ['a status of nobody', text({ ...HELP, status: 'open' }), 'status must be one of'],
    ['a script for an address', text({ ...HELP, url: 'javascript:alert(1)' }), 'url'],
    ['an escape sequence', text({ ...HELP, name: '\u001b[2J' }), 'control'],
    ['a code of nobody', text({ ...HELP, attributes: [term('ground', 'NOPE')] }), 'no code "NOPE"'],
    ['the same id twice', text(HELP, HELP), 'more than once'],
    ['far too many', text(...Array.from({ length: 1001 }, () => HELP)), 'More than 1000'],
    [
      'a telephone without a number, far inside',
      text({
        ...HELP,
        service_at_locations: [
          { id: 'a', location: { id: 'b', location_type: 'physical', phones: [{ id: 'c' }] } },
        ],
      }),
      'service_at_locations[0].location.phones[0].number is missing',
    ],
  ])('with %s is refused whole, and says why', (_, file, why) => {
    expect(() => readServices(file)).toThrow(ServicesError);
    expect(() => readServices(file)).toThrow(why);
  });

  it('names every mistake with its place, not only the first', () => {
    const wrong = { ...HELP, status: 'open', phones: [{ number: 5 }], url: 'ftp://x.example/' };
    const other = { ...HELP, id: 'b', name: 'x'.repeat(201) };
    const found = (() => {
      try {
        return readServices(text(wrong, HELP, other)).services;
      } catch (error) {
        return error;
      }
    })();
    expect(found).toBeInstanceOf(ServicesError);
    const { mistakes } = found as ServicesError;
    const all = mistakes.map(({ service, place, kind }) => [service, place, kind]);
    const first = JSON.stringify(HELP.id);
    expect(all.toSorted()).toEqual([
      [first, 'phones[0].id', 'missing'],
      [first, 'phones[0].number', 'type'],
      [first, 'status', 'choice'],
      [first, 'url', 'format'],
      ['"b"', 'name', 'long'],
    ]);
  });

  it('of anything at all is read or refused, never half', () => {
    fc.assert(
      fc.property(fc.json(), (file) => {
        try {
          readServices(file);
        } catch (error) {
          expect(error).toBeInstanceOf(ServicesError);
        }
      }),
    );
  });
});
