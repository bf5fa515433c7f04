import { expect, it } from 'vitest';
import { papersSearch } from './papers-search.ts';

it('takes filters of the list and a year along', () => {
  expect(papersSearch({ state: 'closed', domain: 'WORK', year: '2026', sort: 'due' })).toEqual({
    state: 'closed',
    domain: 'WORK',
    year: '2026',
  });
});

it('takes no colleague along, and no year that is none', () => {
  expect(papersSearch({ owner: 'me', year: '20x6' })).toEqual({ owner: 'me' });
  expect(papersSearch({ owner: '018f2b1c-0000-7000-8000-000000000000' })).toEqual({});
});
