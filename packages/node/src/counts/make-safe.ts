import { parseAddress, type ReleaseValues, rangesOf } from '@nabij/protocol';
import type { Answer, Job } from '../disclosure/job.ts';
import type { Model } from '../disclosure/model.ts';
import { type Leaving, modelOf } from './model-of.ts';

/** Does a job of the solver: in a thread of its own, or at once in a test. */
export type Solve = <J extends Job>(job: J) => Promise<Answer<J>>;

/** Numbers of a quarter that may leave, and how they came about; the latter stays at the point. */
export interface SafeCounts {
  readonly values: ReleaseValues;
  /**
   * `chosen`: as few as can be were hidden, or nearly. `coarse`: what is hidden was not compared
   * in time, so that inner cells and narrower codes stayed back. `nothing`: no number could be
   * proven safe in time.
   */
  readonly how: 'chosen' | 'coarse' | 'nothing';
}

/** Seconds for choosing what to hide, and for proving it. */
export interface Patience {
  readonly protect: number;
  /** At least; a long history of a large town gets a second for every `CELLS_A_SECOND`. */
  readonly audit: number;
}

const PATIENCE: Patience = { protect: 60, audit: 120 };
/** Five years have some 40,000 cells, of which a town of 150,000 hides a quarter. */
const CELLS_A_SECOND = 50;

/** Seconds for proving a quarter, where this and what it is linked to have so many cells. */
export function secondsToProve(cells: number, atLeast: number = PATIENCE.audit): number {
  return Math.max(atLeast, Math.ceil(cells / CELLS_A_SECOND));
}

/**
 * Makes the exact counts of a quarter safe to leave: chooses what to hide, and has it proven by
 * separate code against all that this point ever released. What is not proven is made coarser, and
 * in the end held back whole: hiding everything new says nothing new.
 * @throws ApartError when the solver does not answer
 */
export async function makeSafe(
  leaving: Leaving,
  solve: Solve,
  patience: Patience = PATIENCE,
): Promise<SafeCounts> {
  const model = modelOf(leaving);
  const seconds = secondsToProve(model.cells.length, patience.audit);
  const isProven = async (hidden: readonly boolean[]): Promise<boolean> =>
    (await solve({ what: 'audit', model, hidden, seconds })).ok;
  const { hidden, how } = await solve({ what: 'protect', model, seconds: patience.protect });
  if (await isProven(hidden)) {
    return { values: shown(model, hidden), how: how === 'fallback' ? 'coarse' : 'chosen' };
  }
  const coarse = coarser(model, hidden);
  if (await isProven(coarse)) return { values: shown(model, coarse), how: 'coarse' };
  return {
    values: shown(
      model,
      model.cells.map(() => true),
    ),
    how: 'nothing',
  };
}

/**
 * Hides everything but how many there were and what they were about. What follows from that anyway,
 * as nothing can be where nothing was, is no secret and stays.
 */
function coarser(model: ReturnType<typeof modelOf>, hidden: readonly boolean[]): boolean[] {
  const wanted = model.cells.map(({ id }, i) => hidden[i] === true || isDetail(id));
  const known = model.cells.map(({ value, state }, i) =>
    state === 'free' && wanted[i] === true ? null : value,
  );
  const ranges = rangesOf(model, known, model.most) ?? [];
  return wanted.map((it, i) => it && ranges[i]?.low !== ranges[i]?.high);
}

function isDetail(address: string): boolean {
  const { table } = parseAddress(address) ?? {};
  return table !== 'total' && table !== 'subject';
}

/** The numbers of what was free, hidden ones as null. */
function shown({ cells }: Model, hidden: readonly boolean[]): ReleaseValues {
  return new Map(
    cells.flatMap(({ id, value, state }, i): [string, number | null][] =>
      state === 'free' ? [[id, hidden[i] === true ? null : value]] : [],
    ),
  );
}
