import { describe, expect, it } from 'vitest';
import { allLists, codeList } from './code-list.ts';
import { label } from './label.ts';
import { isOffered, mayCarry, offeredCodes, validityOf } from './validity.ts';

const LIST = { valid_from: '2026-01-01', valid_to: null };

describe('when a code can be chosen', () => {
  it('is as long as its list, where it has no days of its own', () => {
    expect(validityOf(LIST, {})).toEqual({ from: '2026-01-01', until: null });
    expect(validityOf({ ...LIST, valid_to: '2030-12-31' }, {}).until).toBe('2030-12-31');
  });

  it.each([
    [{ valid_until: '2027-06-30' }, '2027-06-30', true],
    [{ valid_until: '2027-06-30' }, '2027-07-01', false],
    [{ valid_from: '2027-01-01' }, '2026-12-31', false],
    [{ valid_from: '2027-01-01' }, '2027-01-01', true],
    [{ valid_from: '2027-01-01', valid_until: '2027-01-01' }, '2027-01-01', true],
  ])('%j on %s: %s', (code, day, offered) => {
    expect(isOffered(LIST, code, day)).toBe(offered);
  });

  it('ends with its list, whatever it says itself', () => {
    const list = { ...LIST, valid_to: '2027-01-01' };
    expect(validityOf(list, { valid_until: '2028-01-01' }).until).toBe('2027-01-01');
    expect(isOffered(list, { valid_until: '2028-01-01' }, '2027-01-02')).toBe(false);
  });

  it('never ends before it begins, in any list', () => {
    for (const list of allLists()) {
      for (const code of list.codes) {
        const { from, until } = validityOf(list, code);
        expect([code.code, until === null || from <= until]).toEqual([code.code, true]);
      }
    }
  });
});

describe('what a case may carry', () => {
  it('is what is offered, and what it carried before', () => {
    const day = '2026-11-22';
    const all = offeredCodes('ground', day).map(({ code }) => code);
    expect(all).toContain('AGE');
    expect(mayCarry('ground', { wanted: ['AGE'], carried: [], day })).toBe(true);
    expect(mayCarry('ground', { wanted: ['GONE'], carried: [], day })).toBe(false);
    expect(mayCarry('ground', { wanted: ['GONE', 'AGE'], carried: ['GONE'], day })).toBe(true);
  });

  it('has a label for as long as the list knows it', () => {
    for (const { code, nl } of codeList('ground').codes)
      expect(label('ground', code, 'nl')).toBe(nl);
  });
});
