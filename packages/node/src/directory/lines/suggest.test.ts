import { codeList, isCode } from '@nabij/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from './line.ts';
import { type About, agencyTypesFor, suggestLines } from './suggest.ts';

const ABOUT: About = {
  subject: 'DISCRIMINATION',
  grounds: ['AGE'],
  domain: 'HOUSING_SOCIAL',
  country: 'NL',
};
const line = (id: string, agencyType: string, lastContactOn: string | null = null): Line => ({
  ...{ id, agencyType, lastContactOn, version: 1, verifiedOn: '2026-01-01', name: id },
  ...{ agency: '', role: '', phone: '', email: '', reach: '', note: '', knownBy: [] },
});

describe('which agencies a case may need', () => {
  it('begins with an area of life, then the place, then the ground', () => {
    const types = agencyTypesFor({ ...ABOUT, grounds: ['SEX'], lifeAreas: ['DEBT'] });
    expect(types.slice(0, 3)).toEqual(['DEBT', 'OCMW', 'HOUSING_CO']);
  });

  it('has those of its own country only', () => {
    const here = agencyTypesFor(ABOUT);
    expect(here).toContain('CRM');
    expect(here).not.toContain('UNIA');
    expect(agencyTypesFor({ ...ABOUT, country: 'BE' })).toContain('UNIA');
  });

  it('is nothing where nothing is known', () => {
    const nothing = { subject: 'QUESTION', grounds: [], domain: 'UNKNOWN' };
    expect(agencyTypesFor({ ...ABOUT, ...nothing })).toEqual([]);
  });

  const codes = (list: 'subject' | 'ground' | 'domain' | 'life_domain') =>
    fc.constantFrom(...codeList(list).codes.map(({ code }) => code), 'NO_SUCH_CODE');
  it('is for any case a list of codes, each once', () => {
    const about = fc.record({
      subject: codes('subject'),
      grounds: fc.array(codes('ground'), { maxLength: 4 }),
      domain: codes('domain'),
      lifeAreas: fc.array(codes('life_domain'), { maxLength: 3 }),
      country: fc.constantFrom('NL' as const, 'BE' as const),
    });
    fc.assert(
      fc.property(about, (one) => {
        const types = agencyTypesFor(one);
        expect(new Set(types).size).toBe(types.length);
        for (const type of types) expect(isCode('agency_type', type)).toBe(true);
      }),
    );
  });
});

describe('whom to call first', () => {
  it('is of the likeliest kind, then whom we spoke last', () => {
    const all = [
      line('a', 'MUNICIPALITY', '2026-11-01'),
      line('b', 'HOUSING_CO'),
      line('c', 'HOUSING_CO', '2026-10-01'),
      line('d', 'SCHOOL', '2026-11-20'),
    ];
    const found = (max: number) =>
      suggestLines(all, ['HOUSING_CO', 'MUNICIPALITY'], { max }).map(({ id }) => id);
    expect(found(9)).toEqual(['c', 'b', 'a']);
    expect(found(2)).toEqual(['c', 'b']);
  });

  it('does not depend on the order in which they lie', () => {
    const types = ['HOUSING_CO', 'GP', 'SCHOOL'];
    const anyLine = fc
      .tuple(fc.uuid(), fc.constantFrom(...types, 'DEBT'), fc.constantFrom(null, '2026-01-02'))
      .map((parts) => line(...parts));
    const lines = fc.uniqueArray(anyLine, { selector: ({ id }) => id, maxLength: 12 });
    fc.assert(
      fc.property(lines, (all) => {
        const one = suggestLines(all, types, { max: 4 });
        expect(suggestLines(all.toReversed(), types, { max: 4 })).toEqual(one);
        expect(one.every(({ agencyType }) => types.includes(agencyType))).toBe(true);
      }),
    );
  });
});
