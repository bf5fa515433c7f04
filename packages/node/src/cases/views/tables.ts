import { boolean, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { FilterWords } from '../list/filters.ts';

/** Lists that somebody looks at often. */
export const savedViews = pgTable('saved_views', {
  id: uuid().primaryKey(),
  accountId: uuid('account_id').notNull(),
  sealedName: text('sealed_name').notNull(),
  filters: jsonb().$type<FilterWords>().notNull(),
  isShared: boolean('is_shared').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});
