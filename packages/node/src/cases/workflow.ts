/** States of a case: codes of the list `status`. */
export const STATES = [
  'RECEIVED',
  'IN_PROGRESS',
  'WAITING_CITIZEN',
  'WAITING_OTHER',
  'MERGED',
  'CLOSED',
  'NOT_HANDLED',
  'WITHDRAWN',
  'TRANSFERRED',
] as const;
export type State = (typeof STATES)[number];

/** What a reporter can do to their case; all other acts are a worker's. */
export const REPORTERS_ACTS = ['answer', 'withdraw', 'resume'] as const;
export type ReportersAct = (typeof REPORTERS_ACTS)[number];

/** What workers can do to a case; `ask` is a way to reply. */
export const WORKERS_ACTS = [
  'take',
  'hand-on',
  'support',
  'unsupport',
  'reply',
  'wait',
  'go-on',
  'note',
  'code',
  'close',
  'refuse',
  'reopen',
  'merge',
  'unmerge',
  'split',
] as const;
export type WorkersAct = (typeof WORKERS_ACTS)[number];

/** What can be done to a case. */
export const ACTS = [...WORKERS_ACTS, 'ask', ...REPORTERS_ACTS] as const;
export type ActName = (typeof ACTS)[number];

/** `returns`: to whoever had the case, or to everybody's list where nobody has it. */
type Move = 'stays' | 'returns' | State;
/** The states in which somebody works on a case, and so decides in it. */
export const IN_HAND: readonly State[] = ['IN_PROGRESS', 'WAITING_CITIZEN', 'WAITING_OTHER'];
const OPEN: readonly State[] = ['RECEIVED', ...IN_HAND];
/** Ends after which a case is still here, and can be taken up again. */
const OVER: readonly State[] = ['CLOSED', 'NOT_HANDLED', 'WITHDRAWN'];
/** The states in which nobody here works on a case. What another point has moves here no more. */
export const ENDED: readonly State[] = [...OVER, 'TRANSFERRED'];
const HERE = STATES.filter((state) => state !== 'TRANSFERRED');

/** The whole life of a case: every allowed move stands here, and no other is possible. */
export const WORKFLOW: readonly { act: ActName; from: readonly State[]; to: Move }[] = [
  // taking a case that a colleague has means taking it over
  { act: 'take', from: ['RECEIVED'], to: 'IN_PROGRESS' },
  { act: 'take', from: IN_HAND, to: 'stays' },
  { act: 'hand-on', from: ['RECEIVED'], to: 'IN_PROGRESS' },
  { act: 'hand-on', from: IN_HAND, to: 'stays' },
  { act: 'support', from: IN_HAND, to: 'stays' },
  { act: 'unsupport', from: IN_HAND, to: 'stays' },
  { act: 'reply', from: ['IN_PROGRESS', 'WAITING_CITIZEN'], to: 'IN_PROGRESS' },
  // word to the reporter does not end the waiting for somebody else
  { act: 'reply', from: ['WAITING_OTHER'], to: 'stays' },
  { act: 'ask', from: IN_HAND, to: 'WAITING_CITIZEN' },
  { act: 'wait', from: IN_HAND, to: 'WAITING_OTHER' },
  { act: 'go-on', from: ['WAITING_CITIZEN', 'WAITING_OTHER'], to: 'IN_PROGRESS' },
  { act: 'answer', from: ['WAITING_CITIZEN'], to: 'IN_PROGRESS' },
  // a reporter can always write; it moves nothing by itself
  {
    act: 'answer',
    from: ['RECEIVED', 'IN_PROGRESS', 'WAITING_OTHER', 'MERGED', ...OVER],
    to: 'stays',
  },
  { act: 'note', from: HERE, to: 'stays' },
  { act: 'code', from: IN_HAND, to: 'stays' },
  { act: 'close', from: IN_HAND, to: 'CLOSED' },
  { act: 'refuse', from: OPEN, to: 'NOT_HANDLED' },
  // what its reporter withdrew, only its reporter takes up again
  { act: 'reopen', from: ['CLOSED', 'NOT_HANDLED'], to: 'IN_PROGRESS' },
  // a merged case goes on with another one, and ends with it
  { act: 'merge', from: OPEN, to: 'MERGED' },
  { act: 'unmerge', from: ['MERGED'], to: 'returns' },
  { act: 'split', from: IN_HAND, to: 'stays' },
  { act: 'withdraw', from: [...OPEN, 'MERGED'], to: 'WITHDRAWN' },
  { act: 'resume', from: OVER, to: 'returns' },
];

/**
 * The state after an act, or undefined where the workflow does not allow it.
 * @param owned whether somebody has the case, on whom it depends where a case returns
 */
export function nextState(state: State, act: ActName, owned = false): State | undefined {
  const move = WORKFLOW.find((row) => row.act === act && row.from.includes(state));
  if (!move) return undefined;
  if (move.to === 'returns') return owned ? 'IN_PROGRESS' : 'RECEIVED';
  return move.to === 'stays' ? state : move.to;
}

/** Whether somebody works on the case. */
export function isInHand(state: State): boolean {
  return IN_HAND.includes(state);
}

export function isEnded(state: State): boolean {
  return ENDED.includes(state);
}
