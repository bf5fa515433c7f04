import { dayIn, plainLabel } from '@nabij/protocol';
import type { SignedIn } from '../../access/sign-in/session.ts';
import { listCorrections, said } from '../../cases/corrections/corrections.ts';
import { journalOpening, openCaseFor } from '../../cases/read.ts';
import { membersOf, together } from '../../cases/trajectory/members.ts';
import { openTrajectory } from '../../cases/trajectory/open-trajectory.ts';
import { type ShownPlan, shownPlan } from '../../cases/trajectory/shown-plan.ts';
import type { Db } from '../../system/database.ts';
import { calendarDay } from '../pages/local-time.ts';
import type { Point } from '../pages/shell.ts';
import { isLanguage, type Language, type Texts } from '../texts.ts';
import { doerIn } from './doer.ts';

interface SheetStep {
  what: string;
  who: string;
  when: string;
}

/** The plan on one sheet of paper, in the language of the person whose it is. */
export interface PlanSheet {
  language: string;
  direction: 'ltr' | 'rtl';
  title: string;
  /** Whose plan, when, and which case: one line each. */
  about: string[];
  heads: { goals: string; what: string; who: string; when: string };
  /** What is not reached yet, each with the steps to it that are not done; then the other steps. */
  goals: { area: string; words: string; steps: SheetStep[] }[];
  others: { title: string; steps: SheetStep[] };
  /** How much is done, and whom to tell what should change. */
  closing: string[];
}

interface SheetDeps {
  readonly db: Db;
  readonly point: Point;
  readonly textsIn: (language: Language) => Texts;
}

/**
 * The plan as it is now, for the person to take along. It is an opening of the case.
 * @throws Refusal not-found, not-let-in
 */
export async function planSheet(
  { db, point, textsIn }: SheetDeps,
  who: SignedIn,
  { caseId, now }: { caseId: string; now: Date },
): Promise<PlanSheet> {
  const it = await openCaseFor(db, who, caseId);
  const { filingKey, answers } = it.open;
  const members = await membersOf(db, { caseId });
  const own = members.find(({ id }) => id === caseId);
  const at = own && (await openTrajectory(filingKey, { ...own, caseId }));
  const plan = await shownPlan(db, at, together(members, caseId));
  const { contact } = said(answers, await listCorrections(db, { caseId, filingKey }));
  await journalOpening(db, { caseId, actorId: who.accountId }, now);
  const { language } = it.filing;
  const texts = textsIn(isLanguage(language) ? language : 'nl');
  const { t } = texts;
  const date = calendarDay(texts, dayIn(point.country, now));
  return {
    language: texts.language,
    direction: texts.direction,
    title: t('plan.mine'),
    about: [
      contact?.name ? t('plan.for', { name: contact.name }) : '',
      t('plan.made', { point: point.name, date }),
      t('plan.number', { number: it.case.number }),
      it.ownerName === null ? '' : t('plan.worker', { name: it.ownerName }),
    ].filter((line) => line !== ''),
    ...planOn(texts, plan),
    closing: closingOf(texts, point, plan),
  };
}

/** What is still to be reached and done. */
function planOn(texts: Texts, plan: ShownPlan): Pick<PlanSheet, 'heads' | 'goals' | 'others'> {
  const { t, language } = texts;
  const open = plan.steps.filter(({ doneOn }) => doneOn === null);
  const goals = plan.goals.filter(({ reachedOn }) => reachedOn === null);
  const stepsOf = (steps: ShownPlan['steps']) =>
    steps.map((step) => ({
      what: step.what,
      who: doerIn(texts, step),
      when: step.dueOn === null ? t('plan.noDay') : calendarDay(texts, step.dueOn),
    }));
  const isTo = (id: string) => (step: { goalId: string | null }) => step.goalId === id;
  return {
    heads: {
      goals: t('plan.goals'),
      what: t('plan.what'),
      who: t('plan.who'),
      when: t('plan.when'),
    },
    goals: goals.map(({ id, area, words }) => ({
      area: plainLabel('life_domain', area, language),
      words,
      steps: stepsOf(open.filter(isTo(id))),
    })),
    others: {
      title: goals.length === 0 ? t('plan.steps') : t('plan.otherSteps'),
      steps: stepsOf(open.filter((step) => goals.every(({ id }) => !isTo(id)(step)))),
    },
  };
}

function closingOf({ t }: Texts, point: Point, plan: ShownPlan): string[] {
  const count = plan.steps.filter(({ doneOn }) => doneOn !== null).length;
  const isEmpty = plan.goals.length + plan.steps.length === 0;
  return [
    isEmpty ? t('plan.empty') : '',
    count > 0 ? t('plan.doneCount', { count }) : '',
    t('plan.change'),
    point.phone ? t('plan.call', { phone: point.phone }) : '',
    t('plan.follow', { address: `${point.url}/follow` }),
  ].filter((line) => line !== '');
}
