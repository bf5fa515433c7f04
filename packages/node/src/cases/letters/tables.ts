import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Audience } from './built-in.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const letterTemplates = pgTable(
  'letter_templates',
  {
    template: text().notNull(),
    language: text().notNull(),
    audience: text().$type<Audience>().notNull(),
    setBy: uuid('set_by').notNull(),
    setAt: moment('set_at').notNull(),
    sealed: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.template, table.language] })],
);

export const letters = pgTable('letters', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  partyId: uuid('party_id').notNull(),
  at: moment('at').notNull(),
  accountId: uuid('account_id').notNull(),
  sealed: text().notNull(),
});
