import { describe, expect, it } from 'vitest';
import { regionMark, topOf, townMark } from './marks.ts';

describe('townMark', () => {
  it('tells zero, hidden, silent and not a member apart', () => {
    expect(townMark('2026-Q3', { A: 0 }, 'A')).toMatchObject({ visible: 0, label: '0' });
    expect(townMark('2026-Q3', { A: null }, 'A')).toMatchObject({
      visible: undefined,
      hidden: true,
      label: '',
    });
    expect(townMark('2026-Q3', null, 'A')).toMatchObject({ visible: undefined, silent: true });
    expect(townMark('2026-Q3', undefined, 'A')).toBeUndefined();
  });
});

describe('regionMark', () => {
  it('writes a plus where something is hidden on top', () => {
    const cell = { visible: 12, hiddenTowns: 1, silentTowns: 0 };
    expect(regionMark('2026-Q3', cell, 3)).toMatchObject({ visible: 12, label: '12+' });
  });

  it('writes zero only when all who reported showed zero', () => {
    const zero = { visible: 0, hiddenTowns: 0, silentTowns: 1 };
    expect(regionMark('2026-Q3', zero, 2)).toMatchObject({ label: '0', silent: true });
    const hidden = { visible: 0, hiddenTowns: 1, silentTowns: 0 };
    expect(regionMark('2026-Q3', hidden, 3)).toMatchObject({ visible: undefined, label: '' });
  });

  it('has no number when nobody reported', () => {
    const cell = { visible: 0, hiddenTowns: 0, silentTowns: 3 };
    expect(regionMark('2026-Q3', cell, 0)).toMatchObject({ visible: undefined, silent: true });
  });
});

describe('topOf', () => {
  it('is at least one', () => {
    expect(topOf([])).toBe(1);
    expect(topOf([[{ period: 'x', visible: 7, hidden: false, silent: false, label: '7' }]])).toBe(
      7,
    );
  });
});
