import { describe, expect, it } from 'vitest';
import type { Code } from '../../api/codes.ts';
import { matchingGroups } from './matching-groups.ts';

const code = (name: string): Code => {
  return { code: name.toUpperCase(), nl: name, fr: name, de: name, en: name, ar: name };
};
const groups = [
  { code: code('Herkomst'), details: [code('Huidskleur'), code('Afkomst')] },
  { code: code('Geslacht'), details: [code('Zwangerschap')] },
  { code: code('Categorieën'), details: [] },
];
const nameOf = ({ nl }: Code) => nl;
const find = (word: string, chosen: string[] = []) =>
  matchingGroups({ groups, word, chosen, nameOf }).map((group) => [
    group.code.nl,
    ...group.details.map(nameOf),
  ]);

describe('matchingGroups', () => {
  it('shows everything without a word', () => {
    expect(find(' ')).toHaveLength(3);
  });

  it('finds a detail under its parent', () => {
    expect(find('zwanger')).toEqual([['Geslacht', 'Zwangerschap']]);
  });

  it('shows all details of a parent that matches', () => {
    expect(find('HERK')).toEqual([['Herkomst', 'Huidskleur', 'Afkomst']]);
  });

  it('does not mind accents', () => {
    expect(find('categorieen')).toEqual([['Categorieën']]);
  });

  it('keeps what is chosen in sight', () => {
    expect(find('nothing', ['AFKOMST'])).toEqual([['Herkomst', 'Afkomst']]);
    expect(find('nothing')).toEqual([]);
  });
});
