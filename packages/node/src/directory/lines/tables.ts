import { date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

/** People at agencies whom the team knows. */
export const shortLines = pgTable('short_lines', {
  id: uuid().primaryKey(),
  version: integer().notNull(),
  agencyType: text('agency_type').notNull(),
  verifiedOn: date('verified_on').notNull(),
  lastContactOn: date('last_contact_on'),
  sealedLine: text('sealed_line').notNull(),
});
