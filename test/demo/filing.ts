import { codeList, topLevel } from '@nabij/protocol';
import type { Answers } from '../../packages/node/src/intake/report/answers.ts';
import { type Chance, pickWeighted } from './chance.ts';
import { TOWNS, type Town } from './region.ts';
import { inventContact } from './reporters.ts';
import { REPLIES } from './stories/replies.ts';
import type { Anonymity, Story } from './stories/story.ts';

/** What the intake of a point is given: what a reporter would have answered page by page. */
export interface Filing {
  readonly answers: Answers;
  /** Of the pages on which it was filed; the words may be in another language. */
  readonly language: 'nl' | 'en' | 'fr' | 'de' | 'ar';
  readonly channel: string;
}

const CHANNELS = [
  { value: 'WEB', weight: 80 },
  { value: 'PHONE', weight: 10 },
  { value: 'DESK', weight: 7 },
  { value: 'OUTREACH', weight: 3 },
];
const ONGOING = /^(al |sinds |elke |dit |deze |nu|de laatste )/;

/** Fills in the form as the reporter of this story would. */
export function fillIn(
  story: Story,
  { town, tell, chance }: { town: Town; tell: (text: string) => string; chance: Chance },
): Filing {
  const language = story.language ?? 'nl';
  const want = wanted(story, chance);
  const anonymity = want === 'REPORT' ? 'ANON_FULL' : anonymityOf(story, want, chance);
  const when = tell(story.when ?? usualWhen(language));
  return {
    answers: {
      about: story.subject,
      want,
      story: storyOf(story, want, { tell, chance }),
      ...placeOf(town, chance),
      setting: chance.often(0.07) ? 'UNKNOWN' : topLevel('domain', story.domain),
      when,
      ongoing: ONGOING.test(when),
      ground: chance.often(0.15) ? [] : tickedGrounds(story),
      anonymity,
      contact: anonymity === 'ANON_FULL' ? null : inventContact(chance),
      role: 'SELF',
      notice: false,
      earlier: null,
    },
    language: language === 'en' ? 'en' : 'nl',
    channel: pickWeighted(chance, CHANNELS),
  };
}

/** The kinds of handling that this filing's anonymity leaves possible. */
export function possibleHandlings(story: Story, anonymity: string): string[] {
  const choice = codeList('anonymity').codes.find(({ code }) => code === anonymity);
  const left = story.handlings.filter((code) => !choice?.blocks?.includes(code));
  return left.length > 0 ? left : ['ADVICE'];
}

/** The long answer: what happened, begun and ended as this reporter would. */
function storyOf(
  story: Story,
  want: string,
  { tell, chance }: { tell: (text: string) => string; chance: Chance },
): string {
  const words = REPLIES[story.language ?? 'nl'];
  const parts = [
    chance.often(0.35) ? greet(tell(words.greeting)) : '',
    tell(story.text),
    chance.often(0.45) ? ` ${tell(want === 'REPORT' ? words.thanks : words.hope)}` : '',
    chance.often(0.5) ? `\n\n${words.place} ${tell(story.where)}` : '',
  ];
  return parts.join('');
}

function greet(greeting: string): string {
  return /[,،]$/u.test(greeting) ? `${greeting}\n\n` : `${greeting} `;
}

function wanted(story: Story, chance: Chance): Story['request'] {
  if (story.request === 'REPORT') return 'REPORT';
  const roll = chance.next();
  // some who could ask for help only want it counted
  if (roll < 0.1 && story.anonymity === undefined) return 'REPORT';
  return roll < 0.25 ? 'ADVICE' : story.request;
}

function anonymityOf(story: Story, want: string, chance: Chance): Anonymity {
  if (story.anonymity) return story.anonymity;
  const named = want === 'ADVICE' ? 0.68 : 0.8;
  const roll = chance.next();
  if (roll < named) return 'NAMED';
  return roll < 0.95 ? 'ANON_THIRD' : 'ANON_FULL';
}

function tickedGrounds(story: Story): string[] {
  return [...new Set(story.grounds.map((code) => topLevel('ground', code)))];
}

function usualWhen(language: string): string {
  return language === 'nl' ? '[{date}|{date}, {hour}|afgelopen {day}|{date}]' : '{date}';
}

function placeOf(town: Town, chance: Chance): Pick<Answers, 'place' | 'elsewhere' | 'lives'> {
  const roll = chance.next();
  if (roll < 0.05) {
    const other = chance.pick(TOWNS.filter(({ id }) => id !== town.id));
    return { place: 'ELSEWHERE', elsewhere: other.town, lives: 'YES' };
  }
  return { place: 'HERE', elsewhere: '', lives: roll < 0.13 ? 'NO' : 'YES' };
}
