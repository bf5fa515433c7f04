import { pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moment = (name: string) => timestamp(name, { withTimezone: true });

/** Who helps the one who has a case. */
export const caseSupporters = pgTable(
  'case_supporters',
  {
    caseId: uuid('case_id').notNull(),
    accountId: uuid('account_id').notNull(),
    since: moment('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.caseId, table.accountId] })],
);

/** Many reports about one thing. */
export const campaigns = pgTable('campaigns', {
  id: uuid().primaryKey(),
  sealedName: text('sealed_name').notNull(),
  createdBy: uuid('created_by'),
  createdAt: moment('created_at').notNull(),
  endedAt: moment('ended_at'),
});
