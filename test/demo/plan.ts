import { nextPeriod, type Period, periodEnd, periodOf } from '@nabij/protocol';
import type { HoldReason } from '../../packages/node/src/counts/tables.ts';
import { arrivals, DAY_MS, themeAt } from './arrivals.ts';
import { type Chance, seededChance } from './chance.ts';
import { courseOf, type Decided, type PlannedAct } from './course.ts';
import { type Filing, fillIn } from './filing.ts';
import type { Town, TownId } from './region.ts';
import { STORIES } from './stories/every.ts';
import type { Story } from './stories/story.ts';
import { teller } from './tell.ts';

/** One thing that happens in the region. `case` names a case within the plan only. */
export type DemoEvent = { readonly at: Date; readonly town: TownId } & (
  | {
      readonly kind: 'file';
      readonly case: string;
      /** Id of the story that it tells. */
      readonly story: string;
      readonly filing: Filing;
    }
  | {
      readonly kind: 'act';
      readonly case: string;
      readonly login: string;
      readonly act: PlannedAct;
    }
  | { readonly kind: 'answer'; readonly case: string; readonly text: string }
  | {
      readonly kind: 'decide';
      readonly case: string;
      readonly login: string;
      readonly decided: Decided;
    }
  | { readonly kind: 'feedback'; readonly case: string; readonly codes: readonly string[] }
  | { readonly kind: 'release'; readonly period: Period }
  | {
      readonly kind: 'hold';
      readonly period: Period;
      readonly login: string;
      readonly reason: HoldReason;
    }
);

interface Span {
  readonly from: Date;
  readonly until: Date;
}

const HISTORY_QUARTERS = 8;
/** The village holds its last quarter back, or it would leave by itself: the region sees silence. */
const SILENT = { town: 'wilgendrecht', quarter: HISTORY_QUARTERS, reason: 'unfinished' } as const;
/** One town released one quarter late. */
const LATE = { town: 'hazelvoorde', quarter: HISTORY_QUARTERS - 1, days: 38 };
const USUAL_DAYS = 9;

/** Two whole years of quarters and what there is of the present one. */
export function demoSpan(now: Date): Span {
  const quarter = Math.floor(now.getUTCMonth() / 3) - HISTORY_QUARTERS;
  return { from: new Date(Date.UTC(now.getUTCFullYear(), quarter * 3, 1)), until: now };
}

/**
 * Everything that happens in the towns between two moments, in order. Pure: the same towns and
 * span give the same plan, and a later `until` only adds to its end.
 */
export function planHistory(towns: readonly Town[], span: Span): DemoEvent[] {
  return towns
    .flatMap((town) => [...casesOf(town, span), ...releasesOf(town, span)])
    .filter(({ at }) => at < span.until)
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

function casesOf(town: Town, span: Span): DemoEvent[] {
  const seed = `${town.id} ${span.from.toISOString()}`;
  const chance = seededChance(seed);
  const choose = storyteller(town, span.from, seededChance(`${seed} stories`));
  const told = new Set<string>();
  return arrivals(town, span, chance).flatMap((at, index) => {
    const story = choose(at);
    const id = `${town.id}-${index + 1}`;
    for (let attempt = 0; ; attempt += 1) {
      const events = tellCase({ town, story, id, at }, seededChance(`${seed} ${index} ${attempt}`));
      const text = events[0]?.kind === 'file' ? events[0].filing.answers.story : '';
      // the same words twice in one town: tell it another way, as long as there is one
      if (told.has(text) && attempt < 20) continue;
      told.add(text);
      return events;
    }
  });
}

function tellCase(
  { town, story, id, at }: { town: Town; story: Story; id: string; at: Date },
  chance: Chance,
): DemoEvent[] {
  const day = new Date(at.getTime() - Math.floor(chance.between(0, 14)) * DAY_MS);
  const tell = teller({ town: town.id, language: story.language ?? 'nl', day }, chance);
  const filing = fillIn(story, { town, tell, chance });
  const steps = courseOf({ story, filing, filedAt: at, town, tell, chance });
  const where = { town: town.id, case: id };
  return [
    { kind: 'file', at, ...where, story: story.id, filing },
    ...steps.map((step) => ({ ...step, ...where })),
  ];
}

/** Chooses stories so that the one told least in this town comes first. */
function storyteller(town: Town, from: Date, chance: Chance): (at: Date) => Story {
  const times = new Map<string, number>();
  const isVillage = town.id === 'wilgendrecht';
  return (at) => {
    const stories = STORIES[themeAt(at, from, chance)];
    const fitting = stories.filter(({ urban }) => !(urban && isVillage));
    const timesTold = ({ id }: Story) => times.get(id) ?? 0;
    const least = Math.min(...fitting.map(timesTold));
    const story = chance.pick(fitting.filter((one) => timesTold(one) === least));
    times.set(story.id, least + 1);
    return story;
  };
}

function releasesOf(town: Town, { from, until }: Span): DemoEvent[] {
  const chance = seededChance(`${town.id} releases`);
  const leaving: DemoEvent[] = [];
  let period = periodOf(from);
  for (let quarter = 1; periodEnd(period) < until; quarter += 1) {
    const late = town.id === LATE.town && quarter === LATE.quarter;
    const at = new Date(periodEnd(period).getTime() + (late ? LATE.days : USUAL_DAYS) * DAY_MS);
    while (at.getUTCDay() === 0 || at.getUTCDay() === 6) at.setTime(at.getTime() + DAY_MS);
    at.setUTCHours(9, Math.floor(chance.between(0, 300)));
    const silent = town.id === SILENT.town && quarter === SILENT.quarter;
    if (silent) leaving.push(holdOf(town, period));
    else leaving.push({ kind: 'release', at, town: town.id, period });
    period = nextPeriod(period);
  }
  return leaving;
}

/** Before the quarter is over, so that nothing leaves however soon after it somebody looks. */
function holdOf({ id, people: [person] }: Town, period: Period): DemoEvent {
  const at = new Date(periodEnd(period).getTime() - DAY_MS / 2);
  return { kind: 'hold', at, town: id, period, login: person?.login ?? '', reason: SILENT.reason };
}
