import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../test/postgres.ts';
import { readServices, ServicesError } from './services.ts';
import { listServices, replaceServices } from './store.ts';

const term = (taxonomy: string, code: string) => ({ taxonomy_term: { taxonomy, code } });
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
  attributes: [term('domain', 'HOUSING'), term('http://example.org/terms', 'X'), { value: 'y' }],
  translations: { en: { name: 'Rent team' } },
  cost_options: [{ id: 'c', amount: 0 }],
};
const text = (...all: unknown[]) => JSON.stringify(all);

describe('a file of services', () => {
  it('is read as Open Referral writes it; what we do not know is left out', () => {
    const { services, inactive } = readServices(
      text(HELP, { ...HELP, id: '2', status: 'defunct' }),
    );
    expect([services.length, inactive]).toEqual([1, 1]);
    expect(services[0]?.fits).toEqual(['domain/HOUSING']);
    expect(services[0]?.body).toMatchObject({ name: 'Huurteam', url: 'https://huurteam.example/' });
    for (const unknown of ['organization', 'alternate_name', 'cost_options']) {
      expect(services[0]?.body).not.toHaveProperty(unknown);
    }
  });

  it('may be one page of an interface', () => {
    const page = JSON.stringify({ total_items: 1, contents: [HELP] });
    expect(readServices(page).services).toHaveLength(1);
  });

  it.each([
    ['no JSON', 'x', 'not JSON'],
    ['no list', '{"services": 3}', 'no list'],
    ['no name', text({ ...HELP, name: ' ' }), '"ac148810-d857-441c-9679-408f346de14b": name'],
    ['no id', text({ name: 'x' }), 'service 1: id'],
    ['a status of nobody', text({ ...HELP, status: 'open' }), 'status'],
    ['a script for an address', text({ ...HELP, url: 'javascript:alert(1)' }), 'url'],
    ['an escape sequence', text({ ...HELP, name: '\u001b[2J' }), 'control'],
    ['a code of nobody', text({ ...HELP, attributes: [term('ground', 'NOPE')] }), 'no code "NOPE"'],
    ['the same id twice', text(HELP, HELP), 'more than once'],
    ['far too many', text(...Array.from({ length: 1001 }, () => HELP)), 'More than 1000'],
  ])('with %s is refused whole, and says why', (_, file, why) => {
    expect(() => readServices(file)).toThrow(ServicesError);
    expect(() => readServices(file)).toThrow(why);
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

describe('in the database', () => {
  let fresh: FreshDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase('point');
  });
  afterAll(() => fresh.drop());

  it('they take the place of all that were there', async () => {
    const now = new Date('2026-11-21T12:00:00Z');
    const first = readServices(text(HELP, { ...HELP, id: 'z' })).services;
    const second = readServices(text({ ...HELP, id: 'b' }, { ...HELP, id: 'a' })).services;
    await replaceServices(fresh.db, first, now);
    expect(await listServices(fresh.db)).toEqual(first);
    await replaceServices(fresh.db, second, now);
    expect((await listServices(fresh.db)).map(({ body }) => body.id)).toEqual(['a', 'b']);
    await replaceServices(fresh.db, [], now);
    expect(await listServices(fresh.db)).toEqual([]);
  });
});
