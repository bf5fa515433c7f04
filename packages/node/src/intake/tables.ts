import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { bytea } from '../system/bytea.ts';

/** One citizen at the form or at their report; sealed under a key that only their cookie has. */
export const visits = pgTable('visits', {
  id: bytea().primaryKey(),
  sealed: text().notNull(),
  sentAt: timestamp('sent_at', { withTimezone: true }),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});
