import { expect, it } from 'vitest';
import { agenciesOf, peopleOf } from './agencies.ts';

const LINES = [
  { name: 'Joop', agency: 'Woonbedrijf De Brug' },
  { name: 'Fatma', agency: ' Woonbedrijf De Brug ' },
  { name: 'Anke', agency: 'Bibliotheek' },
  { name: 'Wim', agency: '' },
];

it('suggests each agency once, with who is known there', () => {
  expect(agenciesOf(LINES)).toEqual([
    { value: 'Bibliotheek', more: 'Anke' },
    { value: 'Woonbedrijf De Brug', more: 'Joop, Fatma' },
  ]);
});

it('suggests people with where they work', () => {
  expect(peopleOf([...LINES, ...LINES]).map(({ value }) => value)).toEqual([
    'Anke, Bibliotheek',
    'Fatma, Woonbedrijf De Brug',
    'Joop, Woonbedrijf De Brug',
    'Wim',
  ]);
});
