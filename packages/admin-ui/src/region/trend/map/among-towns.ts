import type { Figure } from '../figure.ts';
import { areaKind } from './map-classes.ts';

/** The same figure set beside other towns, and no longer beside the period before. */
export function amongTowns(figure: Figure, fewest: number): Figure {
  return {
    ...figure,
    notComparable: areaKind(figure, fewest) === 'small' ? ['small-numbers'] : [],
  };
}
