import { boolean, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const parties = pgTable('parties', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  role: text().notNull(),
  sealed: text().notNull(),
  mediation: text().$type<'agreed' | 'declined'>(),
  mediationAt: moment('mediation_at'),
  addedBy: uuid('added_by').notNull(),
  addedAt: moment('added_at').notNull(),
  version: integer().notNull(),
});

export const contacts = pgTable('contacts', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  partyId: uuid('party_id'),
  channel: text().notNull(),
  direction: text().$type<'in' | 'out'>().notNull(),
  reached: boolean().notNull(),
  told: boolean().notNull(),
  heard: boolean().notNull(),
  at: moment('at').notNull(),
  accountId: uuid('account_id').notNull(),
  notedAt: moment('noted_at').notNull(),
  sealedNote: text('sealed_note').notNull(),
  struckBy: uuid('struck_by'),
  struckAt: moment('struck_at'),
});

export const notHeard = pgTable('not_heard', {
  caseId: uuid('case_id').primaryKey(),
  reason: text().notNull(),
  sealedWhy: text('sealed_why').notNull(),
  accountId: uuid('account_id').notNull(),
  at: moment('at').notNull(),
});
