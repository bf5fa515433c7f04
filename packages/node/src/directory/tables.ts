import { jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { HsdsService } from './hsds.ts';

export const services = pgTable('services', {
  id: text().primaryKey(),
  body: jsonb().$type<HsdsService>().notNull(),
  fits: text().array().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});
