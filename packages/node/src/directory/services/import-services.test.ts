import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../../../../test/postgres.ts';
import { type ReadService, readServices } from '../services.ts';
import { allServices, listServices } from '../store.ts';
import { exported } from './export-services.ts';
import { importServices, replaceServices } from './import-services.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const by = { kind: 'operator' } as const;
const one = (id: string, more: object = {}) => ({ id, name: id, status: 'active', ...more });
const read = (...all: object[]): ReadService[] => readServices(JSON.stringify(all)).services;

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase('point');
});
afterEach(() => replaceServices(fresh.db, [], NOW));
afterAll(() => fresh.drop());

const ids = async () => (await allServices(fresh.db)).map(({ body }) => body.id);
const take = (mode: 'add' | 'replace', ...all: object[]) =>
  importServices(fresh.db, read(...all), { by, mode, now: NOW });

describe('a file that is taken in', () => {
  it('takes the place of all that were there, or comes beside them', async () => {
    await take('replace', one('z'), one('b'));
    const added = await take('add', one('a'), one('b', { description: 'Nieuw.' }));
    expect(added).toEqual({ added: 1, changed: 1, same: 1, removed: 0 });
    expect(await ids()).toEqual(['a', 'b', 'z']);
    const replaced = await take('replace', one('a'), one('c'));
    expect(replaced).toEqual({ added: 1, changed: 0, same: 1, removed: 2 });
    expect(await ids()).toEqual(['a', 'c']);
  });

  it('changes nothing when it is only looked at', async () => {
    await take('replace', one('a'));
    const looked = await importServices(fresh.db, read(one('b')), {
      by,
      mode: 'replace',
      now: NOW,
      check: true,
    });
    expect(looked).toEqual({ added: 1, changed: 0, same: 0, removed: 1 });
    expect(await ids()).toEqual(['a']);
  });

  it('offers what is active, and keeps the rest', async () => {
    await take('replace', one('a'), one('b', { status: 'temporarily closed' }));
    expect((await listServices(fresh.db)).map(({ body }) => body.id)).toEqual(['a']);
    expect(await ids()).toEqual(['a', 'b']);
  });

  it('says when it was checked; what it does not say stays as it was known', async () => {
    await take('replace', one('a', { assured_date: '2026-03-01' }), one('b'));
    await take('add', one('a', { description: 'x' }), one('b', { assured_date: '2027-01-01' }));
    await take('add', one('c', { assured_date: '2026-02-30' }));
    const days = (await allServices(fresh.db)).map(({ verifiedOn }) => verifiedOn);
    expect(days).toEqual(['2026-03-01', null, null]);
  });

  it('goes out again whole: taken in once more, it changes nothing', async () => {
    const full = one('a', {
      assured_date: '2026-03-01',
      cost_options: [{ id: 'c', amount: 3 }],
      organization: { id: 'o', name: 'O', description: 'O', logo: 'x' },
    });
    await take('replace', full, one('b'));
    const file = JSON.stringify(exported(await allServices(fresh.db)));
    const again = await importServices(fresh.db, readServices(file).services, {
      by,
      mode: 'replace',
      now: NOW,
    });
    expect(again).toEqual({ added: 0, changed: 0, same: 2, removed: 0 });
    expect(JSON.parse(file)).toMatchObject({ total_items: 2, contents: [full, one('b')] });
  });

  it('of two at once leaves the whole of one, never half of each', async () => {
    await Promise.all([take('replace', one('a'), one('b')), take('replace', one('c'), one('d'))]);
    expect([
      ['a', 'b'],
      ['c', 'd'],
    ]).toContainEqual(await ids());
  });

  it('is refused where the list would grow over its room', async () => {
    await take('replace', ...Array.from({ length: 1000 }, (_, at) => one(`a${at}`)));
    await expect(take('add', one('b'))).rejects.toThrow('More than 1000');
    expect(await ids()).toHaveLength(1000);
  });
});
