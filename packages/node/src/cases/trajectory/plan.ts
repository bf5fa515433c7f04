import { type Choosing, requireChoosable } from '../../system/codes/choosable.ts';
import { Refusal } from '../../system/problem.ts';
import { lengthOf } from '../../system/text-length.ts';
import { openText, sealText } from '../../vault/seal.ts';
import type { DOERS, planGoals, planSteps } from './tables.ts';

/**
 * How much a plan holds at once, so that it fits one sheet of A4 with margins: goals that are not
 * reached and steps that are not done. A browser test prints the fullest plan.
 */
export const PLAN_MAX = { goals: 5, steps: 10 } as const;

/** Longest texts of a plan, in Unicode code points. */
export const PLAN_TEXT_MAX = { words: 160, what: 120, name: 50 } as const;

export type GoalRow = typeof planGoals.$inferSelect;
export type StepRow = typeof planSteps.$inferSelect;
export type Doer = (typeof DOERS)[number];

/** What somebody wants to reach, in their own words; `area` is a code of `life_domain`. */
export interface Goal extends Omit<GoalRow, 'sealedWords'> {
  readonly words: string;
}

/** What of a step lies sealed: what is done, and by whom where that is somebody else. */
export interface StepTold {
  readonly what: string;
  readonly name: string | null;
}

export interface Step extends Omit<StepRow, 'sealed'>, StepTold {}

/** @throws Refusal request-invalid; reason-required where nothing is said */
export function checkGoal({ area, words }: { area: string; words: string }, at: Choosing): void {
  requireChoosable('life_domain', [area], at);
  checkLine(words, PLAN_TEXT_MAX.words);
}

/** @throws Refusal request-invalid; reason-required where it is not said what is done or by whom */
export function checkStep({ doer, what, name }: StepTold & { doer: Doer }): void {
  checkLine(what, PLAN_TEXT_MAX.what);
  if (doer === 'other') checkLine(name ?? '', PLAN_TEXT_MAX.name);
  else if (name !== null) throw new Refusal('request-invalid');
}

export async function sealGoal(key: Uint8Array, { words, ...row }: Goal): Promise<GoalRow> {
  return { ...row, sealedWords: await sealText(key, goalPlace(row), words) };
}

/** @throws SealBroken for a goal of which something was changed in the database */
export async function openGoal(key: Uint8Array, { sealedWords, ...row }: GoalRow): Promise<Goal> {
  return { ...row, words: await openText(key, goalPlace(row), sealedWords) };
}

export async function sealStep(key: Uint8Array, { what, name, ...row }: Step): Promise<StepRow> {
  return { ...row, sealed: await sealText(key, stepPlace(row), JSON.stringify({ what, name })) };
}

/** @throws SealBroken as `openGoal` */
export async function openStep(key: Uint8Array, { sealed, ...row }: StepRow): Promise<Step> {
  const told = JSON.parse(await openText(key, stepPlace(row), sealed)) as StepTold;
  return { ...row, ...told };
}

function checkLine(text: string, max: number): void {
  if (text.trim() === '') throw new Refusal('reason-required');
  if (lengthOf(text) > max || /[\r\n]/.test(text)) throw new Refusal('request-invalid');
}

// The case is not part of a place: it becomes another one where the case is erased and the plan
// stays with the person's other cases, and nobody is there then who could seal.
function goalPlace({ trajectoryId, id, area, at, reachedOn }: Omit<GoalRow, 'sealedWords'>) {
  return ['trajectory', trajectoryId, 'goal', id, area, at.toJSON(), reachedOn ?? ''].join('/');
}

function stepPlace({ trajectoryId, id, doer, at, dueOn, doneOn }: Omit<StepRow, 'sealed'>) {
  const days = [dueOn ?? '', doneOn ?? ''];
  return ['trajectory', trajectoryId, 'step', id, doer, at.toJSON(), ...days].join('/');
}
