import { type Country, dayIn } from '@nabij/protocol';
import { isOptional, type Timed, termsOf } from '../deadlines/terms.ts';

/**
 * Whether the point did everything by its day that it had to do itself: what it promised, and what
 * a law asks of it. Null where there was nothing. What others had to do is not the point's to say.
 */
export function wasOnTime(it: Timed, closedAt: Date, country: Country): boolean | null {
  // as it stood on the day on which it was closed: a case that has ended has no terms
  const terms = termsOf({ ...it, state: 'IN_PROGRESS' }, country, closedAt);
  const ours = terms.filter(({ who, step }) => who === 'POINT' && !isOptional(step));
  if (ours.length === 0) return null;
  const end = dayIn(country, closedAt);
  return ours.every(({ doneOn, due }) => (doneOn ?? end) <= due);
}
