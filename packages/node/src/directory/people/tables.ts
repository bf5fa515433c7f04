import { pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../../system/bytea.ts';

/** Who works here and chose to be shown to citizens. */
export const shownPeopleTable = pgTable('shown_people', {
  accountId: uuid('account_id').primaryKey(),
  name: text().notNull(),
  line: text().notNull(),
  /** New for every photo: an address that somebody noted shows no later one. */
  photoId: uuid('photo_id').unique(),
  photo: bytea(),
  at: timestamp('at', { withTimezone: true }).notNull(),
});
