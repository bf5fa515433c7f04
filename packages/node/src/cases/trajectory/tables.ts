import { boolean, date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Who does a step: the person, this point, or somebody who is named in what is sealed. */
export const DOERS = ['person', 'point', 'other'] as const;

/** What those who gave the help can answer. */
export const HELP_ANSWERS = ['works', 'partly', 'not', 'not-started'] as const;

/** With whom one looks back: with the person, or with others who know. */
export const LOOK_BACK_WAYS = ['person', 'others'] as const;

/** Each has the id of its box. */
export const trajectories = pgTable('trajectories', {
  id: uuid().primaryKey(),
  createdAt: moment('created_at').notNull(),
});

export const trajectoryCases = pgTable('trajectory_cases', {
  caseId: uuid('case_id').primaryKey(),
  trajectoryId: uuid('trajectory_id').notNull(),
  sealedKey: text('sealed_key').notNull(),
  joinedBy: uuid('joined_by'),
  joinedAt: moment('joined_at').notNull(),
});

export const planGoals = pgTable('plan_goals', {
  id: uuid().primaryKey(),
  trajectoryId: uuid('trajectory_id').notNull(),
  caseId: uuid('case_id').notNull(),
  area: text().notNull(),
  sealedWords: text('sealed_words').notNull(),
  at: moment('at').notNull(),
  reachedOn: date('reached_on'),
  version: integer().notNull(),
});

export const planSteps = pgTable('plan_steps', {
  id: uuid().primaryKey(),
  trajectoryId: uuid('trajectory_id').notNull(),
  caseId: uuid('case_id').notNull(),
  goalId: uuid('goal_id'),
  doer: text().$type<(typeof DOERS)[number]>().notNull(),
  sealed: text().notNull(),
  at: moment('at').notNull(),
  dueOn: date('due_on'),
  doneOn: date('done_on'),
  version: integer().notNull(),
});

export const helpFeedback = pgTable('help_feedback', {
  id: uuid().primaryKey(),
  trajectoryId: uuid('trajectory_id').notNull(),
  caseId: uuid('case_id').notNull(),
  stepId: uuid('step_id'),
  answer: text().$type<(typeof HELP_ANSWERS)[number]>().notNull(),
  sealed: text().notNull(),
  notedBy: uuid('noted_by'),
  at: moment('at').notNull(),
});

export const lookBacks = pgTable('look_backs', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  way: text().$type<(typeof LOOK_BACK_WAYS)[number]>().notNull(),
  dueOn: date('due_on').notNull(),
  plannedBy: uuid('planned_by'),
  plannedAt: moment('planned_at').notNull(),
  doneBy: uuid('done_by'),
  doneAt: moment('done_at'),
  reached: boolean(),
  codes: text().array().notNull(),
  sealedWords: text('sealed_words'),
});
