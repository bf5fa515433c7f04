import { setImmediate } from 'node:timers/promises';
import { isPeriod, type Period, type QuarterRelease } from '@nabij/protocol';
import { releaseBodies, releasedPeriods } from '../counts/store.ts';
import type { Db } from '../system/database.ts';
import { type Figure, figuresOf } from './public/figures-of.ts';

/** What everybody may see of all that left a point. */
export interface TownFigures {
  /** The released quarters, the latest first. */
  readonly quarters: readonly Period[];
  /** Every number that has a place on the page, by address; null: fewer than ten, or protected. */
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Reads the public figures of a point. */
export type ReadTownFigures = () => Promise<TownFigures>;

/**
 * Reads, and keeps what it found until a quarter more has left: releases are final, and so is what
 * follows from them. A quarter is public as soon as it left, delivered or not.
 */
export function townFiguresReader(db: Db): ReadTownFigures {
  let kept: { key: string; figures: Promise<TownFigures> } | undefined;
  return async () => {
    const quarters = (await releasedPeriods(db)).filter(isPeriod).sort().reverse();
    const key = quarters.join();
    if (kept?.key === key) return kept.figures;
    const made = { key, figures: readAll(db, quarters) };
    kept = made;
    made.figures.catch(() => {
      if (kept === made) kept = undefined;
    });
    return made.figures;
  };
}

async function readAll(db: Db, quarters: readonly Period[]): Promise<TownFigures> {
  // our own releases, as they left
  const releases = (await releaseBodies(db)).map((it) => JSON.parse(it) as QuarterRelease);
  const figures = new Map<string, Figure>();
  for (const year of Map.groupBy(releases, ({ period }) => period.slice(0, 4)).values()) {
    for (const of of figuresOf(year).values()) for (const [at, it] of of) figures.set(at, it);
    // a year takes a while, and others wait
    await setImmediate();
  }
  return { quarters, figures };
}
