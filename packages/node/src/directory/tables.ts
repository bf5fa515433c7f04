import { date, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import type { HsdsService } from './hsds.ts';
import type { Entry } from './services.ts';

export const services = pgTable('services', {
  id: text().primaryKey(),
  /** What our pages show of it. */
  body: jsonb().$type<HsdsService>().notNull(),
  fits: text().array().notNull(),
  /** Everything that was said of it, as HSDS has it. */
  entry: jsonb().$type<Entry>().notNull(),
  verifiedOn: date('verified_on'),
  version: integer().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
});
