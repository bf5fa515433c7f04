import type { CaseTerm } from '../../../api/handling.ts';

/** Green, amber or red, and what is neither: done, standing still, or somebody else's and over. */
export type Light = 'done' | 'far' | 'near' | 'late' | 'passed' | 'paused';

const DAY_MS = 24 * 3_600_000;
/** Within these days a term is near. */
const NEAR_DAYS = 7;

/** How a term stands, for the icon and the words beside it. */
export function lightOf({ state, due }: Pick<CaseTerm, 'state' | 'due'>, now: Date): Light {
  if (state !== 'coming') return state;
  // the last day itself counts whole
  const left = Date.parse(`${due}T23:59:59Z`) - now.getTime();
  return left <= NEAR_DAYS * DAY_MS ? 'near' : 'far';
}
