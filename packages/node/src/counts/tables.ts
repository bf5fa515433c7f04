import type { Period } from '@nabij/protocol';
import { boolean, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * One row per case and measure, with codes and a month only. As long as its quarter has not left,
 * it knows its case, so that corrections count; from then on there is no way back.
 */
export const tallies = pgTable('tallies', {
  id: uuid().primaryKey().defaultRandom(),
  measure: text().$type<'received' | 'closed'>().notNull(),
  month: text().notNull(),
  arrived: text().$type<'IN_PERIOD' | 'EARLIER'>().notNull(),
  subject: text().notNull(),
  request: text().notNull(),
  channel: text().notNull(),
  residence: text().notNull(),
  grounds: text().array().notNull(),
  domain: text().notNull(),
  natures: text().array().notNull(),
  handlings: text().array().notNull(),
  careCategories: text('care_categories').array().notNull(),
  outcomes: text().array().notNull(),
  barriers: text().array().notNull(),
  timeliness: text().$type<'IN_TIME' | 'LATE' | 'NO_TERM'>(),
  campaign: boolean().notNull(),
  person: uuid(),
  caseId: uuid('case_id'),
});

export const releases = pgTable('releases', {
  period: text().primaryKey(),
  body: text().notNull(),
  digest: text().notNull(),
  jti: uuid().notNull().unique(),
  releasedBy: uuid('released_by').notNull(),
  releasedAt: timestamp('released_at', { withTimezone: true }).notNull(),
});

/** Releases that were prepared and not sent: what people look at, and what then leaves. */
export const releaseDrafts = pgTable('release_drafts', {
  period: text().$type<Period>().primaryKey(),
  /** Digest of the exact counts, and of the release before. */
  basis: text().notNull(),
  body: text().notNull(),
  digest: text().notNull(),
  how: text().$type<'chosen' | 'coarse' | 'nothing'>().notNull(),
  madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
});
