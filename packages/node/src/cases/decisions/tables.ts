import { date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { MandateHolder } from './mandate.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const mandates = pgTable('mandates', {
  role: text().$type<MandateHolder>().primaryKey(),
  kinds: text().array().notNull(),
  perDecision: integer('per_decision').notNull(),
  perCase: integer('per_case').notNull(),
  setBy: uuid('set_by').notNull(),
  setAt: moment('set_at').notNull(),
});

/** `proposed` waits for a second colleague; `made` needed none. */
export const DECISION_STATES = ['made', 'proposed', 'agreed', 'declined', 'withdrawn'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

export const decisions = pgTable('decisions', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  kind: text().notNull(),
  decision: text().notNull(),
  reasons: text().array().notNull(),
  amount: integer(),
  againOn: date('again_on'),
  state: text().$type<DecisionState>().notNull(),
  madeBy: uuid('made_by').notNull(),
  at: moment('at').notNull(),
  settledBy: uuid('settled_by'),
  settledAt: moment('settled_at'),
  answerReasons: text('answer_reasons').array().notNull(),
  sealed: text().notNull(),
});

export const barriers = pgTable('barriers', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  decisionId: uuid('decision_id'),
  rule: text().notNull(),
  level: text().notNull(),
  notedBy: uuid('noted_by').notNull(),
  at: moment('at').notNull(),
  sealed: text().notNull(),
});
