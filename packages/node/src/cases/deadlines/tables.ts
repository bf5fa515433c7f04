import { date, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../system/bytea.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const termChanges = pgTable('term_changes', {
  id: uuid().primaryKey(),
  caseId: uuid('case_id').notNull(),
  kind: text().$type<'pause' | 'done' | 'stated' | 'extension'>().notNull(),
  term: text().notNull(),
  fromOn: date('from_on').notNull(),
  untilOn: date('until_on'),
  basis: text().$type<'law' | 'consent'>(),
  reason: text(),
  sealedNote: text('sealed_note'),
  setBy: uuid('set_by').notNull(),
  at: moment('at').notNull(),
  takenBackAt: moment('taken_back_at'),
});

export const townTerms = pgTable(
  'town_terms',
  {
    term: text().notNull(),
    since: date().notNull(),
    days: integer().notNull(),
    extensionDays: integer('extension_days'),
    setBy: uuid('set_by').notNull(),
    setAt: moment('set_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.term, table.since] })],
);

export const calendarFeeds = pgTable('calendar_feeds', {
  accountId: uuid('account_id').primaryKey(),
  secretHash: bytea('secret_hash').notNull(),
  language: text().notNull(),
  madeAt: moment('made_at').notNull(),
  readOn: date('read_on'),
});
