import type { Figure } from '../figure.ts';
import { areaKind } from './map-classes.ts';

/** The same figure set beside other towns, and no longer beside the period before. */
export function amongTowns(figure: Figure): Figure {
  return { ...figure, notComparable: areaKind(figure) === 'small' ? ['small-numbers'] : [] };
}
