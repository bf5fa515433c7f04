import { describe, expect, it } from 'vitest';
import { askOf, chosen, trendSearch } from './ask.ts';

describe('trendSearch', () => {
  it('takes an address of before', () => {
    const old = { measure: 'closed', table: 'ground', view: 'towns', code: 'AGE' };
    expect(trendSearch(old)).toEqual(old);
    expect(askOf(trendSearch(old))).toMatchObject({ ...old, span: 'quarter', show: 'count' });
  });

  it('leaves out what it does not know', () => {
    const odd = { measure: '__proto__', table: 'story', span: 1, view: 'list', code: '', town: {} };
    expect(trendSearch(odd)).toEqual({});
    expect(trendSearch({ code: 'x'.repeat(256) })).toEqual({});
  });
});

describe('askOf', () => {
  it('asks only for what is declared', () => {
    expect(askOf({ table: 'outcome', measure: 'received', span: 'month' })).toMatchObject({
      ...{ table: 'outcome', measure: 'closed', span: 'quarter' },
    });
    expect(askOf({ table: 'channel' }).measure).toBe('received');
    expect(askOf({ table: 'arrived', span: 'year' }).span).toBe('quarter');
  });

  it('shows on a map what goes by inhabitants only', () => {
    expect(askOf({ view: 'map', show: 'count' }).show).toBe('rate');
  });
});

describe('chosen', () => {
  it('gives up the table, not the choice, where both do not go together', () => {
    expect(chosen({ table: 'outcome' }, { measure: 'mass' })).toEqual({
      ...{ table: 'total', measure: 'mass' },
    });
    expect(chosen({ table: 'ground', code: 'AGE' }, { span: 'month' })).toEqual({
      ...{ table: 'total', span: 'month' },
    });
    expect(chosen({ table: 'subject' }, { span: 'month' }).table).toBe('subject');
  });

  it('forgets a code with its table, and a period with its span', () => {
    const search = { table: 'ground', code: 'AGE', period: '2026-Q3', view: 'towns' } as const;
    expect(chosen(search, { table: 'domain' })).toEqual({
      ...{ table: 'domain', period: '2026-Q3', view: 'towns' },
    });
    expect(chosen(search, { span: 'year' })).toEqual({
      ...{ table: 'ground', code: 'AGE', view: 'towns', span: 'year' },
    });
    expect(chosen({ table: 'ground_domain', part: 'AGE', code: 'WORK' }, { part: 'SEX' })).toEqual({
      ...{ table: 'ground_domain', part: 'SEX' },
    });
  });
});
