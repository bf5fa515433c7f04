/** States of a case: codes of the list `status`. */
export const STATES = [
  'RECEIVED',
  'IN_PROGRESS',
  'WAITING_CITIZEN',
  'CLOSED',
  'NOT_HANDLED',
  'WITHDRAWN',
] as const;
export type State = (typeof STATES)[number];

/** What a reporter can do to their case; all other acts are a worker's. */
export const REPORTERS_ACTS = ['answer', 'withdraw', 'resume'] as const;
export type ReportersAct = (typeof REPORTERS_ACTS)[number];

/** What can be done to a case. */
export const ACTS = [
  'take',
  'reply',
  'ask',
  'note',
  'code',
  'close',
  'refuse',
  'reopen',
  ...REPORTERS_ACTS,
] as const;
export type ActName = (typeof ACTS)[number];

/** `returns`: to whoever had the case, or to everybody's list where nobody has it. */
type Move = 'stays' | 'returns' | State;
const OPEN: readonly State[] = ['RECEIVED', 'IN_PROGRESS', 'WAITING_CITIZEN'];
const IN_HAND: readonly State[] = ['IN_PROGRESS', 'WAITING_CITIZEN'];
/** The states in which nobody works on a case. */
export const ENDED: readonly State[] = ['CLOSED', 'NOT_HANDLED', 'WITHDRAWN'];

/** The whole life of a case: every allowed move stands here, and no other is possible. */
export const WORKFLOW: readonly { act: ActName; from: readonly State[]; to: Move }[] = [
  // taking a case that a colleague has means taking it over
  { act: 'take', from: ['RECEIVED'], to: 'IN_PROGRESS' },
  { act: 'take', from: IN_HAND, to: 'stays' },
  { act: 'reply', from: IN_HAND, to: 'IN_PROGRESS' },
  { act: 'ask', from: IN_HAND, to: 'WAITING_CITIZEN' },
  { act: 'answer', from: ['WAITING_CITIZEN'], to: 'IN_PROGRESS' },
  // a reporter can always write; it moves nothing by itself
  { act: 'answer', from: ['RECEIVED', 'IN_PROGRESS', ...ENDED], to: 'stays' },
  { act: 'note', from: [...OPEN, ...ENDED], to: 'stays' },
  { act: 'code', from: IN_HAND, to: 'stays' },
  { act: 'close', from: IN_HAND, to: 'CLOSED' },
  { act: 'refuse', from: OPEN, to: 'NOT_HANDLED' },
  // what its reporter withdrew, only its reporter takes up again
  { act: 'reopen', from: ['CLOSED', 'NOT_HANDLED'], to: 'IN_PROGRESS' },
  { act: 'withdraw', from: OPEN, to: 'WITHDRAWN' },
  { act: 'resume', from: ENDED, to: 'returns' },
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

export function isEnded(state: State): boolean {
  return ENDED.includes(state);
}
