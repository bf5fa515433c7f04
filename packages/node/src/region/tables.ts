import type { Period } from '@nabij/protocol';
import {
  boolean,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Areas } from './map/areas.ts';

export const gatheredReleases = pgTable(
  'gathered_releases',
  {
    iss: text().notNull(),
    period: text().$type<Period>().notNull(),
    jti: uuid().notNull(),
    body: text().notNull(),
    digest: text().notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true }).notNull(),
    /** Version of the code lists that its cells are made of. */
    codes: text().notNull(),
    threshold: integer().notNull(),
    /** It shows more than there are inhabitants. */
    aboveInhabitants: boolean('above_inhabitants').notNull(),
    /** It names a release before it that never came here. */
    afterUnknown: boolean('after_unknown').notNull(),
  },
  (table) => [primaryKey({ columns: [table.iss, table.period] })],
);

/** The area of the region, as its people loaded it: one or none. */
export const regionMap = pgTable('region_map', {
  isOne: boolean('is_one').primaryKey().default(true),
  areas: json().$type<Areas>().notNull(),
  addedAt: timestamp('added_at', { withTimezone: true }).notNull(),
});
