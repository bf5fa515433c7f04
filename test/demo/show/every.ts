import { TOWNS, type TownId } from '../region.ts';
import { A_HOUSE } from './a-house.ts';
import { BUS_STOP } from './bus-stop.ts';
import { CARE_AT_HOME } from './care-at-home.ts';
import { CLUB_CASE } from './club.ts';
import { COUNTER } from './counter.ts';
import { JUST_IN } from './just-in.ts';
import { PARKING_CARD } from './parking-card.ts';
import { SCHOOL } from './school.ts';
import { type ShowCase, type ShowStep, stepsOf } from './show-case.ts';
import { TWO_MATTERS } from './two-matters.ts';
import { YOUTH_CARE } from './youth-care.ts';

/** Every show case. */
export const SHOW_CASES: readonly ShowCase[] = [
  PARKING_CARD,
  CARE_AT_HOME,
  A_HOUSE,
  SCHOOL,
  COUNTER,
  YOUTH_CARE,
  TWO_MATTERS,
  ...BUS_STOP,
  CLUB_CASE,
  ...JUST_IN,
];

/** A step of a show case, which has a town as everything in the history. */
export type ShownStep = ShowStep & { readonly town: TownId };

/** One that is played once its case is filed. */
export type PlayedStep = Exclude<ShownStep, { kind: 'file' }>;

/** What happens in the show cases up to now, in order: they are told in the first town. */
export function showSteps(until: Date): ShownStep[] {
  const town = TOWNS[0]?.id ?? 'wilgendrecht';
  return SHOW_CASES.flatMap((one) => stepsOf(one, until))
    .map((step) => ({ ...step, town }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
