import { expect, it } from 'vitest';
import type { CaseRow, TodayGroup } from '../../api/lists.ts';
import { orderOf } from './begin-with.ts';

const NAMES = ['overdue', 'week', 'new', 'forMe', 'forOthers'] as const;

/** The parts as the node gives them, with a case in each of those named. */
function groupsWith(...filled: TodayGroup['name'][]): TodayGroup[] {
  const row = { id: 'a', number: 1 } as CaseRow;
  return NAMES.map((name) => {
    const cases = filled.includes(name) ? [row] : [];
    return { name, filters: {}, total: cases.length, cases };
  });
}

it.each([
  [['new', 'overdue'], 'overdue', ['new']],
  [['forMe', 'week', 'forOthers'], 'week', ['forMe', 'forOthers']],
  [['forMe', 'new'], 'new', ['forMe']],
  [['forOthers'], undefined, ['forOthers']],
  [[], undefined, []],
] as const)('of %j begins with %s', (filled, begin, after) => {
  const { first, others } = orderOf(groupsWith(...filled));
  expect(first?.name).toBe(begin);
  expect(others.map(({ name }) => name)).toEqual(after);
});
