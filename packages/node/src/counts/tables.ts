import { bigint, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** One row per case and measure, with codes and a month only: no way back to the case. */
export const tallies = pgTable('tallies', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  measure: text().$type<'received' | 'closed'>().notNull(),
  month: text().notNull(),
  subject: text().notNull(),
  grounds: text().array().notNull(),
  domain: text().notNull(),
});

export const releases = pgTable('releases', {
  period: text().primaryKey(),
  body: text().notNull(),
  digest: text().notNull(),
  jti: uuid().notNull().unique(),
  releasedBy: uuid('released_by').notNull(),
  releasedAt: timestamp('released_at', { withTimezone: true }).notNull(),
});
