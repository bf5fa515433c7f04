import { describe, expect, it } from 'vitest';
import { withoutOther } from './without-other.ts';

const PARENTS: Readonly<Record<string, string>> = {
  QUALITY: 'CLINICAL',
  SAFETY: 'CLINICAL',
  RESPECT: 'RELATIONSHIP',
};
const chosen = (before: string[], after: string[]) =>
  withoutOther(before, after, (code) => PARENTS[code]);

describe('withoutOther', () => {
  it('keeps categories of any domain beside each other', () => {
    expect(chosen(['QUALITY'], ['QUALITY', 'SAFETY'])).toEqual(['QUALITY', 'SAFETY']);
    expect(chosen(['QUALITY'], ['QUALITY', 'RESPECT'])).toEqual(['QUALITY', 'RESPECT']);
    expect(chosen(['QUALITY'], ['QUALITY', 'RELATIONSHIP'])).toEqual(['QUALITY', 'RELATIONSHIP']);
  });

  it('takes the domain alone away when more becomes known', () => {
    expect(chosen(['CLINICAL', 'RESPECT'], ['CLINICAL', 'RESPECT', 'SAFETY'])).toEqual([
      'RESPECT',
      'SAFETY',
    ]);
  });

  it('takes the categories of a domain away when it is chosen alone', () => {
    const before = ['QUALITY', 'SAFETY', 'RESPECT'];
    expect(chosen(before, [...before, 'CLINICAL'])).toEqual(['RESPECT', 'CLINICAL']);
  });

  it('takes back what is taken back', () => {
    expect(chosen(['QUALITY', 'RESPECT'], ['RESPECT'])).toEqual(['RESPECT']);
  });
});
