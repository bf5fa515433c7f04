import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import { seededChance } from '../demo/chance.ts';
import { fillIn } from '../demo/filing.ts';
import { TOWNS } from '../demo/region.ts';
import { STORIES } from '../demo/stories/every.ts';
import { teller } from '../demo/tell.ts';

/** A filing as the demo's reporters write them, with what is written to and fro afterwards. */
export interface ToldCase {
  readonly answers: Answers;
  readonly messages: readonly string[];
}

/** So many cases, the same ones every time. */
export function tellCases(count: number): ToldCase[] {
  const town = TOWNS.find(({ id }) => id === 'oostermonde') ?? TOWNS[0];
  if (!town) throw new Error('The demo has no towns');
  const chance = seededChance('bench vault');
  const stories = Object.values(STORIES).flat();
  return Array.from({ length: count }, (_, n) => {
    const story = chance.pick(stories);
    const day = new Date(Date.UTC(2026, 0, 1 + (n % 300)));
    const tell = teller({ town: town.id, language: story.language ?? 'nl', day }, chance);
    const { answers } = fillIn(story, { town, tell, chance });
    const talk = (story.talk ?? []).flatMap((line) => Object.values(line) as string[]);
    return { answers, messages: talk.map(tell) };
  });
}
