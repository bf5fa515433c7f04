import {
  DECLARED,
  type DeclaredTable,
  DIMENSIONS,
  type Dimension,
  MEASURE_NAMES,
} from '@nabij/protocol';
import { expect, it } from 'vitest';
import { AXES, GROUPS, TABLES } from './declared.ts';
import { MEASURES } from './table-view.ts';

it('draws the dimensions as the protocol declares them', () => {
  const declared = Object.entries(DIMENSIONS).map(([name, it]: [string, Dimension]) => [
    name,
    { lists: it.lists ?? [], own: it.codes ?? [] },
  ]);
  expect(AXES).toEqual(Object.fromEntries(declared));
});

it('draws the tables as the protocol declares them', () => {
  const declared = Object.entries(DECLARED).map(([name, it]: [string, DeclaredTable]) => {
    const [only, second] = it.dimensions;
    const isOnce = only !== undefined && second === undefined && it.partial !== true;
    const { many, complete } = DIMENSIONS[only ?? 'subject'];
    const broad = it.broad === true || second !== undefined;
    return [name, { axes: it.dimensions, broad, addsUp: isOnce && complete && !many }];
  });
  expect(TABLES).toEqual(Object.fromEntries(declared));
});

it('leaves no declared table out, and no measure', () => {
  const shown = ['total', 'people', ...GROUPS.flatMap(({ tables }) => tables)];
  expect(shown.toSorted()).toEqual(Object.keys(DECLARED).toSorted());
  expect(MEASURES).toEqual(MEASURE_NAMES);
});
