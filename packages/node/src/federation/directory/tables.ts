import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/** At a coordinator: what each member last said of itself, as it signed it. */
export const memberStatements = pgTable('member_statements', {
  entityId: text('entity_id').primaryKey(),
  statement: text().notNull(),
  fetchedAt: instant('fetched_at').notNull(),
});

/** At a point: the directory of its network, as the coordinator signed it last. */
export const directories = pgTable('directories', {
  iss: text().primaryKey(),
  statement: text().notNull(),
  issuedAt: instant('issued_at').notNull(),
  fetchedAt: instant('fetched_at').notNull(),
});
