import { openProgramme } from '../solver.ts';
import type { Cut } from './cuts.ts';
import { isWide, openColumns, type Pattern, type Spread } from './known-tables.ts';
import { neighbourhood } from './neighbourhood.ts';
import { openIn, pushAll } from './push-all.ts';
import { pushOne } from './push-one.ts';
import type { Place, Scene } from './scene.ts';

/** What an attacker can do to a pattern. */
export interface Attack {
  /** Columns of which too much follows, each with a cut that forbids patterns like this one. */
  readonly cuts: readonly Cut[];
  /** Columns that were not seen to be wide: those of the cuts, and what time did not allow. */
  readonly open: readonly number[];
}

/** Enough of one place to teach the master something before it answers again. */
const CUTS_AT_ONCE = 100;

/** Looks for hidden columns of which too much follows, place by place. */
export function attack(scene: Scene, pattern: Pattern): Attack {
  const spread = scene.tables.spread(pattern);
  const cuts = openPlaces(scene, pattern, spread).flatMap((place) => {
    pushAll(scene, place);
    return pushEach(scene, place);
  });
  return { cuts, open: openColumns(scene.system, pattern, spread) };
}

/** A first look: the columns that many tables at once do not show to be wide. */
export function glance(scene: Scene, pattern: Pattern): number[] {
  const spread = scene.tables.spread(pattern);
  for (const place of openPlaces(scene, pattern, spread)) pushAll(scene, place);
  return openColumns(scene.system, pattern, spread);
}

/** What hangs together around the columns that are not yet seen to be wide. */
function openPlaces({ system }: Scene, pattern: Pattern, spread: Spread): Place[] {
  const seen = new Set<number>();
  return openColumns(system, pattern, spread).flatMap((column) => {
    if (seen.has(column)) return [];
    const around = neighbourhood(system, pattern, column);
    for (const other of around.columns) seen.add(other);
    return [{ around, spread }];
  });
}

function pushEach(scene: Scene, place: Place): Cut[] {
  const open = openIn(scene, place);
  if (open.length === 0) return [];
  const cuts: Cut[] = [];
  const programme = openProgramme(scene.solver, place.around);
  try {
    for (const column of open) {
      if (cuts.length >= CUTS_AT_ONCE || scene.left() <= 0) break;
      if (isWide(scene.system, place.spread, column)) continue;
      cuts.push(...pushOne({ scene, place, programme }, column));
    }
  } finally {
    programme.dispose();
  }
  return cuts;
}
