import { integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../system/bytea.ts';

/** One citizen at the form or at their report; sealed under a key that only their cookie has. */
export const visits = pgTable('visits', {
  id: bytea().primaryKey(),
  sealed: text().notNull(),
  sentAt: timestamp('sent_at', { withTimezone: true }),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});

/** What was filed at the desk, by a digest of the request and who sent it. */
export const deskRequests = pgTable('desk_requests', {
  id: bytea().primaryKey(),
  caseId: uuid('case_id').notNull(),
  at: timestamp({ withTimezone: true }).notNull(),
});

/** A file on its way in; its key lies in the sealed content of a visit. */
export const uploads = pgTable('uploads', {
  id: uuid().primaryKey(),
  /** By which the files of one visit are counted; follows from their key. */
  owner: bytea().notNull(),
  sealedFacts: text('sealed_facts').notNull(),
  /** Bytes announced, and bytes here. */
  size: integer().notNull(),
  received: integer().notNull(),
  chunks: integer().notNull(),
  state: text().$type<'coming' | 'ready'>().notNull(),
  expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
});

export const uploadChunks = pgTable(
  'upload_chunks',
  {
    uploadId: uuid('upload_id').notNull(),
    n: integer().notNull(),
    sealed: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.uploadId, table.n] })],
);
