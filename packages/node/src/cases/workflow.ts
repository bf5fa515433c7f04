/** States of a case: codes of the list `status`. */
export const STATES = [
  'RECEIVED',
  'IN_PROGRESS',
  'WAITING_CITIZEN',
  'CLOSED',
  'NOT_HANDLED',
] as const;
export type State = (typeof STATES)[number];

/** What can be done to a case. `answer` is the reporter's; all others are a worker's. */
export const ACTS = [
  'take',
  'reply',
  'ask',
  'answer',
  'note',
  'code',
  'close',
  'refuse',
  'reopen',
] as const;
export type ActName = (typeof ACTS)[number];

type Move = 'stays' | State;
const OPEN: readonly State[] = ['RECEIVED', 'IN_PROGRESS', 'WAITING_CITIZEN'];
const IN_HAND: readonly State[] = ['IN_PROGRESS', 'WAITING_CITIZEN'];
/** The states in which nobody works on a case. */
export const ENDED: readonly State[] = ['CLOSED', 'NOT_HANDLED'];

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
  { act: 'reopen', from: ENDED, to: 'IN_PROGRESS' },
];

/** The state after an act, or undefined where the workflow does not allow it. */
export function nextState(state: State, act: ActName): State | undefined {
  const move = WORKFLOW.find((row) => row.act === act && row.from.includes(state));
  if (!move) return undefined;
  return move.to === 'stays' ? state : move.to;
}

export function isEnded(state: State): boolean {
  return ENDED.includes(state);
}
