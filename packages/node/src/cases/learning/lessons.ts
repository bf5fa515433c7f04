import type { Country, OwnTerm } from '@nabij/protocol';
import type { Db } from '../../system/database.ts';
import { Refusal } from '../../system/problem.ts';
import { ownTerms } from '../deadlines/town-terms-store.ts';
import type { Facts } from './facts.ts';
import { type Lessons, learn } from './learn.ts';
import { wasOnTime } from './on-time.ts';
import {
  barrierFacts,
  type ClosedRow,
  closedRows,
  decisionFacts,
  feedbackFacts,
  firstYear,
  type Span,
} from './store.ts';

/** What a year says, and which years there are. */
export interface YearOfLessons {
  readonly year: number;
  readonly years: readonly number[];
  /** Whether the year still runs. */
  readonly running: boolean;
  readonly lessons: Lessons;
}

/**
 * What one calendar year (UTC) says about the work of the team. Whole years only: a quarter beside
 * its year would tell, by subtraction, what the other quarters hide.
 * @throws Refusal request-invalid for a year that is not one of `years`
 */
export async function lessonsOf(
  db: Db,
  wanted: number | undefined,
  { country, now }: { country: Country; now: Date },
): Promise<YearOfLessons> {
  const current = now.getUTCFullYear();
  const first = Math.min((await firstYear(db)) ?? current, current);
  const years = Array.from({ length: current - first + 1 }, (_, back) => current - back);
  const year = wanted ?? current;
  if (!years.includes(year)) throw new Refusal('request-invalid');
  const span = { from: new Date(Date.UTC(year, 0, 1)), to: new Date(Date.UTC(year + 1, 0, 1)) };
  const lessons = learn(await factsOf(db, span, country));
  return { year, years, running: year === current, lessons };
}

async function factsOf(db: Db, span: Span, country: Country): Promise<Facts> {
  const [decisions, barriers, closed, feedback, own] = await Promise.all([
    decisionFacts(db, span),
    barrierFacts(db, span),
    closedRows(db, span),
    feedbackFacts(db, span),
    ownTerms(db),
  ]);
  return {
    decisions,
    barriers,
    closed: closed.map((row) => closedFact(row, own, country)),
    feedback,
  };
}

function closedFact(
  row: ClosedRow,
  own: readonly OwnTerm[],
  country: Country,
): Facts['closed'][number] {
  const { outcomes, handOns, closedAt, firstAnswer, ...timed } = row;
  const it = {
    ...timed,
    own,
    state: 'IN_PROGRESS',
    firstAnswer: firstAnswer ?? undefined,
  } as const;
  return { outcomes, sameWorker: handOns === 0, onTime: wasOnTime(it, closedAt, country) };
}
