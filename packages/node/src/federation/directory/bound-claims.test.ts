import type { DirectoryEntry } from '@nabij/protocol';
import { expect, it } from 'vitest';
import { boundClaims } from './bound-claims.ts';

const entry = (name: string, claims: Partial<DirectoryEntry>): DirectoryEntry => ({
  entity_id: `https://${name}.example`,
  name,
  municipalities: [],
  languages: [],
  ...claims,
});
const DAM = entry('dam', { town: 'Dam', places: ['Oud-Dam'], postcodes: [[1200, 1299]] });

it('leaves alone who claims nothing of another', () => {
  const beek = entry('beek', { town: 'Beek', places: ['Oud-Dam'], postcodes: [[1300, 1300]] });
  expect(boundClaims([DAM, beek])).toEqual({ entries: [DAM, beek], leftOut: [] });
});

it('gives a town, its names and its postcodes to who was admitted first', () => {
  const thief = entry('dief', {
    town: 'DÁM',
    places: ['dam', 'Dief'],
    postcodes: [
      [1100, 1200],
      [1300, 1310],
    ],
  });
  const { entries, leftOut } = boundClaims([DAM, thief]);
  const { town: _, ...rest } = thief;
  expect(entries).toEqual([DAM, { ...rest, places: ['Dief'], postcodes: [[1300, 1310]] }]);
  expect(leftOut).toEqual(
    ['town', 'places', 'postcodes'].map((type) => ({ iss: thief.entity_id, type })),
  );
});

it('takes no town of a later member as another name', () => {
  const early = entry('vroeg', { town: 'Vroeg', places: ['Dam'] });
  expect(boundClaims([early, DAM]).entries[0]?.places).toEqual([]);
});

it.each([
  ['too many numbers', [[0, 2000]]],
  ['too many ranges', Array.from({ length: 51 }, (_, at) => [at * 10, at * 10])],
])('takes no postcodes of who claims %s', (_, ranges) => {
  const postcodes = ranges as [number, number][];
  const { entries, leftOut } = boundClaims([entry('veel', { postcodes }), DAM]);
  expect(entries.map((it) => it.postcodes)).toEqual([[], [[1200, 1299]]]);
  expect(leftOut).toEqual([{ iss: 'https://veel.example', type: 'postcodes' }]);
});
