import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JournalEntry } from '../../../api/cases.ts';
import { changesSince } from './changes-since.ts';

const entry = (id: number, act = 'note'): JournalEntry => {
  const at = '2026-11-21T12:00:00.000Z';
  return { id, at, act, name: 'Ben', fromState: null, toState: null, note: null };
};

it('tells everything that came after what was on the screen, and no looking', () => {
  const acts = fc.array(fc.constantFrom('note', 'open', 'take', 'answer'), { maxLength: 20 });
  fc.assert(
    fc.property(acts, fc.nat(20), (written, seen) => {
      const journal = written.map((act, at) => entry(at + 1, act));
      const added = changesSince(journal.slice(0, seen), journal);
      expect(added).toEqual(journal.slice(seen).filter(({ act }) => act !== 'open'));
    }),
  );
});

it('is nothing for a case that did not change', () => {
  expect(changesSince([entry(3)], [entry(3)])).toEqual([]);
  expect(changesSince([], [])).toEqual([]);
});
