import type { Period } from '@nabij/protocol';
import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** That somebody of the region reminded a town of a quarter. */
export const regionReminders = pgTable(
  'region_reminders',
  {
    iss: text().notNull(),
    period: text().$type<Period>().notNull(),
    remindedAt: timestamp('reminded_at', { withTimezone: true }).notNull(),
    accountId: uuid('account_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.iss, table.period, table.remindedAt] })],
);
