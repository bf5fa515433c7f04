import { describe, expect, it } from 'vitest';
import { formOf, slipsIn, typedOf } from './service-form.ts';

describe('a service as it is typed', () => {
  it('begins empty, or with what is known', () => {
    expect(slipsIn(typedOf())).toEqual(['name']);
    expect(formOf({ ...typedOf(), name: 'Huurteam' })).toMatchObject({
      version: 0,
      phones: [],
      languages: [],
    });
  });

  it('sends each number and each language once', () => {
    const typed = { ...typedOf(), phones: ' 0999 1 \n\n0999 2\n0999 1', languages: 'NL, tr nl;ar' };
    expect(formOf(typed)).toMatchObject({
      phones: ['0999 1', '0999 2'],
      languages: ['nl', 'tr', 'ar'],
    });
  });

  it('names the fields that will be refused', () => {
    const typed = { ...typedOf(), name: 'x', url: 'huurteam.nl', email: 'a b', languages: 'Dutch' };
    expect(slipsIn(typed)).toEqual(['url', 'email', 'languages']);
  });
});
