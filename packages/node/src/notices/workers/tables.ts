import { date, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Workers who want to hear by mail that there is something new. */
export const workerMail = pgTable('worker_mail', {
  accountId: uuid('account_id').primaryKey(),
  sealed: text().notNull(),
  toldUntil: moment('told_until').notNull(),
  remindedOn: date('reminded_on'),
  attempts: integer().notNull(),
  nextAt: moment('next_at').notNull(),
  refusedAt: moment('refused_at'),
});
