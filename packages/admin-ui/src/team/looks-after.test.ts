import { describe, expect, it } from 'vitest';
import type { Member } from '../api/team.ts';
import { heirsOf, stepsFor } from './looks-after.ts';

function member(change: Partial<Member>): Member {
  return {
    id: 'b',
    name: 'Bo',
    login: 'bo',
    role: 'worker',
    state: 'in',
    since: '2026-01-01T00:00:00Z',
    hasCases: false,
    checkNumber: null,
    ...change,
  };
}

const lead = { id: 'a', role: 'lead', node: 'point' } as const;
const administrator = { id: 'c', role: 'administrator', node: 'point' } as const;

describe('stepsFor', () => {
  it('offers letting in to a lead alone, and only while somebody waits', () => {
    expect(stepsFor(member({ state: 'accepted' }), lead)).toEqual([
      'let-in',
      'role',
      'reset',
      'leave',
    ]);
    expect(stepsFor(member({}), lead)).toEqual(['role', 'reset', 'leave']);
    const waiting = member({ state: 'accepted', role: 'administrator' });
    expect(stepsFor(waiting, administrator)).toEqual(['reset', 'leave']);
  });

  it('offers nothing for somebody else to look after, or who has left', () => {
    expect(stepsFor(member({}), administrator)).toEqual([]);
    expect(stepsFor(member({ state: 'left' }), lead)).toEqual([]);
    expect(stepsFor(member({}), { ...lead, role: 'worker' })).toEqual([]);
  });

  it('lets nobody send themselves away', () => {
    expect(stepsFor(member({ id: 'a', role: 'lead' }), lead)).toEqual(['role']);
  });
});

it('hands cases on to colleagues who are in and handle cases', () => {
  const leaving = member({ hasCases: true });
  const team = [
    leaving,
    member({ id: 'd' }),
    member({ id: 'e', state: 'accepted' }),
    member({ id: 'f', role: 'administrator' }),
    member({ id: 'g', role: 'lead' }),
  ];
  expect(heirsOf(leaving, team).map(({ id }) => id)).toEqual(['d', 'g']);
});
