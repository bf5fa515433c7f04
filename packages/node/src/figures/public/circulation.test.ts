import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arc, circulate } from './circulation.ts';

const NODES = ['a', 'b', 'c'];
const MOST = 3;

const arc = fc
  .record({
    from: fc.constantFrom(...NODES),
    to: fc.constantFrom(...NODES),
    low: fc.integer({ min: 0, max: MOST }),
    high: fc.integer({ min: 0, max: MOST }),
  })
  .filter(({ from, to, low, high }) => from !== to && low <= high);

/** Every set of flows that agrees, found by trying all. */
function everyFlow(arcs: readonly Arc[]): number[][] {
  const all = arcs.reduce<number[][]>(
    (rows, { low, high }) =>
      rows.flatMap((row) =>
        Array.from({ length: high - low + 1 }, (_, more) => [...row, low + more]),
      ),
    [[]],
  );
  const isBalanced = (flows: number[]) =>
    NODES.every((node) => {
      const balance = arcs.reduce((sum, { from, to }, at) => {
        const flow = flows[at] ?? 0;
        return sum + (to === node ? flow : 0) - (from === node ? flow : 0);
      }, 0);
      return balance === 0;
    });
  return all.filter(isBalanced);
}

describe('flows', () => {
  it('go exactly as far as trying all of them shows', () => {
    fc.assert(
      fc.property(fc.array(arc, { minLength: 1, maxLength: 6 }), (arcs) => {
        const every = everyFlow(arcs);
        const found = circulate(arcs);
        expect(found === undefined).toBe(every.length === 0);
        for (const at of found ? arcs.keys() : []) {
          const values = every.map((flows) => flows[at] ?? 0);
          expect(found?.rangeOf(at)).toEqual({
            low: Math.min(...values),
            high: Math.max(...values),
          });
        }
      }),
      { numRuns: 300 },
    );
  });
});
