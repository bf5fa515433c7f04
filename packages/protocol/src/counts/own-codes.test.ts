import { expect, it } from 'vitest';
import { codeList, isCode, LABEL_LANGUAGES } from '../codes/code-list.ts';
import { label } from '../codes/label.ts';
import { DECLARED, type DeclaredTable, DIMENSIONS, type Dimension } from './tables.ts';

const declared: DeclaredTable[] = Object.values(DECLARED);
const dimensions = declared.flatMap((it) =>
  it.dimensions.map((name): Dimension => DIMENSIONS[name]),
);
const own = [...new Set(dimensions.flatMap(({ codes = [] }) => codes))];

it('names every code of a declared table that the counting itself tells, and no other', () => {
  const named = codeList('counted').codes.map(({ code }) => code);
  expect(named.toSorted()).toEqual(own.toSorted());
});

it.each(LABEL_LANGUAGES)('labels every code of every declared table (%s)', (language) => {
  const all = dimensions.flatMap(({ lists = [], codes = [] }) => [
    ...lists.flatMap((list) => codeList(list).codes.map(({ code }) => [list, code] as const)),
    ...codes.map((code) => ['counted', code] as const),
  ]);
  expect(all.filter(([list, code]) => !isCode(list, code))).toEqual([]);
  expect(all.filter(([list, code]) => ['', code].includes(label(list, code, language)))).toEqual(
    [],
  );
});
