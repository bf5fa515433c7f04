import type { Period } from '@nabij/protocol';
import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

export const gatheredReleases = pgTable(
  'gathered_releases',
  {
    iss: text().notNull(),
    period: text().$type<Period>().notNull(),
    jti: uuid().notNull(),
    body: text().notNull(),
    digest: text().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.iss, table.period] })],
);

/** One number of a release; a null count is a hidden cell, never a zero. */
export const gatheredCells = pgTable(
  'gathered_cells',
  {
    iss: text().notNull(),
    period: text().$type<Period>().notNull(),
    measure: text().notNull(),
    tableId: text('table_id').notNull(),
    code: text().notNull(),
    count: integer(),
  },
  (table) => [
    primaryKey({
      columns: [table.iss, table.period, table.measure, table.tableId, table.code],
    }),
  ],
);
