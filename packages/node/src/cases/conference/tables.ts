import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const conferences = pgTable('conferences', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  state: text().$type<'planned' | 'held' | 'cancelled'>().notNull(),
  at: moment('at').notNull(),
  sealed: text().notNull(),
  madeBy: uuid('made_by').notNull(),
  madeAt: moment('made_at').notNull(),
  version: integer().notNull(),
});

export const conferenceGuests = pgTable('conference_guests', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  conferenceId: uuid('conference_id').notNull(),
  kind: text().$type<'reporter' | 'colleague' | 'helper' | 'agency' | 'point'>().notNull(),
  accountId: uuid('account_id'),
  sealedName: text('sealed_name'),
  invitedBy: uuid('invited_by').notNull(),
  invitedAt: moment('invited_at').notNull(),
});

export const conferenceShowings = pgTable('conference_showings', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  guestId: uuid('guest_id').notNull(),
  parts: text().array().notNull(),
  accountId: uuid('account_id').notNull(),
  at: moment('at').notNull(),
});

export const conferenceSteps = pgTable('conference_steps', {
  stepId: uuid('step_id').primaryKey(),
  caseId: uuid('case_id').notNull(),
  conferenceId: uuid('conference_id').notNull(),
});
