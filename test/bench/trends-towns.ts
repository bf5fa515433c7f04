import {
  CODE_VERSION,
  countedQuarters,
  linkedCounts,
  type Period,
  type QuarterRelease,
  releaseDigest,
  releaseOf,
  valuesOf,
} from '@nabij/protocol';
import { countRows } from '../../packages/node/src/counts/count-quarter.ts';
import type { Cell } from '../../packages/node/src/disclosure/model.ts';
import { protect } from '../../packages/node/src/disclosure/protect.ts';
import type { Solver } from '../../packages/node/src/disclosure/solver.ts';
import { chance, townRows } from './protect-town.ts';

const THRESHOLD = 5;
/** Releases that a coordinator holds a new one against. */
const HELD_AGAINST = 6;

/**
 * What a made-up town sends, quarter by quarter: counted as a real one counts, and protected as a
 * point protects, but without comparing, and against the last releases only, which is all that a
 * coordinator holds a release against.
 */
export function townChain(
  solver: Solver,
  population: number,
  periods: readonly Period[],
): QuarterRelease[] {
  const rows = townRows(population, periods, chance(population));
  const quarters = countedQuarters([...periods]);
  const releases: QuarterRelease[] = [];
  for (const [at, quarter] of quarters.entries()) {
    const from = Math.max(0, at - HELD_AGAINST);
    const left = new Map(releases.slice(from).flatMap((it) => [...valuesOf(it)]));
    const exact = countRows(rows, quarter);
    const { addresses, relations } = linkedCounts(quarters.slice(from, at + 1));
    const cells = addresses.map((id): Cell => {
      const shown = left.get(id);
      if (shown !== undefined)
        return { id, value: shown, state: shown === null ? 'hidden' : 'shown' };
      return { id, value: 0, ...exact.get(id), state: 'free' };
    });
    const model = { cells, relations, threshold: THRESHOLD, most: population };
    const made = protect(solver, model, { seconds: 0 });
    const values = cells.flatMap(({ id, value, state }, i): [string, number | null][] =>
      state === 'free' ? [[id, made.hidden[i] ? null : value]] : [],
    );
    const last = releases.at(-1);
    const previous = last ? releaseDigest(last) : null;
    const head = { period: quarter.period, codes: CODE_VERSION, threshold: THRESHOLD, previous };
    releases.push(releaseOf(new Map(values), head));
  }
  return releases;
}
