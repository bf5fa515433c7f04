import { integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Mail that waits; gone as soon as it is sent or given up. */
export const notices = pgTable('notices', {
  id: uuid().primaryKey(),
  sealed: text().notNull(),
  attempts: integer().notNull(),
  nextAttemptAt: moment('next_attempt_at').notNull(),
  leaseUntil: moment('lease_until'),
  createdAt: moment('created_at').notNull(),
  giveUpAt: moment('give_up_at').notNull(),
});
