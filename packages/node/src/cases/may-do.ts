import { type ActName, nextState, type State, WORKERS_ACTS, type WorkersAct } from './workflow.ts';

/** Acts that only the one who has the case can do; a colleague takes it over first. */
const OWNERS_ACTS: readonly ActName[] = ['close', 'support'];

/** Acts that those who help can do too. */
const HELPERS_ACTS: readonly ActName[] = ['reply', 'ask', 'code', 'wait', 'go-on', 'split'];

/** Acts on a case that nobody has, or that is one's own. */
const NOBODYS_ACTS: readonly ActName[] = ['hand-on', 'merge'];

/** Somebody who works here, and whether they help with the case. */
export interface Hand {
  readonly accountId: string;
  readonly supports: boolean;
}

interface Held {
  readonly state: State;
  readonly ownerId: string | null;
}

/** Whether this worker can do it to a case that they have, help with or only see. */
export function mayDo(current: Held, { accountId, supports }: Hand, name: ActName): boolean {
  const mine = current.ownerId === accountId;
  if (name === 'take') return !mine;
  if (OWNERS_ACTS.includes(name)) return mine;
  if (HELPERS_ACTS.includes(name)) return mine || supports;
  if (name === 'unsupport') return mine || supports;
  return mine || current.ownerId === null || !NOBODYS_ACTS.includes(name);
}

/** What this worker can do to the case as it is now. */
export function movesFor(current: Held, hand: Hand): WorkersAct[] {
  return WORKERS_ACTS.filter(
    (name) => nextState(current.state, name) !== undefined && mayDo(current, hand, name),
  );
}
