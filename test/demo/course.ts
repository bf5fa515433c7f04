import { DAY_MS } from './arrivals.ts';
import type { Chance } from './chance.ts';
import { type Decided, decidedIn, feedbackOn } from './decided.ts';
import { type Filing, possibleHandlings } from './filing.ts';
import type { Town } from './region.ts';
import { REPLIES } from './stories/replies.ts';
import type { Line, Story } from './stories/story.ts';

export type { Decided } from './decided.ts';

/** An act of a worker, without the version of the case and the id of a message. */
export type PlannedAct =
  | { readonly act: 'take' }
  | { readonly act: 'reply'; readonly text: string; readonly waiting: boolean }
  | { readonly act: 'note'; readonly text: string }
  | {
      readonly act: 'code';
      readonly grounds: string[];
      readonly domain: string;
      readonly natures: string[];
      readonly handlings: string[];
      readonly careCategories: string[];
    }
  | { readonly act: 'close'; readonly outcomes: string[] }
  | { readonly act: 'refuse'; readonly reason: string; readonly text: string };

/** What happens to a case after it came in. */
export type Step = { readonly at: Date } & (
  | { readonly kind: 'act'; readonly login: string; readonly act: PlannedAct }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'decide'; readonly login: string; readonly decided: Decided }
  | { readonly kind: 'feedback'; readonly codes: readonly string[] }
);

interface Told {
  readonly story: Story;
  readonly filing: Filing;
  readonly filedAt: Date;
  readonly town: Town;
  readonly tell: (text: string) => string;
  readonly chance: Chance;
}

/** The course of one case, from taking it to its end, in order. */
export function courseOf(told: Told): Step[] {
  const { story, filing, town, chance } = told;
  const diary = openDiary(told);
  const { want } = filing.answers;
  // a point that is open two mornings a week takes longer to look
  diary.act({ act: 'take' }, [0.1, town.people.length > 2 ? 5 : 6]);
  if (story.note && chance.often(0.8))
    diary.act({ act: 'note', text: told.tell(story.note) }, [0, 2]);
  if (want === 'REPORT') return counted(told, diary);
  if (story.refusal && chance.often(0.45)) return refused(told, diary, story.refusal);
  const end = converse(told, diary);
  if (end === 'waits') return diary.steps;
  diary.act(coding(told), [0.1, 8]);
  const share = accountability(town);
  if (chance.often(share)) diary.decide(decidedIn(story, chance));
  // now and then a committee or a court takes its time
  const longest = chance.often(0.2) ? 400 : 50;
  const outcomes = outcomesOf(told, end);
  diary.act({ act: 'close', outcomes }, [1, longest]);
  if (end !== 'silent' && chance.often(share)) diary.feedback(feedbackOn(outcomes, chance));
  return diary.steps;
}

/** In the village nearly everything is written down; elsewhere enough to learn from. */
function accountability({ people }: Town): number {
  return people.length > 2 ? 0.3 : 0.9;
}

interface Diary {
  readonly steps: Step[];
  act(act: PlannedAct, days: readonly [number, number]): void;
  answer(text: string): void;
  decide(decided: Decided): void;
  feedback(codes: readonly string[]): void;
}

function openDiary({ filedAt, town, chance }: Told): Diary {
  const steps: Step[] = [];
  const { login } = chance.pick(town.people);
  let cursor = filedAt;
  return {
    steps,
    act(act, [soonest, latest]) {
      cursor = workingMoment(cursor, chance.between(soonest, latest), chance);
      steps.push({ kind: 'act', at: cursor, login, act });
    },
    answer(text) {
      cursor = new Date(cursor.getTime() + Math.floor(chance.between(0.2, 8) * DAY_MS));
      // nobody answers in the small hours
      if (cursor.getUTCHours() < 7) cursor.setTime(cursor.getTime() + DAY_MS / 3);
      steps.push({ kind: 'answer', at: cursor, text });
    },
    decide(decided) {
      cursor = workingMoment(cursor, chance.between(0, 1), chance);
      steps.push({ kind: 'decide', at: cursor, login, decided });
    },
    feedback(codes) {
      cursor = new Date(cursor.getTime() + Math.floor(chance.between(1, 9) * DAY_MS));
      steps.push({ kind: 'feedback', at: cursor, codes });
    },
  };
}

