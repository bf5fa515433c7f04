import { describe, expect, it } from 'vitest';
import type { ReleaseCounts, SpanCounts } from '../../api/releases.ts';
import { type Looked, tableView } from './table-view.ts';

const flat = (...codes: string[]) => codes.map((code) => ({ code, depth: 0 }));

function looked(
  tables: { received?: SpanCounts; closed?: SpanCounts; mass?: SpanCounts },
  withZeros = false,
): Looked {
  const { received = {}, closed = {}, mass = {} } = tables;
  const counts: ReleaseCounts = {
    received: { quarter: received },
    closed: { quarter: closed },
    mass: { quarter: mass },
  };
  return { counts, span: 'quarter', codes: () => flat('A', 'B'), withZeros };
}

describe('tableView', () => {
  it('folds rows of zeros, leaves out a series without reports, and adds the totals', () => {
    const tables = {
      received: { subject: { A: 7, B: 0 }, total: 7 },
      closed: { subject: { A: null, B: 0 }, total: null },
      mass: { subject: { A: 0, B: 0 }, total: 0 },
    };
    expect(tableView('subject', looked(tables))).toEqual({
      drawn: {
        ...{ kind: 'rows', name: 'subject', measures: ['received', 'closed'], totals: [7, null] },
        rows: [{ code: 'A', depth: 0, counts: [7, null] }],
      },
      notes: [],
    });
    const all = tableView('subject', looked(tables, true)).drawn;
    expect(all).toMatchObject({ measures: ['received', 'closed', 'mass'], totals: [7, null, 0] });
    expect(all?.kind === 'rows' && all.rows.length).toBe(2);
  });

  it('has no totals where a case can be in several rows', () => {
    const { drawn } = tableView(
      'ground',
      looked({ received: { ground: { A: 7, B: 6 }, total: 9 } }),
    );
    expect(drawn).not.toHaveProperty('totals');
  });

  it('tells in a line what is hidden as a whole, for all measures or for one', () => {
    const closed = { ground: null };
    expect(tableView('ground', looked({ closed, mass: { ground: { A: 0 } } }))).toEqual({
      notes: [{ kind: 'hidden', name: 'ground' }],
    });
    const mixed = tableView('ground', looked({ closed, received: { ground: { A: 7 } } }));
    expect(mixed.drawn).toMatchObject({ measures: ['received'] });
    expect(mixed.notes).toEqual([{ kind: 'hidden', name: 'ground', measure: 'closed' }]);
  });

  it('tells in a line what is zero throughout, and never calls hidden zero', () => {
    const zero = { ground: { A: 0, B: 0 } };
    expect(tableView('ground', looked({ received: zero })).notes).toEqual([
      { kind: 'zero', name: 'ground' },
    ]);
    expect(tableView('ground', looked({ received: zero, closed: { ground: null } })).notes).toEqual(
      [
        { kind: 'zero', name: 'ground', measure: 'received' },
        { kind: 'hidden', name: 'ground', measure: 'closed' },
      ],
    );
  });

  it('draws a product only where something in it is not zero', () => {
    const grid = { subject_request: { A: { A: 0, B: null }, B: { A: 0, B: 0 } } };
    expect(tableView('subject_request', looked({ received: grid })).drawn).toMatchObject({
      grid: { columns: ['B'], rows: [{ code: 'A', counts: [null] }] },
    });
    const zero = { subject_request: { A: { A: 0 } } };
    expect(tableView('subject_request', looked({ received: zero }, true))).toEqual({
      notes: [{ kind: 'zero', name: 'subject_request' }],
    });
  });

  it('is nothing where the table does not exist', () => {
    expect(tableView('people', looked({}))).toEqual({ notes: [] });
  });
});
