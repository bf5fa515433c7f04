import {
  addressesOf,
  allLists,
  CODE_VERSION,
  DEFAULT_THRESHOLD,
  releaseOf,
  type Shown,
} from '@nabij/protocol';
import { describe, expect, it } from 'vitest';
import type { CodeLists } from '../../api/codes.ts';
import { countHidden } from './hidden-count.ts';

const period = '2026-Q3';
const addresses = addressesOf({ period, year: true });
const head = { period, codes: CODE_VERSION, threshold: DEFAULT_THRESHOLD, previous: null } as const;
// what the node answers at /codes
const lists = {
  version: CODE_VERSION,
  lists: Object.fromEntries(allLists().map((list) => [list.name, list])),
} as unknown as CodeLists;

function hiddenIn(value: (address: string) => Shown) {
  const values = new Map(addresses.map((address) => [address, value(address)]));
  return countHidden(releaseOf(values, head), lists);
}

describe('countHidden', () => {
  it('counts every declared number, and never takes zero for hidden', () => {
    expect(hiddenIn(() => 0)).toEqual({ cells: addresses.length, hidden: 0 });
  });

  it('counts all of a table that is hidden as a whole', () => {
    expect(hiddenIn(() => null)).toEqual({ cells: addresses.length, hidden: addresses.length });
  });

  it('counts single hidden numbers beside whole hidden tables, also of products', () => {
    const isHidden = (address: string) =>
      address.startsWith('mass/') || address.includes('_') || address.endsWith('/CARE');
    const hidden = addresses.filter(isHidden).length;
    expect(hidden).toBeGreaterThan(100);
    expect(hiddenIn((address) => (isHidden(address) ? null : 7))).toEqual({
      cells: addresses.length,
      hidden,
    });
  });
});
