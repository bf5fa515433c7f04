import type { CaseTerm } from '../../../api/handling.ts';
import { daysUntil } from '../../../format/town-day.ts';

/** Green, amber or red, and what is neither: done, standing still, or somebody else's and over. */
export type Light = 'done' | 'far' | 'near' | 'late' | 'passed' | 'paused';

/** Within these days a term is near: today and its last day among them, that is a week. */
const NEAR_DAYS = 6;

/** How a term stands, for the icon and the words beside it. */
export function lightOf({ state, due }: Pick<CaseTerm, 'state' | 'due'>, now: Date): Light {
  if (state !== 'coming') return state;
  return daysUntil(due, now) <= NEAR_DAYS ? 'near' : 'far';
}
