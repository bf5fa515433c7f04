import { type Chance, pickWeighted } from './chance.ts';
import type { Town } from './region.ts';
import type { Theme } from './stories/story.ts';

export const DAY_MS = 86_400_000;
const YEAR_DAYS = 365.25;

/** How busy each month is, from January; the mean is 1. Summer is quiet, autumn is not. */
const SEASON = [1.08, 1.02, 1.02, 0.96, 1, 0.94, 0.74, 0.8, 1.18, 1.14, 1.1, 1.02];
/** From Sunday: people write most on Mondays. */
const WEEK = [0.75, 1.25, 1.1, 1.05, 1.1, 1.05, 0.7];
/** Growth in a year; the end of the first year is as busy as `yearly` says. */
const GROWTH = 0.1;

const WEIGHTS: Readonly<Record<Theme, number>> = {
  work: 12,
  housing: 9,
  school: 8,
  hospitality: 6,
  shops: 6,
  police: 4,
  neighbourhood: 9,
  online: 4,
  sport: 4,
  transport: 5,
  waiting: 9,
  pillar: 8,
  decision: 8,
  respect: 7,
  homeCare: 8,
  youthCare: 8,
  support: 8,
  both: 14,
};

/**
 * The moments at which filings come in, in order. A later `until` only adds moments at the end.
 * Regular rather than random in their number, so that even the village has its eight a year.
 */
export function arrivals(town: Town, span: { from: Date; until: Date }, chance: Chance): Date[] {
  const moments: Date[] = [];
  let expected = chance.next();
  let month = -1;
  let busy = 1;
  for (let at = span.from.getTime(); at < span.until.getTime(); at += DAY_MS) {
    const day = new Date(at);
    if (day.getUTCMonth() !== month) {
      month = day.getUTCMonth();
      busy = chance.between(0.85, 1.15);
    }
    const years = (at - span.from.getTime()) / DAY_MS / YEAR_DAYS;
    const trend = 1 + GROWTH * (years - 1);
    const season = (SEASON[month] ?? 1) * (WEEK[day.getUTCDay()] ?? 1) * busy;
    expected += (town.yearly / YEAR_DAYS) * trend * season;
    const onThisDay = Math.floor(expected);
    expected -= onThisDay;
    moments.push(...timesOf(day, onThisDay, chance));
  }
  return moments.filter((moment) => moment < span.until);
}

/**
 * What a filing is about. True in the region, and there for the chart to show: rooms are refused
 * when students come (August to October), school complaints follow the school year, nightlife the
 * summer, and waiting for care and youth care grow from year to year.
 */
export function themeAt(at: Date, from: Date, chance: Chance): Theme {
  const years = (at.getTime() - from.getTime()) / DAY_MS / YEAR_DAYS;
  const month = at.getUTCMonth() + 1;
  const entries = Object.entries(WEIGHTS).map(([theme, weight]) => ({
    value: theme as Theme,
    weight: weight * swing(theme as Theme, month, years),
  }));
  return pickWeighted(chance, entries);
}

function swing(theme: Theme, month: number, years: number): number {
  switch (theme) {
    case 'housing':
      return month >= 8 && month <= 10 ? 2.1 : 0.7;
    case 'school':
      return month === 7 || month === 8 ? 0.2 : 1.1;
    case 'hospitality':
      return month >= 5 && month <= 8 ? 1.5 : 0.8;
    case 'waiting':
    case 'youthCare':
      return 0.7 + 0.45 * years;
    case 'homeCare':
      return month <= 2 || month === 12 ? 1.4 : 0.9;
    default:
      return 1;
  }
}

function timesOf(day: Date, count: number, chance: Chance): Date[] {
  const times = Array.from({ length: count }, () => {
    // two draws make the middle of the day and the evening likelier than dawn
    const hour = 7 + (chance.next() + chance.next()) * 8;
    return new Date(day.getTime() + Math.floor(hour * 3600) * 1000);
  });
  return times.sort((a, b) => a.getTime() - b.getTime());
}
