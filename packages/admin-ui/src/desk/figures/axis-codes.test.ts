import { expect, it } from 'vitest';
import type { Code, CodeLists } from '../../api/codes.ts';
import { axisCodes } from './axis-codes.ts';
import type { Axis } from './declared.ts';

const names = { nl: '', fr: '', de: '', en: '', ar: '' };
const code = (name: string, more: Partial<Code> = {}): Code => ({ code: name, ...names, ...more });

function listsOf(lists: Record<string, Code[]>): CodeLists {
  const entries = Object.entries(lists).map(([name, codes]) => [
    name,
    { title: names, multi: true, codes },
  ]);
  return { version: '1', lists: Object.fromEntries(entries) };
}

const axis: Axis = { lists: ['broad', 'narrow'], own: ['UNKNOWN'] };
const summer = { first: '2026-07', last: '2026-09' };

it('has narrower codes under their broader one, also of another list, and its own codes last', () => {
  const lists = listsOf({
    broad: [code('A'), code('B')],
    narrow: [code('B1', { parent: 'B' }), code('A1', { parent: 'A' }), code('A2', { parent: 'A' })],
  });
  expect(axisCodes(axis, lists, summer).map((it) => `${it.depth}${it.code}`)).toEqual([
    '0A',
    '1A1',
    '1A2',
    '0B',
    '1B1',
    '0UNKNOWN',
  ]);
});

it('has what could be chosen on some day, and puts the rest of a branch one higher', () => {
  const lists = listsOf({
    broad: [
      code('A', { valid_until: '2026-07-01' }),
      code('B', { valid_until: '2026-06-30' }),
      code('C', { valid_from: '2026-09-30' }),
      code('D', { valid_from: '2026-10-01' }),
    ],
    narrow: [code('B1', { parent: 'B' }), code('A1', { parent: 'A' })],
  });
  expect(axisCodes(axis, lists, summer)).toEqual([
    { code: 'A', depth: 0 },
    { code: 'A1', depth: 1 },
    { code: 'C', depth: 0 },
    { code: 'B1', depth: 0 },
    { code: 'UNKNOWN', depth: 0 },
  ]);
});
