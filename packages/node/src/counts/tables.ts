import type { Period } from '@nabij/protocol';
import { boolean, pgTable, smallint, text, timestamp, uuid } from 'drizzle-orm/pg-core';

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
  /** Null: it left by itself. */
  releasedBy: uuid('released_by'),
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

/** When quarters leave by themselves; one row, or none. */
export const releaseSchedule = pgTable('release_schedule', {
  one: boolean().primaryKey().default(true),
  automatic: boolean().notNull(),
  days: smallint().notNull(),
  setBy: uuid('set_by').notNull(),
  setAt: timestamp('set_at', { withTimezone: true }).notNull(),
});

/** Why a quarter is held back, where somebody says so. */
export const HOLD_REASONS = ['checking', 'unfinished', 'recognisable', 'agreed'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

export const releaseHolds = pgTable('release_holds', {
  id: uuid().primaryKey().defaultRandom(),
  period: text().notNull(),
  reason: text().$type<HoldReason>(),
  heldBy: uuid('held_by').notNull(),
  heldAt: timestamp('held_at', { withTimezone: true }).notNull(),
  liftedAt: timestamp('lifted_at', { withTimezone: true }),
});

/** Quarters of which the last preparation failed. */
export const releaseFailures = pgTable('release_failures', {
  period: text().primaryKey(),
  failedAt: timestamp('failed_at', { withTimezone: true }).notNull(),
});
