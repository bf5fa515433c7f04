import { BOTH } from './both.ts';
import { DECISION } from './care-decision.ts';
import { PILLAR } from './care-pillar.ts';
import { RESPECT } from './care-respect.ts';
import { WAITING } from './care-waiting.ts';
import { HOME_CARE } from './home-care.ts';
import { HOSPITALITY } from './hospitality.ts';
import { HOUSING } from './housing.ts';
import { NEIGHBOURHOOD } from './neighbourhood.ts';
import { ONLINE } from './online.ts';
import { POLICE } from './police.ts';
import { SCHOOL } from './school.ts';
import { SHOPS } from './shops.ts';
import { SUPPORT } from './social-support.ts';
import { SPORT } from './sport.ts';
import type { Story, Theme } from './story.ts';
import { TRANSPORT } from './transport.ts';
import { WORK } from './work.ts';
import { YOUTH_CARE } from './youth-care.ts';

/** Every story of the demo, by theme. */
export const STORIES: Readonly<Record<Theme, readonly Story[]>> = {
  work: WORK,
  housing: HOUSING,
  school: SCHOOL,
  hospitality: HOSPITALITY,
  shops: SHOPS,
  police: POLICE,
  neighbourhood: NEIGHBOURHOOD,
  online: ONLINE,
  sport: SPORT,
  transport: TRANSPORT,
  waiting: WAITING,
  pillar: PILLAR,
  decision: DECISION,
  respect: RESPECT,
  homeCare: HOME_CARE,
  youthCare: YOUTH_CARE,
  support: SUPPORT,
  both: BOTH,
};