function counted(told: Told, diary: Diary): Step[] {
  const { story, tell, chance } = told;
  const text = tell(repliesFor(story).counted);
  if (chance.often(0.7)) diary.act({ act: 'reply', text, waiting: false }, [0, 1]);
  diary.act(coding(told), [0, 2]);
  diary.act({ act: 'close', outcomes: ['CITIZEN_HEARD'] }, [0.1, 9]);
  return diary.steps;
}

function refused(told: Told, diary: Diary, reason: string): Step[] {
  const text = told.tell(repliesFor(told.story).refusal);
  diary.act({ ...coding(told), handlings: ['REFERRAL'] }, [1, 6]);
  diary.act({ act: 'refuse', reason, text }, [0.1, 7]);
  return diary.steps;
}

type End = 'told' | 'unsolved' | 'silent' | 'waits';

/** Worker and reporter write to one another, until it is told, fails or one falls silent. */
function converse(told: Told, diary: Diary): End {
  const { story, tell, chance } = told;
  const lines = linesOf(told);
  for (const [index, line] of lines.entries()) {
    if ('worker' in line) {
      const next = lines[index + 1];
      const waiting = next !== undefined && 'reporter' in next;
      diary.act({ act: 'reply', text: tell(line.worker), waiting }, [0.2, 8]);
    } else if (chance.often(0.08)) {
      if (chance.often(0.5)) return 'waits';
      const text = tell(repliesFor(story).silence);
      diary.act({ act: 'reply', text, waiting: false }, [21, 60]);
      return 'silent';
    } else {
      diary.answer(tell(line.reporter));
      if (!isHopeless(story) || !chance.often(0.3)) continue;
      diary.act({ act: 'reply', text: tell(repliesFor(story).unsolved), waiting: false }, [5, 20]);
      return 'unsolved';
    }
  }
  return 'told';
}

/** Whether this story can end badly. */
function isHopeless({ outcomes }: Story): boolean {
  return outcomes.flat().includes('NOT_SOLVED');
}

/** Outcomes that agree with what was written. */
function outcomesOf({ story, chance }: Told, end: End): string[] {
  if (end === 'silent') return ['NO_CONTACT'];
  const { outcomes, talk } = story;
  const bad = outcomes.filter((codes) => codes.includes('NOT_SOLVED'));
  const good = outcomes.filter((codes) => !codes.includes('NOT_SOLVED'));
  if (end === 'unsolved') return [...chance.pick(bad)];
  return [...chance.pick(talk && good.length > 0 ? good : outcomes)];
}

function linesOf({ story, filing }: Told): readonly Line[] {
  const replies = repliesFor(story);
  if (filing.answers.anonymity === 'ANON_FULL') return [{ worker: replies.anonymous }];
  const talk = story.talk ?? [{ worker: replies.first }];
  const last = talk.at(-1);
  return last && 'reporter' in last ? [...talk, { worker: replies.closing }] : talk;
}

function coding({ story, filing, chance }: Told): Extract<PlannedAct, { act: 'code' }> {
  const { want, anonymity } = filing.answers;
  const [first, ...others] = possibleHandlings(story, anonymity);
  const more = others.filter(() => chance.often(0.6));
  return {
    act: 'code',
    grounds: [...story.grounds],
    domain: story.domain,
    natures: [...story.natures],
    careCategories: [...(story.care ?? [])],
    handlings: want === 'REPORT' ? ['REGISTER'] : [first ?? 'ADVICE', ...more],
  };
}

function repliesFor({ language }: Story) {
  return REPLIES[language ?? 'nl'];
}

/** A moment in working hours (UTC, Monday to Friday) at least some minutes later. */
function workingMoment(after: Date, days: number, chance: Chance): Date {
  const at = new Date(after.getTime() + Math.floor(days * DAY_MS) + 10 * 60_000);
  if (at.getUTCHours() >= 16) at.setTime(at.getTime() + DAY_MS);
  while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setTime(at.getTime() + DAY_MS);
  if (at.getUTCHours() < 8 || at.getUTCHours() >= 16) {
    at.setUTCHours(8, Math.floor(chance.between(0, 480)), 0, 0);
  }
  return at;
}
